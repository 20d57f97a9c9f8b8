/* What of the reading benchmarks runs in the page. Each function stands alone: it is sent there as text. */

/** Presses a key as the window hears it. */
export function press(key: string): void {
  window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
}

/** Presses a key, and answers after how many milliseconds the frame was painted that shows what it did. */
export async function pressAndPaint(key: string): Promise<number> {
  const start = performance.now()
  window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  await new Promise((resolve) => requestAnimationFrame(resolve))
  await new Promise((resolve) => setTimeout(resolve))
  return performance.now() - start
}

/** Scrolls down step by step, a frame each. */
export async function scroll({ steps, pixels }: { steps: number; pixels: number }): Promise<void> {
  const scroller = document.querySelector('[aria-label="Article"]')
  for (let step = 0; scroller && step < steps; step++) {
    scroller.scrollTop += pixels
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
}

/** Scrolls the box that a list is in back to its top. */
export function scrollToTop(listbox: string): void {
  document.querySelector(`[role=listbox][aria-label="${listbox}"]`)?.closest('.scroller')?.scrollTo(0, 0)
}

/** Scrolls the box that a list is in down step by step, a frame each. */
export async function scrollList(how: { listbox: string; steps: number; pixels: number }): Promise<void> {
  const list = document.querySelector(`[role=listbox][aria-label="${how.listbox}"]`)
  const scroller = list?.closest('.scroller')
  if (!scroller) throw new Error(`There is no list of ${how.listbox}.`)
  for (let step = 0; step < how.steps; step++) {
    scroller.scrollTop += how.pixels
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
  if (scroller.scrollTop < how.steps * how.pixels) throw new Error('The list was too short to scroll.')
}

/** Moves the pointer over the text, which looks what is under it. Answers milliseconds a move. */
export function hitTest(moves: number): number {
  const text = document.querySelector('.article-text')
  const box = document.querySelector('[aria-label="Article"]')?.getBoundingClientRect()
  if (!text || !box) throw new Error('No article is open.')
  const start = performance.now()
  for (let move = 0; move < moves; move++) {
    const clientX = box.left + 120 + ((move * 37) % 500)
    const clientY = box.top + 80 + ((move * 53) % (box.height - 160))
    text.dispatchEvent(new PointerEvent('pointermove', { clientX, clientY, bubbles: true }))
  }
  return (performance.now() - start) / moves
}

/** Asks the browser which highlights are under the same points. Answers milliseconds a point. */
export function askHighlightsFromPoint(moves: number): number {
  const box = document.querySelector('[aria-label="Article"]')?.getBoundingClientRect()
  const registry = CSS.highlights as unknown as { highlightsFromPoint(x: number, y: number): unknown }
  if (!box) throw new Error('No article is open.')
  const start = performance.now()
  for (let move = 0; move < moves; move++) {
    registry.highlightsFromPoint(
      box.left + 120 + ((move * 37) % 500),
      box.top + 80 + ((move * 53) % (box.height - 160)),
    )
  }
  return (performance.now() - start) / moves
}

/** Takes the app's text out of sight and puts nothing in its place: copies are measured there. */
export function hideText(): void {
  const text = document.querySelector<HTMLElement>('.article-text')
  if (text) text.style.display = 'none'
  CSS.highlights.clear()
}

/** Puts a copy of the text on the page: in sections as the app has it, or laid out as a whole. */
export function showCopy(isPlain: boolean): void {
  document.querySelector('.bench-copy')?.remove()
  const text = document.querySelector<HTMLElement>('.article-text')
  const copy = text?.cloneNode(true) as HTMLElement
  copy.style.display = ''
  copy.classList.add('bench-copy')
  if (isPlain) for (const section of copy.querySelectorAll('.lazy')) section.classList.remove('lazy')
  text?.after(copy)
}

/** Takes the copy away. */
export function removeCopy(): void {
  document.querySelector('.bench-copy')?.remove()
}

/** Registers all of some spans of the copy, and keeps some of those back that are within a screen of the window. */
export function registerAll({
  spans,
  keptBack,
}: {
  spans: { start: number; end: number }[]
  keptBack: number
}): void {
  const nodes: { node: Text; start: number }[] = []
  let offset = 0
  for (const block of document.querySelectorAll('.bench-copy [data-block]')) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      nodes.push({ node: walker.currentNode as Text, start: offset })
      offset += (walker.currentNode as Text).length
    }
    offset += 1
  }
  const ranges: Range[] = []
  /** Of each range: its text node, by its number, and its start and end there. */
  const places: [node: number, start: number, end: number][] = []
  let index = 0
  for (const { start, end } of spans) {
    while ((nodes[index + 1]?.start ?? Infinity) <= start) index++
    const at = nodes[index]
    if (!at || end - at.start > at.node.length) continue
    const range = document.createRange()
    range.setStart(at.node, start - at.start)
    range.setEnd(at.node, end - at.start)
    ranges.push(range)
    places.push([index, start - at.start, end - at.start])
  }
  const near = ranges.filter((range) => {
    const { top, bottom } = range.getBoundingClientRect()
    return bottom > -innerHeight && top < 2 * innerHeight
  })
  const spare = near.slice(0, keptBack)
  if (spare.length < keptBack) throw new Error('Too few ranges are near.')
  const highlight = new Highlight(...ranges.filter((range) => !spare.includes(range)))
  CSS.highlights.set('yellow', highlight)
  const add = (next: Range | undefined) => next && highlight.add(next)
  Object.assign(window, {
    benchPlaces: places,
    benchNear: near.slice(keptBack),
    benchSpare: [...spare],
    benchAdd: () => add(spare.pop()),
  })
}

/**
 * Wraps what was registered in `<mark>`, from the last to the first, in a fresh copy. What is wrapped later are
 * text nodes that are left between, within a screen of the window.
 * In a document of its own: in this one each step would have to mend all ranges that are still about.
 */
export function wrapAll(): void {
  const { benchPlaces } = window as unknown as { benchPlaces: [number, number, number][] }
  const old = document.querySelector('.bench-copy')
  if (!old) throw new Error('There is no copy.')
  CSS.highlights.clear()
  const copy = document.implementation.createHTMLDocument().importNode(old, true)
  const nodes: Text[] = []
  for (const block of copy.querySelectorAll('[data-block]')) {
    const walker = copy.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) nodes.push(walker.currentNode as Text)
  }
  const wrap = (text: Text) => {
    const mark = text.ownerDocument.createElement('mark')
    text.replaceWith(mark)
    mark.append(text)
  }
  for (const [index, start, end] of benchPlaces.toReversed()) {
    const node = nodes[index]
    // One that lies over the beginning of the next is cut there: marks do not cross each other.
    if (!node || start >= node.length) continue
    if (end < node.length) node.splitText(end)
    wrap(node.splitText(start))
  }
  old.replaceWith(document.adoptNode(copy))
  const left = nodes.filter((node) => {
    const { top, bottom } = node.parentElement?.getBoundingClientRect() ?? new DOMRect()
    return node.isConnected && node.length > 1 && bottom > -innerHeight && top < 2 * innerHeight
  })
  const add = (next: Text | undefined) => next && wrap(next)
  Object.assign(window, { benchAdd: () => add(left.shift()) })
}

/** Registers only those of the ranges that are within a screen of the window; the same are kept back. */
export function registerNear(): void {
  const { benchNear, benchSpare } = window as unknown as { benchNear: Range[]; benchSpare: Range[] }
  const highlight = new Highlight(...benchNear)
  const spare = [...benchSpare]
  CSS.highlights.clear()
  CSS.highlights.set('yellow', highlight)
  const add = (next: Range | undefined) => next && highlight.add(next)
  Object.assign(window, { benchAdd: () => add(spare.pop()) })
}

/** Adds one of those that were kept back. */
export function addOne(): void {
  ;(window as unknown as { benchAdd(): void }).benchAdd()
}

/** Waits until frames have been painted. */
export async function frames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame++) await new Promise((resolve) => requestAnimationFrame(resolve))
  await new Promise((resolve) => setTimeout(resolve))
}
