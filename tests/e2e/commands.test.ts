import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { COMMANDS } from '../../src-core/commands/commands.ts'
import { openArticle, selectByMouse } from './acts.ts'
import { launchLectern } from './fixture/launch-lectern.ts'

const TITLE = 'Russia and Ukraine return to Istanbul with rival terms'

/** What an article that is being read, with an annotation active, gives no occasion for. */
const ELSEWHERE = [
  ...['article.reading', 'article.restore', 'edit.redo', 'link.copy', 'tag.rename', 'tag.delete'],
  ...['palette.open', 'notebook.filter', 'notebook.selectAll', 'view.back', 'beside.swap', 'beside.close'],
  ...['picture.open', 'aloud.stop', 'aloud.next', 'aloud.previous', 'aloud.nextParagraph'],
  ...['aloud.previousParagraph', 'aloud.highlight', 'annotate.mergeNext'],
]

/** The items of a list that is open, each with the keys that it shows. */
async function listed(page: Page, role: 'menu' | 'dialog', item: string): Promise<string[]> {
  const rows = await page.getByRole(role).locator(item).all()
  return Promise.all(
    rows.map(async (row) => {
      const keys = await row.locator('kbd').allInnerTexts()
      const words = (await row.innerText()).split('\n')[0]?.trim() ?? ''
      return [words, keys.join('+')].filter(Boolean).join(' | ')
    }),
  )
}

test('every act is in the application menu, the palette and the menus of what it is about, with its key', async () => {
  const lectern = await launchLectern()
  const { page } = lectern
  await openArticle(page, TITLE)
  for (const { id, title, keys } of COMMANDS) {
    const { label, accelerator } = await lectern.describeMenuItem(id)
    expect.soft(label.startsWith(title), id).toBe(true)
    // On macOS keys that a text field needs are left out of the menu.
    if (process.platform !== 'darwin') expect.soft(accelerator !== null, id).toBe(keys.length > 0)
  }

  // The palette lists what can be done now: with an annotation active, all but these.
  await selectByMouse(page, 'a former Ottoman residence')
  await page.keyboard.press('2')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('option').first().waitFor()
  const rows = await listed(page, 'dialog', '[role=option]')
  const missing = COMMANDS.filter(({ title }) => !rows.some((row) => row.split(' | ')[0] === title))
  expect(missing.map(({ id }) => id)).toEqual(ELSEWHERE)
  for (const { title, keys } of COMMANDS.filter((command) => !missing.includes(command)))
    expect
      .soft(
        rows.some((row) => row.startsWith(`${title} | `)),
        title,
      )
      .toBe(keys.length > 0)
  await page.keyboard.press('Escape')

  await page.getByRole('region', { name: 'Article' }).focus()
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menu', { name: 'Annotate' }).waitFor()
  expect(await listed(page, 'menu', '[role=menuitem]')).toEqual([
    'Highlight | h',
    'Write a Note | n',
    'Tag | t',
    'Link to… | l',
    'Copy Quote with Source | c',
    'Copy as Markdown | Shift+C',
    'Change the Range | r',
    'Split Highlight | x',
    'Delete Annotation | Del',
  ])
  await page.keyboard.press('Escape')
  await page.getByRole('option', { name: TITLE }).click({ button: 'right' })
  await page.getByRole('menu').waitFor()
  expect(await listed(page, 'menu', '[role=menuitem], [role=menuitemradio]')).toEqual([
    'Open',
    'Open Beside | b',
    'Details… | i',
    'Inbox',
    'Reading',
    'Archive | e',
    'Tags… | Shift+L',
    'Export… | Ctrl+E',
    'Read Again in Another Encoding…',
    'Move to Trash | Del',
  ])
})
