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

/** Registers all of some spans of the copy, and keeps the last back. */
export function registerAll(spans: { start: number; end: number }[]): void {
  const ranges = rangesIn(spans)
  const last = ranges.pop()
  const highlight = new Highlight(...ranges)
  CSS.highlights.set('yellow', highlight)
  Object.assign(window, { benchAdd: () => last && highlight.add(last) })

  function rangesIn(wanted: { start: number; end: number }[]): Range[] {
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
    return wanted.flatMap(({ start, end }) => {
      const at = nodes.findLast((candidate) => candidate.start <= start)
      if (!at || end - at.start > at.node.length) return []
      const range = document.createRange()
      range.setStart(at.node, start - at.start)
      range.setEnd(at.node, end - at.start)
      return [range]
    })
  }
}

/** Wraps registered ranges in `<mark>`, from the last to the first, and keeps one back. */
export function wrapAll(): void {
  const ranges = [...(CSS.highlights.get('yellow') ?? [])] as Range[]
  CSS.highlights.clear()
  for (const range of ranges.reverse()) {
    const mark = document.createElement('mark')
    mark.append(range.extractContents())
    range.insertNode(mark)
  }
  const block = document.querySelector('.bench-copy [data-block="2"]')
  Object.assign(window, {
    benchAdd: () => {
      const mark = document.createElement('mark')
      if (block?.lastChild) mark.append(block.lastChild)
      block?.append(mark)
    },
  })
}

/** Adds the one that was kept back. */
export function addOne(): void {
  ;(window as unknown as { benchAdd(): void }).benchAdd()
}

/** Waits until frames have been painted. */
export async function frames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame++) await new Promise((resolve) => requestAnimationFrame(resolve))
  await new Promise((resolve) => setTimeout(resolve))
}
