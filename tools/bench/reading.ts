import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { formatMilliseconds, type Figure } from './figures.ts'
import { generateLongArticles } from './generate-long-article.ts'
import { median } from './measure.ts'
import { busyTimer, layoutTimer, quiet, type Busy, type OpenApp } from './page-work.ts'
import * as inPage from './reading-page.ts'

const FEW = 100
const MANY = 10_000
const STROKES = 20
const MOVES = 2_000
const ASKED = 20
const SCROLL = { steps: 120, pixels: 300 }
const LAYOUTS = 3
const ADDITIONS = 9
const FRAME = 1_000 / 60

/** The reader's figures, of a megabyte of text, in the app as it is built. */
export async function measureReading(root: string, openApp: OpenApp): Promise<Figure[]> {
  const data = join(root, 'reading')
  const spans = generateLongArticles(join(data, 'library'), { Few: FEW, Many: MANY })
  const { page, close } = await openApp(data)
  try {
    const busy = await busyTimer(page)
    const few = await measureStrokes(page, busy, 'Few')
    const many = await measureStrokes(page, busy, 'Many')
    const hit = await page.evaluate(inPage.hitTest, MOVES)
    const scrolled = await measureScroll(page, busy)
    const copies = await measureCopies(page, busy, spans)
    return [
      ratio(`Adding a highlight to ${count(MANY)} ÷ to ${FEW}`, median(many.busy), median(few.busy), {
        atMost: 3,
      }),
      ratio('Painting one more, those near registered ÷ all registered', copies.addNear, copies.addRange, {
        atMost: 1,
      }),
      ratio('… ÷ wrapped in <mark>', copies.addNear, copies.addMark, { atMost: 1 }),
      frames(`Key to painted highlight among ${FEW}, p95 in frames`, few.painted),
      frames(`Key to painted highlight among ${count(MANY)}, p95 in frames`, many.painted),
      ratio('highlightsFromPoint ÷ finding what is under the pointer', copies.asked, hit, { atLeast: 50 }),
      ratio('First layout of 1 MB ÷ of plain DOM', copies.sections, copies.plain, { atMost: 1 / 5 }),
      ratio('Scrolling 1 MB ÷ plain DOM, all ranges registered', scrolled, copies.scrolled, { atMost: 1.3 }),
    ]
  } finally {
    await close()
  }
}

async function measureStrokes(page: Page, busy: Busy, title: string) {
  await page.getByRole('option', { name: title }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.evaluate(inPage.scroll, { steps: 10, pixels: 2_000 })
  const times = { painted: [] as number[], busy: [] as number[] }
  for (let stroke = 0; stroke < STROKES; stroke++) {
    for (const key of ['j', 's']) await page.evaluate(inPage.press, key)
    await quiet(page, busy)
    times.busy.push(
      await busy(async () => times.painted.push(await page.evaluate(inPage.pressAndPaint, '1'))),
    )
    // What comes back from the disk is not to fall on the next one.
    await quiet(page, busy)
  }
  return times
}

async function measureScroll(page: Page, busy: Busy): Promise<number> {
  await quiet(page, busy)
  return busy(() => page.evaluate(inPage.scroll, SCROLL))
}

async function measureCopies(page: Page, busy: Busy, spans: { start: number; end: number }[]) {
  await page.evaluate(inPage.hideText)
  const layout = await layoutTimer(page)
  const layouts = { sections: [] as number[], plain: [] as number[] }
  for (let round = 0; round < LAYOUTS; round++) {
    for (const kind of ['sections', 'plain'] as const) {
      await page.evaluate(inPage.removeCopy)
      await quiet(page, busy)
      layouts[kind].push(
        await layout(async () => {
          await page.evaluate(inPage.showCopy, kind === 'plain')
          await page.evaluate(inPage.frames, 2)
        }),
      )
    }
  }
  await page.evaluate(inPage.registerAll, { spans, keptBack: ADDITIONS })
  await page.evaluate(inPage.frames, 2)
  const asked = await page.evaluate(inPage.askHighlightsFromPoint, ASKED)
  const addRange = await measureAdditions(page, busy)
  await page.evaluate(inPage.registerNear)
  await page.evaluate(inPage.frames, 2)
  const addNear = await measureAdditions(page, busy)
  await page.evaluate(inPage.registerAll, { spans, keptBack: ADDITIONS })
  await page.evaluate(inPage.frames, 2)
  const scrolled = await measureScroll(page, busy)
  await page.evaluate(inPage.wrapAll)
  await page.evaluate(inPage.frames, 2)
  const addMark = await measureAdditions(page, busy)
  return {
    sections: median(layouts.sections),
    plain: median(layouts.plain),
    asked,
    addNear,
    addRange,
    scrolled,
    addMark,
  }
}

/** Adds some highlights to the copy, a frame each. Answers the median, milliseconds. */
async function measureAdditions(page: Page, busy: Busy): Promise<number> {
  const times: number[] = []
  for (let addition = 0; addition < ADDITIONS; addition++) {
    await quiet(page, busy)
    times.push(
      await busy(async () => {
        await page.evaluate(inPage.addOne)
        await page.evaluate(inPage.frames, 1)
      }),
    )
  }
  return median(times)
}

function ratio(name: string, a: number, b: number, target: Figure['target']): Figure {
  return { name, value: a / b, target, made: `${formatMilliseconds(a)} ÷ ${formatMilliseconds(b)}` }
}

function frames(name: string, painted: readonly number[]): Figure {
  const sorted = painted.toSorted((a, b) => a - b)
  const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? NaN
  return {
    name,
    value: p95 / FRAME,
    target: { atMost: 3 },
    made: `${formatMilliseconds(p95)}, median ${formatMilliseconds(median(painted))}`,
  }
}

function count(number: number): string {
  return number.toLocaleString('en')
}
