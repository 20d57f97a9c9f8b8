import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { card, openArticle, painted } from './acts.ts'
import { launchLectern, type Lectern } from './fixture/launch-lectern.ts'

const TITLE = 'A very long report'
const PARAGRAPHS = 2_300

/** A megabyte of text; each paragraph says which it is. */
function writeReport(): string {
  const words =
    'the delegation of ministers came back to a room by the water with folders and few words'.split(' ')
  const sentence = (seed: number) =>
    Array.from({ length: 14 }, (_, index) => words[(seed * 7 + index * 5) % words.length]).join(' ')
  const paragraphs = Array.from({ length: PARAGRAPHS }, (_, index) => {
    const sentences = Array.from({ length: 5 }, (_, each) => `And ${sentence(index + each)}.`)
    return `This is item ${index + 1} of the report. ${sentences.join(' ')}`
  })
  return `${TITLE}\n\n${paragraphs.join('\n\n')}\n`
}

/** The first line below the bar, from its first letter on, and how far below the bar it is. */
function topLine(page: Page): Promise<{ words: string; below: number }> {
  return page.getByRole('region', { name: 'Article' }).evaluate((scroller) => {
    const edge = scroller.getBoundingClientRect().top + 48
    for (const block of scroller.querySelectorAll<HTMLElement>('[data-block]')) {
      const { bottom, left } = block.getBoundingClientRect()
      if (bottom <= edge) continue
      for (let y = edge; y < bottom; y += 2) {
        const caret = document.caretPositionFromPoint(left + 1, y)
        const top = caret?.getClientRect()?.top ?? 0
        if (caret && top >= edge - 1) {
          const words = (caret.offsetNode.textContent ?? '').slice(caret.offset, caret.offset + 40)
          return { words, below: Math.abs(Math.round(top - edge)) }
        }
      }
    }
    throw new Error('No line is below the bar.')
  })
}

/** What the record of the report says on the disk. */
async function recordOf({ library }: Lectern): Promise<{ progress: number; position?: { offset: number } }> {
  const folder = join(library, 'articles')
  const records = await Promise.all(
    (await readdir(folder)).map(async (name) => readFile(join(folder, name), 'utf8')),
  )
  const all = records.map((text) => (JSON.parse(text) as { data: { title: string } }).data)
  return all.find(({ title }) => title === TITLE) as unknown as ReturnType<typeof recordOf>
}

describe('an article of a megabyte', () => {
  test('is marked by keyboard far down, and read on from the very line after a restart', async () => {
    const lectern = await launchLectern({
      files: { 'report.txt': writeReport() },
      open: ['report.txt'],
      size: { width: 1280, height: 800 },
    })
    const { page } = lectern
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor()

    // Far down by finding, and on by keys alone.
    await page.keyboard.press('Control+f')
    await page.keyboard.type('item 2100 of')
    await expect.poll(() => painted(page, 'found-current')).toEqual(['item 2100 of'])
    await page.getByRole('button', { name: 'Stay here and close' }).press('Enter')
    for (const key of ['j', 's', 'Shift+S', 'Shift+S', 'Alt+Shift+S']) await page.keyboard.press(key)
    const selected = await page.evaluate(() => window.getSelection()?.toString())
    expect(selected).toMatch(/^This is item 2101 of the report\. And [^.]*\.$/)
    await page.keyboard.press('4')
    await expect.poll(() => painted(page, 'green')).toEqual([selected])
    await card(page, selected ?? '').waitFor()

    // The card stands level with its passage.
    const passage = page.locator('[data-block="2100"]')
    const [cardTop, passageTop] = await Promise.all(
      [card(page, selected ?? ''), passage].map(async (box) => (await box.boundingBox())?.y ?? NaN),
    )
    expect(Math.abs((cardTop ?? NaN) - (passageTop ?? NaN))).toBeLessThan(16)

    // Far away neither card nor range is kept.
    const region = page.getByRole('region', { name: 'Article' })
    await page.keyboard.press('Escape')
    await region.focus()
    await page.keyboard.press('Home')
    await expect.poll(() => card(page, selected ?? '').count()).toBe(0)
    await expect.poll(() => painted(page, 'green')).toEqual([])
    await page.keyboard.press(']')
    await card(page, selected ?? '').waitFor()
    await expect.poll(() => painted(page, 'green')).toEqual([selected])

    // On to some line between two others; the window closes at once.
    await page.keyboard.press('Escape')
    await region.evaluate((element) => {
      element.scrollTop += 1_234
    })
    await expect.poll(async () => (await topLine(page)).words).not.toContain('item 2101')
    const before = await topLine(page)
    await lectern.restart()
    await openArticle(lectern.page, TITLE)
    await expect.poll(() => topLine(lectern.page)).toEqual({ words: before.words, below: 0 })

    const { progress, position } = await recordOf(lectern)
    expect(position?.offset).toBeGreaterThan(700_000)
    expect(progress).toBeGreaterThan(0.9)
    expect(progress).toBeLessThan(1)
    await lectern.page
      .getByRole('option', { name: TITLE })
      .getByText(/9\d% read/)
      .waitFor({ state: 'attached' })

    // Another width breaks the lines elsewhere, and the words that one was at are still at the top.
    await lectern.resize({ width: 820, height: 700 })
    await expect
      .poll(async () => {
        const { words, below } = await topLine(lectern.page)
        return below <= 1 && words !== '' ? 'at the bar' : `${words} at ${below}`
      })
      .toBe('at the bar')
    await lectern.resize({ width: 1280, height: 800 })
    await expect.poll(() => topLine(lectern.page)).toEqual({ words: before.words, below: 0 })
  })
})
