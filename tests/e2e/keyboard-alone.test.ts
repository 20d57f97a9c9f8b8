import { readFile, readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { card, painted } from './acts.ts'
import { launchLectern } from './fixture/launch-lectern.ts'

const TITLE = 'Russia and Ukraine return to Istanbul with rival terms'

test('by keyboard alone: from the start to a highlight with note, tag and link, and its export', async () => {
  const lectern = await launchLectern({ files: { 'out/.keep': '' } })
  const { page } = lectern
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const focused = () => page.evaluate(() => document.activeElement?.tagName ?? 'BODY')
  await page.getByRole('option').first().waitFor()

  // The palette opens the article.
  await press('Control+k')
  await page.keyboard.type('rival terms')
  await page.getByRole('dialog').getByRole('option', { name: TITLE }).first().waitFor()
  await press('Enter')
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor()

  // With no selection, `h` means the sentence at the reading cursor.
  await press('j', 'j', 'h')
  await expect.poll(() => painted(page, 'active')).toHaveLength(1)
  const [sentence = ''] = await painted(page, 'active')
  expect(sentence).toMatch(/^The session was planned .*\.$/)
  await press('5')
  await expect.poll(() => painted(page, 'red')).toContain(sentence)

  await press('n')
  await page.keyboard.type('Who *chose* the palace?')
  await press('Escape', 't')
  await page.keyboard.type('people/ministers')
  await press('Enter', 'Enter')
  const own = card(page, sentence)
  await own.getByText('people/ministers').waitFor()

  await press('l')
  await page.getByRole('dialog', { name: 'Link to…' }).getByRole('option').first().waitFor()
  await press('Enter')
  await own.getByRole('list', { name: 'Links' }).waitFor()

  // Deleted and taken back: the keys go on where they were.
  await press('Delete')
  await expect.poll(() => own.count()).toBe(0)
  await press('Control+z')
  await own.getByText('people/ministers').waitFor()
  await press(']')
  await expect.poll(() => painted(page, 'active')).not.toEqual([])

  // Escape goes one level out: the dialog, the active annotation; nothing more is lost.
  await press('?')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor()
  await press('Escape')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  expect(await painted(page, 'active')).not.toEqual([])
  await press('Escape')
  await expect.poll(() => painted(page, 'active')).toEqual([])
  expect(await focused()).not.toBe('INPUT')

  await lectern.answerDialog({ choose: [lectern.path('out')] })
  await press('Control+e')
  await page.getByRole('dialog').getByText('.md', { exact: false }).first().waitFor()
  await press('Enter')
  await page.getByRole('button', { name: 'Show in folder' }).waitFor()
  const [file = ''] = (await readdir(lectern.path('out'))).filter((name) => name.endsWith('.md'))
  const markdown = await readFile(`${lectern.path('out')}/${file}`, 'utf8')
  expect(markdown).toContain('Who *chose* the palace?')
  expect(markdown).toContain('#people/ministers')
  expect(markdown).toMatch(/see \[\[.*#\^hl-/)

  // The welcome article has ticked off what was done on the way.
  await press('Escape', 'F1')
  const steps = page.getByLabel('First steps').getByRole('listitem')
  await expect
    .poll(() => steps.filter({ hasNotText: ', done' }).allInnerTexts())
    .toEqual([expect.stringContaining('Move where it ends'), expect.stringContaining('Search')])

  // The two that are left are done where they are read of, and the list says that this was all.
  await press(']', 'Alt+Shift+ArrowRight', 'Escape', '/')
  await page.keyboard.type('pencil')
  await page.getByRole('heading', { name: 'You have tried it all' }).waitFor()
})

test('a key of one’s own takes the place of the old one, everywhere and after a restart', async () => {
  const lectern = await launchLectern()
  const { page } = lectern
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  await page.getByRole('option').first().waitFor()
  await press('Control+,')
  await page.getByRole('tab', { name: 'Keys' }).click()
  await page.getByRole('searchbox', { name: 'Search the commands' }).fill('article details')
  await page.getByRole('button', { name: 'Change i of Article Details' }).click()
  await press('n')
  await page.getByText('“Write a Note” has it').waitFor()
  await press('F9')
  await page.getByRole('button', { name: 'Change F9 of Article Details' }).waitFor()
  await press('Escape')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)

  await lectern.restart()
  await lectern.page.getByRole('option').first().waitFor()
  await lectern.page.keyboard.press('i')
  await lectern.page.keyboard.press('F9')
  await lectern.page.getByRole('dialog', { name: 'Article details' }).waitFor()
})
