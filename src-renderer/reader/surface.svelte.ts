import { annotationsAt } from '../../src-core/annotation/annotations-at.ts'
import type { Annotation } from '../../src-core/annotation/annotation.ts'
import type { MovingSelection } from '../../src-core/article/segment-walk.ts'
import type { Granularity, Span } from '../../src-core/article/segments.ts'
import type { ReadingState } from './reading.svelte.ts'
import type { TextPositions } from './text-position.ts'
import type { Viewport } from './viewport.svelte.ts'

/** Room kept above a passage that is scrolled to, as a part of the window's height. */
const COMFORT = 0.3
/** To further than this many screens one jumps, since the way there has no laid-out text to glide over. */
const FAR = 2
/** What the bars over the text cover while one finds in it, CSS pixels. */
const COVERED = 112
/** As much of a long passage as has to be seen, UTF-16 code units. */
const MOST_MEASURED = 1_000
/** Where the top of a block comes to that was gone to. */
const TOP = 0.14

/** What a surface must know of the window around it. */
export interface SurfaceSurroundings {
  /** Whether a dialog lies over the text. */
  isCovered(): boolean
  /** Whether this is the text that the selection is about, where more than one is shown. */
  isFocused(): boolean
}

/** The text as it lies on the page: what is selected, clicked, scrolled to. */
export class Surface {
  /** Set while an article is on the page. */
  positions = $state.raw<TextPositions | null>(null)
  /** What of the text is near the window; set while an article is on the page. */
  viewport = $state.raw<Viewport | null>(null)
  /** Whether the pointer is drawing a selection. */
  selecting = $state(false)
  readonly #reading: ReadingState
  readonly #around: SurfaceSurroundings

  constructor(reading: ReadingState, around: SurfaceSurroundings) {
    this.#reading = reading
    this.#around = around
  }

  /** Selects again what was selected before a dialog took the focus. */
  restoreSelection(): void {
    const range = this.#reading.selection && this.positions?.rangeOf(this.#reading.selection)
    if (range) replaceSelection(range)
  }

  /** Takes over what the person selected on the page. What a dialog does to the selection does not count. */
  readSelection(): void {
    if (this.#around.isCovered()) return
    const selection = this.#around.isFocused() ? window.getSelection() : null
    const span =
      selection && !selection.isCollapsed ? (this.positions?.spanOfSelection(selection) ?? null) : null
    if (span) this.#reading.activeId = null
    this.#reading.selection = span
    if (span) this.#reading.cursor = this.positions?.blockAt(span.start) ?? -1
  }

  /**
   * Selects a span on the page: a real selection, so that assistive technology and copying see it.
   * @param backward whether the start is the end that moves when the selection is extended
   */
  select(span: Span, backward = false): void {
    const range = this.positions?.rangeOf(span)
    if (!range) return
    replaceSelection(range, backward)
    this.readSelection()
    this.scrollTo(
      backward ? { start: span.start, end: span.start + 1 } : { start: span.end - 1, end: span.end },
    )
    this.#keepFocus()
  }

  /** A click on the text: the annotation under it becomes active; more clicks go through those that overlap. */
  click(x: number, y: number): void {
    const position = this.positions?.positionUnder(x, y) ?? null
    const under = position === null ? [] : this.#annotationsAt(position)
    const index = under.findIndex(({ id }) => id === this.#reading.activeId)
    this.#reading.activeId = under[(index + 1) % Math.max(under.length, 1)]?.id ?? null
    if (position !== null) this.#reading.cursor = this.positions?.blockAt(position) ?? -1
  }

  /** The annotations under a point of the window, the shortest first. */
  annotationsUnder(x: number, y: number): Annotation[] {
    const position = this.positions?.positionUnder(x, y) ?? null
    return position === null ? [] : this.#annotationsAt(position)
  }

  /** Whether an annotation lies under a point of the window. */
  isOverAnnotation(x: number, y: number): boolean {
    return this.annotationsUnder(x, y).length > 0
  }

  /** Moves the reading cursor by one block; rules and empty blocks are passed over. */
  moveCursor(direction: 1 | -1): void {
    const { blocks } = this.#reading
    let index = this.#reading.cursor + direction
    while (blocks[index] && blocks[index]?.text === '') index += direction
    if (!blocks[index]) return
    this.leave()
    this.#reading.cursor = index
    this.#reveal(() => this.positions?.element(index)?.getBoundingClientRect())
  }

  /** Selects the sentence or word after the selection or before it, or the first one at the cursor. */
  selectNext(granularity: Granularity, direction: 1 | -1 = 1): void {
    const { selection, segments } = this.#reading
    const next =
      direction === 1
        ? segments.next(selection?.end ?? this.#cursorStart(), granularity)
        : segments.previous(selection?.start ?? this.#cursorStart(), granularity)
    if (next) this.select(next, direction === -1)
  }

  /** Moves the moving end of the selection by a sentence or a word, so that it grows or shrinks. */
  extend(granularity: Granularity, direction: 1 | -1 = 1): void {
    const { selection, segments } = this.#reading
    if (!selection) return this.selectNext(granularity, direction)
    const moving: MovingSelection = { ...selection, backward: isBackward(window.getSelection()) }
    const { backward, ...span } = segments.extend(moving, direction, granularity)
    this.select(span, backward)
  }

  /** Gives up the selection, then the active annotation. */
  leave(): void {
    if (this.#reading.selection) {
      window.getSelection()?.removeAllRanges()
      this.#reading.selection = null
    } else {
      this.#reading.activeId = null
    }
  }

  /**
   * Scrolls a span into view, if it is not there already.
   * @param atOnce whether to jump: while one types, the browser ends any gliding
   */
  scrollTo(span: Span, atOnce = false): void {
    const { start } = span
    const end = Math.min(span.end, start + MOST_MEASURED)
    this.#reveal(() => this.positions?.rangeOf({ start, end })?.getBoundingClientRect(), atOnce)
  }

  /** Puts the reading cursor on a block, and the block to the top of the window. */
  goTo(index: number): void {
    const measure = () => this.positions?.element(index)?.getBoundingClientRect().top
    const top = measure()
    const scroller = this.positions?.scroller
    if (top === undefined || !scroller) return
    this.leave()
    this.#reading.cursor = index
    const view = scroller.element.getBoundingClientRect()
    const distance = top - view.top - view.height * TOP
    if (Math.abs(distance) < FAR * view.height) scroller.glide(distance)
    else scroller.bring(measure, view.height * TOP)
    scroller.element.focus({ preventScroll: true })
  }

  /** The block at a height of the window: 0 for its top, 1 for its bottom; -1 without a text. */
  blockAtHeight(part: number): number {
    const { positions } = this
    if (!positions) return -1
    const view = positions.scroller.element.getBoundingClientRect()
    const index = positions.blockBelow(view.top + view.height * part)
    return index === -1 ? positions.blockCount - 1 : index
  }

  #annotationsAt(position: number): Annotation[] {
    return annotationsAt(this.#reading.annotationIndex.at(position), position)
  }

  #cursorStart(): number {
    return this.positions?.spanOfBlock(Math.max(this.#reading.cursor, 0)).start ?? 0
  }

  /** The keys go on to mean the text: what had the focus may have gone, or was a button beside it. */
  #keepFocus(): void {
    if (document.activeElement === null || document.activeElement === document.body)
      this.positions?.scroller.element.focus({ preventScroll: true })
  }

  #reveal(measure: () => DOMRect | undefined, atOnce = false): void {
    const scroller = this.positions?.scroller
    const box = measure()
    if (!box || !scroller) return
    const view = scroller.element.getBoundingClientRect()
    const slack = view.height * 0.08
    const covered = atOnce ? Math.max(slack, COVERED) : slack
    if (box.top >= view.top + covered && box.bottom <= view.bottom - slack) return
    const distance = box.top - view.top - view.height * COMFORT
    if (!atOnce && Math.abs(distance) < FAR * view.height) scroller.glide(distance)
    else scroller.bring(() => measure()?.top, view.height * COMFORT)
  }
}

function replaceSelection(range: Range, backward = false): void {
  const { startContainer, startOffset, endContainer, endOffset } = range
  const selection = window.getSelection()
  if (backward) selection?.setBaseAndExtent(endContainer, endOffset, startContainer, startOffset)
  else selection?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset)
}

function isBackward(selection: Selection | null): boolean {
  if (!selection?.anchorNode || !selection.focusNode) return false
  const anchor = document.createRange()
  anchor.setStart(selection.anchorNode, selection.anchorOffset)
  return anchor.comparePoint(selection.focusNode, selection.focusOffset) < 0
}
