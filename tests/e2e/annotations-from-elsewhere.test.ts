import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { webAnnotations } from '../main/incoming/web-annotations.ts'
import { dropFiles, openArticle, painted } from './acts.ts'
import { launchLectern, type Lectern } from './fixture/launch-lectern.ts'

const FERRY =
  'The last ferry\n\nNobody was told that the last ferry had gone.\n\nThe pier was empty by nine.\n'
const GAUGE = 'The tide gauge\n\nA zero that travels takes the whole sea with it.\n'

const NOTES = webAnnotations(
  { id: 'a', title: 'The last ferry', exact: 'the last ferry had gone', note: 'Who says so?', tags: ['sea'] },
  { id: 'b', title: 'The last ferry', exact: 'words of another edition', note: 'Look it up.' },
  { id: 'c', title: 'The tide gauge', exact: 'A zero that travels', note: 'Quote this.' },
)

const FILES = { 'ferry.txt': FERRY, 'gauge.txt': GAUGE, 'notes.json': NOTES }

async function withFerry(): Promise<Lectern> {
  const lectern = await launchLectern({ files: FILES })
  await lectern.page.getByRole('option').first().waitFor()
  await dropFiles(lectern.page, [{ name: 'ferry.txt', text: FERRY }])
  await lectern.page.getByRole('heading', { level: 1, name: 'The last ferry' }).waitFor()
  return lectern
}

async function importNotes(lectern: Lectern): Promise<void> {
  await lectern.answerDialog({ choose: [lectern.path('notes.json')] })
  await lectern.chooseMenuItem('annotations.import')
  await lectern.page.getByRole('dialog', { name: 'Annotations from elsewhere' }).waitFor()
}

const done = (page: Page) => page.getByRole('button', { name: 'Done' }).click()
const yellow = (page: Page) => painted(page, 'yellow')

describe('annotations of another program', () => {
  test('become highlights; the rest waits, and is placed when its article comes in', async () => {
    const lectern = await withFerry()
    const { page } = lectern
    await importNotes(lectern)
    await page.getByText('Placed 1 annotation in 1 article; 2 wait in the tray.').waitFor()
    await page.getByText('1 · The article is here, but these words are not in it.').waitFor()
    await done(page)
    await expect.poll(() => yellow(page)).toEqual(['the last ferry had gone'])
    await page.getByText('Who says so?').waitFor()

    await importNotes(lectern)
    await page.getByText('1 was here already; 2 wait in the tray.').waitFor()
    await done(page)
    expect(await yellow(page)).toEqual(['the last ferry had gone'])

    await page.getByRole('button', { name: '2 without a passage' }).waitFor()
    await dropFiles(page, [{ name: 'gauge.txt', text: GAUGE }])
    await page.getByText('Placed 1 annotation in “The tide gauge”').waitFor()
    await expect.poll(() => yellow(page)).toEqual(['A zero that travels'])
    await page.getByRole('button', { name: '1 without a passage' }).waitFor()

    await lectern.restart()
    const { page: again } = lectern
    await again.getByRole('button', { name: '1 without a passage' }).waitFor()
    await openArticle(again, 'The tide gauge')
    await expect.poll(() => yellow(again)).toEqual(['A zero that travels'])
    expect(await readdir(join(lectern.library, 'unplaced'))).toHaveLength(2)
  })

  test('come in by drop, and undo takes all of them back', async () => {
    const lectern = await withFerry()
    const { page } = lectern
    await dropFiles(page, [{ name: 'notes.json', text: NOTES }])
    await page.getByRole('dialog', { name: 'Annotations from elsewhere' }).waitFor()
    await done(page)
    await page.getByRole('button', { name: '2 without a passage' }).waitFor()
    await page.keyboard.press('Control+z')
    await expect.poll(() => yellow(page)).toEqual([])
    await page.getByRole('button', { name: 'without a passage' }).waitFor({ state: 'detached' })
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(() => yellow(page)).toEqual(['the last ferry had gone'])
    await page.getByRole('button', { name: '2 without a passage' }).waitFor()
  })

  test('of which some were deleted stay so when they come in again, until they are put back', async () => {
    const { page } = await withFerry()
    await dropFiles(page, [{ name: 'notes.json', text: NOTES }])
    await done(page)
    await page.keyboard.press('Control+z')
    await expect.poll(() => yellow(page)).toEqual([])

    await dropFiles(page, [{ name: 'notes.json', text: NOTES }])
    const report = page.getByRole('dialog', { name: 'Annotations from elsewhere' })
    await report.getByText('1 you had deleted').waitFor()
    expect(await yellow(page)).toEqual([])
    await report.getByRole('button', { name: 'Put back' }).click()
    await expect.poll(() => yellow(page)).toEqual(['the last ferry had gone'])
    await done(page)
    await page.keyboard.press('Control+z')
    await expect.poll(() => yellow(page)).toEqual([])
  })

  test('are discarded with Undo, put back, and placed by hand: at their passage or in the note', async () => {
    const lectern = await withFerry()
    const { page } = lectern
    await importNotes(lectern)
    await page.getByRole('button', { name: 'Open the tray' }).click()
    const tray = page.getByRole('dialog', { name: 'Tray of annotations' })
    await tray.getByRole('button', { name: 'Discard: A zero that travels' }).click()
    await tray.getByText('A zero that travels').waitFor({ state: 'detached' })
    await tray.getByRole('button', { name: 'Undo' }).click()
    await tray.getByText('A zero that travels').waitFor()
    await tray.getByRole('button', { name: 'Discard: A zero that travels' }).click()
    await tray.getByRole('button', { name: 'Discarded 1' }).click()
    await tray.getByRole('button', { name: 'Put back: A zero that travels' }).click()

    await tray.getByRole('button', { name: 'Place in an article: words of another edition' }).click()
    const place = page.getByRole('dialog', { name: 'Place the annotation' })
    await place.getByRole('combobox', { name: 'Article' }).fill('last ferry')
    await page.keyboard.press('Enter')
    await place.getByText('These words are not in “The last ferry”').waitFor()
    await place.getByRole('button', { name: 'Add to the article’s note' }).click()
    await tray.getByText('A zero that travels').waitFor()
    await done(page)
    await page.getByText('Look it up.').waitFor()
    await page.getByText('words of another edition').waitFor()

    await page.keyboard.press('Control+z')
    await page.getByRole('button', { name: '2 without a passage' }).waitFor()
    await expect.poll(() => page.getByText('Look it up.').count()).toBe(0)
  })
})
