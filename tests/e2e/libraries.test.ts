import { mkdir, readdir, rename } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { card, openArticle } from './acts.ts'
import { launchLectern, type Lectern } from './fixture/launch-lectern.ts'

const TITLE = 'Russia and Ukraine return to Istanbul with rival terms'

/** What a menu item does with the folder that is chosen in its dialog. */
async function choose(lectern: Lectern, item: string, folder: string): Promise<void> {
  await lectern.answerDialog({ choose: [folder] })
  await lectern.chooseMenuItem(item)
}

/** Where the window says that its library is. */
async function shownFolder(lectern: Lectern): Promise<string> {
  const { page } = lectern
  await lectern.chooseMenuItem('settings.open')
  await page.getByRole('tab', { name: 'Library' }).click()
  const folder = await page.getByRole('tabpanel').locator('.place .path').textContent()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  return folder!.trim()
}

/** Highlights the beginning of an article, in whatever library the command line finds. */
async function annotate(lectern: Lectern, note: string): Promise<string> {
  const { page } = lectern
  await openArticle(page, TITLE)
  const quote = (await page.locator('[data-block]').nth(1).textContent())!.slice(0, 40).trim()
  const { stdout } = await lectern.cli(['list', '--json'])
  const { id } = (JSON.parse(stdout) as { id: string; title: string }[]).find(({ title }) => title === TITLE)!
  expect((await lectern.cli(['annotate', id, '--quote', quote, '--note', note])).code).toBe(0)
  await card(page, quote).getByText(note).waitFor()
  return quote
}

/** Does what makes the window show another library, and waits until it does. */
async function switching(lectern: Lectern, act: () => Promise<void>): Promise<void> {
  const { page } = lectern
  await page.evaluate(() => document.documentElement.setAttribute('data-before', ''))
  await act()
  await page.locator('html:not([data-before])').getByRole('option').first().waitFor()
}

/** Reads in the window what was noted. */
async function seeNote(lectern: Lectern, quote: string, note: string): Promise<void> {
  await openArticle(lectern.page, TITLE)
  await card(lectern.page, quote).getByText(note).waitFor()
}

test('a library is made, left for the first one, opened again, and moved', async () => {
  const lectern = await launchLectern()
  const [second, third] = [lectern.path('second'), lectern.path('third')]
  await Promise.all([mkdir(second), mkdir(third)])
  await lectern.page.getByRole('option').first().waitFor()
  const quote = await annotate(lectern, 'In the first')

  await switching(lectern, () => choose(lectern, 'library.new', second))
  expect(await readdir(second)).toContain('library.json')
  await annotate(lectern, 'In the second')
  expect(await shownFolder(lectern)).toBe(second)

  await lectern.chooseMenuItem('settings.open')
  const first = lectern.page.getByRole('button', { name: `Open ${lectern.library}` })
  await switching(lectern, () => first.click())
  await seeNote(lectern, quote, 'In the first')
  expect(await lectern.page.getByText('In the second').count()).toBe(0)

  await choose(lectern, 'library.move', third)
  await lectern.page.getByRole('button', { name: 'Move', exact: true }).click()
  await lectern.page.getByText(`Your library is in ${third} now`).waitFor()
  expect(await readdir(lectern.data)).not.toContain('library')

  await lectern.restart()
  await seeNote(lectern, quote, 'In the first')
  expect(await shownFolder(lectern)).toBe(third)
})

test('a library that is not at its place is waited for, and nothing is made there', async () => {
  const lectern = await launchLectern()
  const stick = lectern.path('stick')
  await mkdir(stick)
  await lectern.page.getByRole('option').first().waitFor()
  await switching(lectern, () => choose(lectern, 'library.new', stick))
  const quote = await annotate(lectern, 'On the stick')
  await lectern.quit()
  await rename(stick, lectern.path('drawer'))

  await lectern.start()
  await lectern.page.getByText(`Your library is not at its place: ${stick}`).waitFor()
  expect((await lectern.cli(['list'])).code).not.toBe(0)
  expect(await readdir(lectern.folder)).not.toContain('stick')
  const useDefault = lectern.page.getByRole('button', { name: 'Use the default one' })
  await switching(lectern, () => useDefault.click())
  await openArticle(lectern.page, TITLE)
  expect(await card(lectern.page, quote).count()).toBe(0)

  await switching(lectern, () => choose(lectern, 'library.openOther', lectern.path('drawer')))
  await seeNote(lectern, quote, 'On the stick')
  await lectern.quit()
  await rename(lectern.path('drawer'), stick)
  await lectern.start()
  await lectern.page.getByText('Your library is not at its place').waitFor()
  await rename(stick, lectern.path('drawer'))
  const tryAgain = lectern.page.getByRole('button', { name: 'Try again' })
  await switching(lectern, () => tryAgain.click())
  await seeNote(lectern, quote, 'On the stick')
})

test('a library is packed into one zip file, and unpacked from it beside the first', async () => {
  const lectern = await launchLectern()
  const { page } = lectern
  const [zip, folder] = [lectern.path('library.zip'), lectern.path('unpacked')]
  await mkdir(folder)
  await page.getByRole('option').first().waitFor()
  const quote = await annotate(lectern, 'Goes along')

  await lectern.answerDialog({ save: zip })
  await lectern.chooseMenuItem('library.pack')
  await page.getByText(/^Packed the library: \d+ files$/).waitFor()
  await annotate(lectern, 'Written later')

  await lectern.answerDialog({ choose: [zip] })
  await lectern.answerDialog({ choose: [folder] })
  await switching(lectern, () => lectern.chooseMenuItem('library.unpack'))
  expect(await shownFolder(lectern)).toBe(folder)
  await seeNote(lectern, quote, 'Goes along')
  expect(await page.getByText('Written later').count()).toBe(0)

  const [first, ...others] = await readdir(lectern.data, { recursive: true })
  expect([first, ...others].some((name) => name?.endsWith('library.json'))).toBe(true)
})
