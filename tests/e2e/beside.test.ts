import { mkdir, readdir, rename, rmdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { card, openArticle, painted, selectByMouse } from './acts.ts'
import { launchLectern } from './fixture/launch-lectern.ts'

const TITLE = 'Russia and Ukraine return to Istanbul with rival terms'
const PASSAGE = 'a former Ottoman residence on the Bosphorus'

describe('the first start', () => {
  test('shows the four seeds, the welcome article already annotated', async () => {
    const { page } = await launchLectern()
    await page.getByRole('option').first().waitFor()
    expect(await page.getByRole('option').count()).toBe(4)
    await openArticle(page, 'How to read with a pencil')
    await expect.poll(() => painted(page, 'overlap')).toHaveLength(1)
    expect(await page.locator('[data-annotation]').count()).toBe(8)
  })

  test('a second start adds no seed twice', async () => {
    const lectern = await launchLectern()
    await lectern.page.getByRole('option').first().waitFor()
    await lectern.restart()
    await lectern.page.getByRole('option').first().waitFor()
    expect(await lectern.page.getByRole('option').count()).toBe(4)
  })
})

describe('a start with a file', () => {
  test('adds it to the library and opens it', async () => {
    const { page } = await launchLectern({
      files: { 'given.txt': 'A given text\n\nIt was opened with Lectern.\n' },
      open: ['given.txt'],
    })
    await page.getByRole('heading', { level: 1, name: 'A given text' }).waitFor()
    await page.getByText('Added “A given text”').waitFor()
  })
})

describe('a second start beside the first', () => {
  test('ends at once, and the file it was given is in the window of the first', async () => {
    const lectern = await launchLectern({
      files: { 'late.txt': 'Late news\n\nIt came in while the window was open.\n' },
    })
    await lectern.page.getByRole('option').first().waitFor()
    expect(await lectern.secondInstance([lectern.path('late.txt')])).toBe(0)
    await lectern.page.getByRole('option', { name: 'Late news' }).waitFor()
  })
})

describe('the command line beside the running app', () => {
  test('what it writes appears in the open window; what the window wrote, it shows', async () => {
    const lectern = await launchLectern()
    const { page } = lectern
    await openArticle(page, TITLE)
    await selectByMouse(page, PASSAGE)
    await page.keyboard.press('4')
    await expect.poll(() => painted(page, 'green')).toEqual([PASSAGE])

    const listed = JSON.parse((await lectern.cli(['list', '--json'])).stdout) as {
      id: string
      title: string
    }[]
    const id = listed.find(({ title }) => title === TITLE)?.id ?? ''
    const shown = JSON.parse((await lectern.cli(['show', id, '--json'])).stdout) as {
      annotations: { anchor: { exact: string } }[]
    }
    expect(shown.annotations.map(({ anchor }) => anchor.exact)).toContain(PASSAGE)

    const quote = 'Russian troops were advancing in the neighbouring Sumy region'
    const annotated = await lectern.cli([
      'annotate',
      id,
      '--quote',
      quote,
      '--colour',
      'red',
      '--note',
      'From *outside*',
    ])
    expect(annotated.code).toBe(0)
    await card(page, quote).getByText('outside').waitFor()
    expect(await painted(page, 'green')).toEqual([PASSAGE])
  })
})

describe('when the library cannot be written', () => {
  test('the window says so, shows what is on the disk, and saves again when it can', async () => {
    const lectern = await launchLectern()
    const { page, library } = lectern
    await openArticle(page, TITLE)
    const articles = join(library, 'articles')
    const before = await readdir(articles)

    // The folder is gone and something else is in its place, as when a disk was taken away.
    await rename(articles, `${articles}-away`)
    await writeFile(articles, 'not a folder')
    await selectByMouse(page, PASSAGE)
    await page.keyboard.press('1')
    await page.getByRole('alert').first().waitFor()
    await expect.poll(() => painted(page, 'yellow')).not.toContain(PASSAGE)

    await rename(articles, `${articles}-wrong`)
    await rename(`${articles}-away`, articles)
    await selectByMouse(page, PASSAGE)
    await page.keyboard.press('1')
    await expect.poll(() => painted(page, 'yellow')).toContain(PASSAGE)
    await expect.poll(() => readdir(articles)).toEqual(before)
  })

  test('a note that could not be saved stays on its card and is saved by “Try again”', async () => {
    const lectern = await launchLectern()
    const { page, library } = lectern
    await openArticle(page, TITLE)
    await selectByMouse(page, PASSAGE)
    await page.keyboard.press('1')
    await card(page, PASSAGE).waitFor()
    await expect.poll(async () => (await lectern.cli(['list', '--json'])).code).toBe(0)

    const articles = join(library, 'articles')
    await page.keyboard.press('n')
    await rename(articles, `${articles}-away`)
    await writeFile(articles, 'not a folder')
    await page.getByRole('textbox', { name: 'Note, in Markdown' }).fill('Every word of this')
    await page.keyboard.press('Escape')
    await card(page, PASSAGE).getByText('Not saved yet').waitFor()
    await card(page, PASSAGE).getByText('Every word of this').waitFor()

    await rename(articles, `${articles}-wrong`)
    await rename(`${articles}-away`, articles)
    await card(page, PASSAGE).getByRole('button', { name: 'Try again' }).click()
    await expect.poll(() => card(page, PASSAGE).getByText('Not saved yet').count()).toBe(0)
    await lectern.restart()
    await openArticle(lectern.page, TITLE)
    await card(lectern.page, PASSAGE).getByText('Every word of this').waitFor()
  })

  test('a note on a passage that could not be saved either stays in a message, to be copied', async () => {
    const lectern = await launchLectern()
    const { page, library } = lectern
    await openArticle(page, TITLE)
    // Another program keeps the library for longer than a save waits: its lock never grows old.
    const lock = join(library, 'lectern.lock')
    await mkdir(lock)
    const later = new Date(Date.now() + 3_600_000)
    await utimes(lock, later, later)

    await selectByMouse(page, PASSAGE)
    await page.keyboard.press('n')
    await page.keyboard.type('Not one word lost')
    await page.keyboard.press('Escape')
    await page.getByText('This note could not be saved').waitFor()
    await page.getByText('Not one word lost').first().waitFor()
    await rmdir(lock)
  })

  test('a library that cannot be opened is an error, not an empty library', async () => {
    const lectern = await launchLectern()
    await lectern.page.getByRole('option').first().waitFor()
    await lectern.quit()
    const file = join(lectern.library, 'library.json')
    await rename(file, `${file}-away`)
    await mkdir(file)
    const outcome = await lectern.cli(['list'])
    expect(outcome.code).toBe(1)
    expect(outcome.stderr).toMatch(/library\.json/)
  })
})
