import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { card, openArticle, painted, selectByMouse } from './acts.ts'
import { launchLectern } from './fixture/launch-lectern.ts'

const LEFT = 'Russia and Ukraine return to Istanbul with rival terms'
const RIGHT = 'Çırağan’ın dört hayatı'
const IN_LEFT = 'a former Ottoman residence on the Bosphorus'
const IN_RIGHT = 'Adını kandilden alan bir yapı ateşe yenilmişti.'

const column = (page: Page, title: string) => page.getByRole('region', { name: `Article: ${title}` })
/** The title of the article that the window is about: the one in the focused column. */
const focused = (page: Page) => expect.poll(() => page.title())

test('two articles are read and annotated side by side', async () => {
  const lectern = await launchLectern({ size: { width: 1600, height: 840 } })
  let { page } = lectern
  await openArticle(page, LEFT)

  // Without a row that the keys are on, a dialog asks which; it does not offer what is open.
  await selectByMouse(page, IN_LEFT)
  await page.keyboard.press('Escape')
  await page.keyboard.press('b')
  const dialog = page.getByRole('dialog', { name: 'Open beside' })
  await dialog.getByRole('combobox', { name: 'Article' }).fill('istanbul')
  await expect.poll(() => dialog.getByRole('option', { name: LEFT }).count()).toBe(0)
  await dialog.getByRole('combobox', { name: 'Article' }).fill('hayati')
  await dialog.getByRole('option', { name: RIGHT }).waitFor()
  await page.keyboard.press('Enter')
  await column(page, RIGHT).waitFor()
  await focused(page).toBe(`${RIGHT} – Lectern`)

  // Each has highlights of its own; the cards are those of the one that has the focus.
  await selectByMouse(page, IN_RIGHT)
  await page.keyboard.press('2')
  await expect.poll(() => painted(page, 'blue')).toEqual([IN_RIGHT])
  await card(page, IN_RIGHT).waitFor()
  await selectByMouse(page, IN_LEFT)
  await focused(page).toBe(`${LEFT} – Lectern`)
  await page.keyboard.press('2')
  await expect.poll(() => painted(page, 'blue').then((all) => all.toSorted())).toEqual([IN_RIGHT, IN_LEFT])
  await card(page, IN_LEFT).waitFor()
  await card(page, IN_RIGHT).waitFor({ state: 'detached' })

  // F6 goes to the other column, with the keys; what is found is found there.
  await page.keyboard.press('F6')
  await focused(page).toBe(`${RIGHT} – Lectern`)
  await card(page, IN_RIGHT).waitFor()
  await card(page, IN_LEFT).waitFor({ state: 'detached' })
  await expect
    .poll(() => column(page, RIGHT).evaluate((region) => region === document.activeElement))
    .toBe(true)

  // Undo shows in the column that it is about, without going there.
  await page.keyboard.press('Control+z')
  await expect.poll(() => painted(page, 'blue')).toEqual([IN_RIGHT])
  await focused(page).toBe(`${RIGHT} – Lectern`)

  // An article that is open is not opened twice: the list leads to its column.
  await page.getByRole('option', { name: LEFT }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Open Beside' }).click()
  await page.getByText('This article is open already').waitFor()
  await page.getByRole('option', { name: LEFT }).click()
  await focused(page).toBe(`${LEFT} – Lectern`)
  await column(page, RIGHT).waitFor()

  // Where there is no room the focused one is alone, and says why another cannot come.
  await lectern.resize({ width: 1000, height: 700 })
  await column(page, RIGHT).waitFor({ state: 'hidden' })
  await page.getByRole('region', { name: 'Article', exact: true }).waitFor()
  await page.getByRole('option', { name: 'The place where zero is kept' }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Open Beside' }).click()
  await page.getByText('There is no room for two articles side by side').waitFor()
  await lectern.resize({ width: 1280, height: 840 })
  await column(page, RIGHT).waitFor()

  // Both are there after a restart, and the keys are about the same one.
  await page.keyboard.press('F6')
  await focused(page).toBe(`${RIGHT} – Lectern`)
  await lectern.restart()
  page = lectern.page
  await column(page, LEFT).waitFor()
  await column(page, RIGHT).waitFor()
  await focused(page).toBe(`${RIGHT} – Lectern`)
  await expect.poll(() => painted(page, 'blue')).toEqual([IN_RIGHT])

  // Escape leaves the highlight; with nothing else to leave it closes the second column.
  await page.keyboard.press(']')
  await expect.poll(() => painted(page, 'active')).toEqual([IN_RIGHT])
  await page.keyboard.press('Escape')
  await expect.poll(() => painted(page, 'active')).toEqual([])
  await column(page, RIGHT).waitFor()
  await page.keyboard.press('Escape')
  await column(page, RIGHT).waitFor({ state: 'detached' })
  await focused(page).toBe(`${LEFT} – Lectern`)
})
