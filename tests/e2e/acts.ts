import type { Locator, Page } from 'playwright-core'
import { COLOURS } from '../../src-core/annotation/colour.ts'

/** A box of the page, CSS pixels. */
interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Where the first and the last letter of a passage of the article lie in the window; scrolls there first. */
export async function locatePassage(page: Page, passage: string): Promise<{ first: Box; last: Box }> {
  return page.evaluate(async (wanted) => {
    // Until its font is there, a text may move.
    await document.fonts.ready
    const blocks = [...document.querySelectorAll<HTMLElement>('[data-block]')]
    const block = blocks.find((candidate) => candidate.textContent?.includes(wanted))
    if (!block) throw new Error(`The article on the page does not hold “${wanted}”.`)
    const start = block.textContent?.indexOf(wanted) ?? 0
    const pointAt = (offset: number) => {
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
      let left = offset
      while (walker.nextNode()) {
        const text = walker.currentNode as Text
        if (left < text.length) return { text, offset: left }
        left -= text.length
      }
      throw new Error('The passage ends beyond its block.')
    }
    const boxOf = (offset: number): Box => {
      const point = pointAt(offset)
      const range = document.createRange()
      range.setStart(point.text, point.offset)
      range.setEnd(point.text, point.offset + 1)
      const { left, top, right, bottom } = range.getBoundingClientRect()
      return { left, top, right, bottom }
    }
    // What comes into sight is laid out only then, and may move what is below it: wait until it rests.
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    let top = NaN
    for (let still = 0; still < 4;) {
      block.scrollIntoView({ block: 'center', behavior: 'instant' })
      await nextFrame()
      const now = boxOf(start).top
      still = now === top ? still + 1 : 0
      top = now
    }
    return { first: boxOf(start), last: boxOf(start + wanted.length - 1) }
  }, passage)
}

/** Selects a passage (within one block) by dragging the mouse over it. */
export async function selectByMouse(page: Page, passage: string): Promise<void> {
  const { first, last } = await locatePassage(page, passage)
  await page.mouse.move(first.left + 0.5, (first.top + first.bottom) / 2)
  await page.mouse.down()
  await page.mouse.move(last.right - 0.5, (last.top + last.bottom) / 2, { steps: 4 })
  await page.mouse.up()
}

/** Clicks on the middle of a passage's first letter. */
export async function clickPassage(page: Page, passage: string): Promise<void> {
  const { first } = await locatePassage(page, passage)
  await page.mouse.click((first.left + first.right) / 2, (first.top + first.bottom) / 2)
}

/** What is painted in a layer of the CSS highlight registry, or in a colour whatever lies on it; `active` in any colour; in order. */
export async function painted(page: Page, name: string): Promise<string[]> {
  const layers = `^${name}(-(${COLOURS.join('|')}))?(-\\d)?$`
  return page.evaluate((layers) => {
    const names = [...CSS.highlights.keys()].filter((name) => new RegExp(layers).test(name))
    const ranges = names.flatMap((name) => [...(CSS.highlights.get(name) ?? [])] as Range[])
    const order = (a: Range, b: Range) => a.compareBoundaryPoints(Range.START_TO_START, b)
    return ranges.sort(order).map((range) => range.toString())
  }, layers)
}

/** Opens an article from the list by its title. */
export async function openArticle(page: Page, title: string): Promise<void> {
  await page.getByRole('option', { name: title }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

/** Drops files on the window, as from the system's file manager. */
export async function dropFiles(page: Page, files: { name: string; text: string }[]): Promise<void> {
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer()
    for (const { name, text } of given) data.items.add(new File([text], name, { type: 'text/plain' }))
    return data
  }, files)
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent('body', type, { dataTransfer: transfer })
  }
}

/** Drops files and folders of the disk on the window, as the system's file manager does. */
export async function dropPaths(page: Page, paths: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: paths, dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data })
  await session.detach()
}

/** Drops what another program has of a text or a link, by its types. */
export async function dropText(page: Page, given: Record<string, string>): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const items = Object.entries(given).map(([mimeType, data]) => ({ mimeType, data }))
  const data = { items, dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data })
  await session.detach()
}

/** The margin's card of a passage. */
export function card(page: Page, passage: string): Locator {
  return page.locator(`[data-annotation][aria-label*=${JSON.stringify(`: ${passage.slice(0, 60)}`)}]`)
}
