import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { card, openArticle, painted, selectByMouse } from './acts.ts'
import { launchLectern } from './fixture/launch-lectern.ts'

const TITLE = 'Russia and Ukraine return to Istanbul with rival terms'
const PASSAGE = 'a former Ottoman residence on the Bosphorus'
const OTHER = 'How to read with a pencil'

async function mark(page: Page, passage: string) {
  await selectByMouse(page, passage)
  await page.keyboard.press('2')
  await expect.poll(() => painted(page, 'blue')).toContain(passage)
}

test('two passages of different articles are linked, followed both ways, broken and mended', async () => {
  const lectern = await launchLectern()
  const { page } = lectern
  const target = 'Six is few on purpose.'
  await openArticle(page, OTHER)
  await mark(page, target)
  await openArticle(page, TITLE)
  await mark(page, PASSAGE)

  // By keys: the passage is found by its words, in whichever article it is.
  await page.keyboard.press('l')
  const dialog = page.getByRole('dialog', { name: 'Link to…' })
  await dialog.getByRole('combobox', { name: 'What it does there' }).fill('contradicts')
  await dialog.getByRole('combobox', { name: 'Passage or article' }).fill('few on purpose')
  await dialog.getByRole('option', { name: 'Six is few on purpose' }).waitFor()
  await page.keyboard.press('Enter')
  const link = card(page, PASSAGE).getByRole('button', { name: 'Six is few on purpose' })
  await link.waitFor()
  await card(page, PASSAGE).getByText('contradicts').waitFor()

  // Space shows the other passage; Enter goes there, and Back returns.
  await link.focus()
  await page.keyboard.press(' ')
  await page.getByLabel('The passage at the other end').getByText(OTHER).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: OTHER }).waitFor()
  await expect.poll(() => painted(page, 'active')).toEqual([target])
  await card(page, target).getByText('contradicted by').waitFor()
  await page.keyboard.press('Alt+ArrowLeft')
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor()
  await expect.poll(() => painted(page, 'active')).toEqual([PASSAGE])

  // With Ctrl it opens beside what is being read.
  await link.focus()
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect.poll(() => painted(page, 'active')).toContain(target)
  await page.getByRole('region', { name: `Article: ${TITLE}` }).waitFor()
  await expect.poll(() => page.title()).toBe(`${OTHER} – Lectern`)
  await page.keyboard.press('Shift+B')
  await page.getByRole('region', { name: 'Article', exact: true }).waitFor()

  // A deleted end shows as broken, and Undo mends it.
  await openArticle(page, OTHER)
  await card(page, target).click()
  await card(page, target).getByRole('button', { name: 'Delete' }).click()
  await openArticle(page, TITLE)
  await card(page, PASSAGE).getByText('was deleted').waitFor()
  await page.keyboard.press('Control+z')
  await page.getByRole('heading', { level: 1, name: OTHER }).waitFor()
  await card(page, target).waitFor()
  await openArticle(page, TITLE)
  await link.waitFor()

  // A note refers to the same passage, completed while it is typed.
  await card(page, PASSAGE).getByRole('button', { name: 'Quote' }).first().click()
  await page.keyboard.press('n')
  const completions = page.getByRole('listbox', { name: 'What to refer to' })
  await page.keyboard.type('As in ((few on')
  await completions.getByRole('option', { name: 'Six is few on purpose' }).waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.type(' of [[how to read')
  await completions.getByRole('option', { name: OTHER }).waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await card(page, PASSAGE)
    .getByRole('button', { name: OTHER })
    .click({ modifiers: ['ControlOrMeta'] })
  await page.getByRole('region', { name: `Article: ${OTHER}` }).waitFor()
  await page.getByRole('region', { name: `Article: ${TITLE}` }).waitFor()
})

test('a card is linked with another that it is dropped on, from the mouse alone', async () => {
  const { page } = await launchLectern()
  await openArticle(page, TITLE)
  const other = 'produced agreement on a large exchange of prisoners'
  await mark(page, other)
  await mark(page, PASSAGE)
  await page.keyboard.press('Escape')
  await card(page, PASSAGE).locator('header').dragTo(card(page, other))
  await page.getByText('Passages linked').waitFor()
  await card(page, PASSAGE).getByRole('button', { name: 'produced agreement' }).waitFor()

  // The other end tells of it, and the card's own menu has what can be done.
  await card(page, other).getByRole('button', { name: 'a former Ottoman' }).waitFor()
  await card(page, other).locator('header').click({ button: 'right' })
  const menu = page.getByRole('menu', { name: 'Annotate' })
  await menu.getByRole('menuitem', { name: 'Delete Annotation' }).click()
  await card(page, other).waitFor({ state: 'detached' })
  await card(page, PASSAGE).getByText('was deleted').waitFor()
})
