import { blockIndexAt, blockOffsets } from '../../src-core/article/canonical-text.ts'
import type { Block } from '../../src-core/article/block.ts'
import type { Span } from '../../src-core/article/segments.ts'
import type { TextScroller } from './text-scroller.ts'

/** The attribute that names a block's element by the block's index. */
export const BLOCK_ATTRIBUTE = 'data-block'

/**
 * The one place that knows how the page's DOM and the canonical text correspond. A block's element
 * holds the block's text and nothing else, in however many text nodes its marks make.
 *
 * The root's children are sections, which hold the blocks. Where something lies on the page is asked of
 * few boxes only, sections first, since to ask a section that is far away has it laid out.
 */
export class TextPositions {
  /** What holds the sections. */
  readonly root: HTMLElement
  readonly #blocks: readonly Block[]
  readonly #offsets: number[]
  readonly #elements: readonly HTMLElement[]
  readonly #sections: readonly HTMLElement[]
  /** What scrolls the text. */
  readonly scroller: TextScroller

  /** @param root element that holds the elements of all `blocks`, in order, in sections */
  constructor(root: HTMLElement, scroller: TextScroller, blocks: readonly Block[]) {
    this.root = root
    this.scroller = scroller
    this.#blocks = blocks
    this.#offsets = blockOffsets(blocks)
    this.#elements = [...root.querySelectorAll<HTMLElement>(`[${BLOCK_ATTRIBUTE}]`)]
    this.#sections = [...root.children].filter((child) => child instanceof HTMLElement)
  }

  /** Length of the canonical text, UTF-16 code units. */
  get end(): number {
    return this.spanOfBlock(this.#blocks.length - 1).end
  }

  get blockCount(): number {
    return this.#blocks.length
  }

  /** Whether all of the text is laid out together. */
  get isOneSection(): boolean {
    return this.#sections.length <= 1
  }

  /** The element that shows a block. */
  element(index: number): HTMLElement | undefined {
    return this.#elements[index]
  }

  /** The block that a position lies in. */
  blockAt(position: number): number {
    return blockIndexAt(this.#offsets, position)
  }

  /** The span of a block in the canonical text. */
  spanOfBlock(index: number): Span {
    const start = this.#offsets[index] ?? 0
    return { start, end: start + (this.#blocks[index]?.text.length ?? 0) }
  }

  /** The first block of which anything is below a height of the window; -1 if there is none. */
  blockBelow(height: number): number {
    const section = this.#sections[firstBelow(this.#sections, 0, this.#sections.length, height)]
    const first = Number(section?.querySelector(`[${BLOCK_ATTRIBUTE}]`)?.getAttribute(BLOCK_ATTRIBUTE) ?? NaN)
    if (!section || Number.isNaN(first)) return -1
    const index = firstBelow(this.#elements, first, first + section.childElementCount, height)
    return index < this.#elements.length ? index : -1
  }

  /** Top of the line that a position is in, in the window, CSS pixels. */
  lineTop(position: number): number | undefined {
    return this.letterBox(position)?.top
  }

  /** The box of the letter at a position, or at the end of a block of the last one before. */
  letterBox(position: number): DOMRect | undefined {
    const { start, end } = this.spanOfBlock(this.blockAt(position))
    const from = Math.max(start, Math.min(position, end - 1))
    const [box] = this.linesOf({ start: from, end: from + 1 })
    return box ?? this.element(this.blockAt(position))?.getBoundingClientRect()
  }

  /** The boxes that a span makes on the page, one a line or more. The span should be short. */
  linesOf(span: Span): DOMRect[] {
    return [...(this.rangeOf(span)?.getClientRects() ?? [])].filter(({ width }) => width > 0)
  }

  /** The canonical span of a selection; null unless some of it lies in the text. */
  spanOfSelection(selection: Selection): Span | null {
    if (selection.rangeCount === 0) return null
    const range = selection.getRangeAt(0)
    if (!range.intersectsNode(this.root)) return null
    const start = this.#positionOf(range.startContainer, range.startOffset)
    const end = this.#positionOf(range.endContainer, range.endOffset)
    return start < end ? { start, end } : null
  }

  /** A DOM range over a canonical span; null when the span is not in the text. */
  rangeOf({ start, end }: Span): Range | null {
    const from = this.#pointAt(start, false)
    const to = this.#pointAt(end, true)
    if (!from || !to) return null
    const range = document.createRange()
    range.setStart(from.node, from.offset)
    range.setEnd(to.node, to.offset)
    return range
  }

  /**
   * The position under a point of the window, or null when no glyph is there. The caret snaps to the
   * nearest text from the margins, so the glyph's own rectangle is checked.
   */
  positionUnder(x: number, y: number): number | null {
    const caret = document.caretPositionFromPoint(x, y)
    if (!caret || caret.offsetNode.nodeType !== Node.TEXT_NODE || !this.root.contains(caret.offsetNode))
      return null
    const length = (caret.offsetNode as Text).data.length
    for (const offset of [caret.offset - 1, caret.offset]) {
      if (offset < 0 || offset >= length) continue
      const glyph = document.createRange()
      glyph.setStart(caret.offsetNode, offset)
      glyph.setEnd(caret.offsetNode, offset + 1)
      for (const box of glyph.getClientRects()) {
        if (box.left <= x && x <= box.right && box.top <= y && y <= box.bottom) {
          return this.#positionOf(caret.offsetNode, offset)
        }
      }
    }
    return null
  }

  /** The position nearest to a point of the window, or null when the point is not at the height of the text. */
  positionNear(x: number, y: number): number | null {
    const caret = document.caretPositionFromPoint(x, y)
    if (!caret || !this.root.contains(caret.offsetNode)) return null
    return this.#positionOf(caret.offsetNode, caret.offset)
  }

  /** Where the text was clicked last, or the selection ends; null when that is not in the text. */
  caret(): number | null {
    const { focusNode = null, focusOffset = 0 } = window.getSelection() ?? {}
    return focusNode && this.root.contains(focusNode) ? this.#positionOf(focusNode, focusOffset) : null
  }

  /** The canonical position of a DOM point; points outside of blocks go to the nearest block border. */
  #positionOf(node: Node, offset: number): number {
    const element = node instanceof HTMLElement ? node : node.parentElement
    const block = element?.closest<HTMLElement>(`[${BLOCK_ATTRIBUTE}]`)
    if (block && this.root.contains(block)) return this.#positionInBlock(block, node, offset)
    const point = document.createRange()
    point.setStart(node, offset)
    const next = firstIndex(0, this.#elements.length, (index) => {
      const candidate = this.#elements[index]
      return candidate !== undefined && point.comparePoint(candidate, 0) > 0
    })
    return next === this.#elements.length ? this.end : this.spanOfBlock(next).start
  }

  #positionInBlock(block: HTMLElement, node: Node, offset: number): number {
    const before = document.createRange()
    before.setStart(block, 0)
    before.setEnd(node, offset)
    return this.spanOfBlock(Number(block.getAttribute(BLOCK_ATTRIBUTE))).start + before.toString().length
  }

  #pointAt(position: number, atEnd: boolean): { node: Node; offset: number } | null {
    let index = this.blockAt(position)
    // A span that ends on a separator ends with the block before it.
    if (atEnd && index > 0 && position === this.spanOfBlock(index).start) index -= 1
    const block = this.element(index)
    if (!block || position > this.end) return null
    let left = position - this.spanOfBlock(index).start
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    let last: Text | null = null
    while (walker.nextNode()) {
      const text = walker.currentNode as Text
      if (left < text.length || (atEnd && left === text.length)) return { node: text, offset: left }
      left -= text.length
      last = text
    }
    return last ? { node: last, offset: last.length } : { node: block, offset: 0 }
  }
}

/** The first of some elements that stand one below the other of which anything is below a height. */
function firstBelow(elements: readonly HTMLElement[], low: number, high: number, height: number): number {
  return firstIndex(low, high, (index) => (elements[index]?.getBoundingClientRect().bottom ?? 0) > height)
}

/** The first index from `low` to before `high` for which something holds, as it does for all after it. */
function firstIndex(low: number, high: number, holds: (index: number) => boolean): number {
  let from = low
  let to = high
  while (from < to) {
    const middle = (from + to) >>> 1
    if (holds(middle)) to = middle
    else from = middle + 1
  }
  return from
}
