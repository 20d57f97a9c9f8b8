import { mkdir, rename } from 'node:fs/promises'
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

describe('when the library cannot be read', () => {
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
