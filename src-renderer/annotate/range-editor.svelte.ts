import type { Anchor, Annotation } from '../../src-core/annotation/annotation.ts'
import { describeAnchor } from '../../src-core/annotation/describe-anchor.ts'
import { moveEdge, type Edge } from '../../src-core/annotation/move-edge.ts'
import { mergeAnnotations, splitAnnotation } from '../../src-core/annotation/reshape.ts'
import { segment, trimSpan, type Granularity, type Span } from '../../src-core/article/segments.ts'
import { annotationsAt } from '../../src-core/annotation/annotations-at.ts'
import { blockIndexAt } from '../../src-core/article/canonical-text.ts'
import type { App } from '../app.svelte.ts'
import { newIdentity } from './new-annotation.ts'

/** Changes where highlights begin and end. Note, tags, links and id stay as they are. */
export class RangeEditor {
  /** Counts the times that the keys were asked for: the handle takes the focus then. */
  asked = $state(0)
  /** The passage as it would be if the handle were let go now. */
  dragged = $state.raw<Span | null>(null)
  #spell = 0
  readonly #app: App

  constructor(app: App) {
    this.#app = app
  }

  /** Puts the focus on a handle, whose keys then move it. */
  ask(): void {
    this.asked += 1
  }

  /** All moves from here on until the next start are one act of undo. */
  start(): void {
    this.#spell += 1
  }

  /** Moves an end of the annotation by a word or a sentence. */
  async move(annotation: Annotation, edge: Edge, direction: 1 | -1, granularity: Granularity): Promise<void> {
    const { blocks, offsets, view } = this.#app.reading
    const text = { blocks, offsets, language: view?.article.language ?? '' }
    await this.#change(annotation, moveEdge(annotation.anchor, edge, direction, granularity, text))
  }

  /**
   * Shows the passage with one end at a position, while the handle is dragged.
   * @param position in the canonical text; beyond the other end it stops before it
   */
  drag(annotation: Annotation, edge: Edge, position: number): void {
    const { start, end } = annotation.anchor
    this.dragged =
      edge === 'start'
        ? { start: Math.min(position, end - 1), end }
        : { start, end: Math.max(position, start + 1) }
    this.#app.reading.tentative = patchOf(annotation, this.#anchor(this.dragged))
  }

  /** Keeps what was dragged to. */
  async drop(annotation: Annotation): Promise<void> {
    const span = this.dragged && trimSpan(this.#app.reading.text, this.dragged)
    this.giveUp()
    if (span && span.start < span.end) await this.#change(annotation, span)
  }

  /** Shows the passage as it was before the handle was dragged. */
  giveUp(): void {
    if (!this.dragged) return
    this.dragged = null
    this.#app.reading.tentative = null
  }

  /** The annotation that would be split, and where; null when there is none. */
  get splittable(): { annotation: Annotation; cuts: number[] } | null {
    const { selection, annotations, active } = this.#app.reading
    if (selection) {
      const [inner] = annotationsAt(annotations, selection.start).filter(
        ({ anchor }) => anchor.start < selection.start || selection.end < anchor.end,
      )
      return inner ? { annotation: inner, cuts: [selection.start, selection.end] } : null
    }
    return active && { annotation: active, cuts: [] }
  }

  /**
   * Cuts the annotation at both ends of the selection, else where the text was clicked.
   * @param caret where the text was clicked last, in the canonical text
   */
  async split(caret: number | null): Promise<void> {
    const { reading, history, toasts } = this.#app
    const { annotation, cuts } = this.splittable ?? {}
    if (!annotation || reading.openId === null) return
    const places = cuts?.length ? cuts : caret === null ? [] : [this.#wordStart(caret)]
    const edit = splitAnnotation(annotation, places, reading, newIdentity)
    if (!edit) {
      toasts.say({
        text: 'Select the words to split off, or click where to cut',
        detail: 'The highlight is as it was.',
        kind: 'info',
      })
      return
    }
    window.getSelection()?.removeAllRanges()
    reading.selection = null
    reading.activeId = annotation.id
    await history.performAndOffer(reading.openId, edit, 'Split Highlight', `Split into ${edit.edits.length}`)
  }

  /** The next annotation of the active one's colour, which merging would take in. */
  get mergeable(): Annotation | null {
    const { annotations, active } = this.#app.reading
    if (!active) return null
    const index = annotations.indexOf(active)
    return annotations.slice(index + 1).find(({ colour }) => colour === active.colour) ?? null
  }

  /** Merges annotations into the first of them in the text. */
  async merge(chosen: readonly Annotation[]): Promise<void> {
    const { reading, history } = this.#app
    const inOrder = reading.annotations.filter((annotation) => chosen.includes(annotation))
    const edit = mergeAnnotations(inOrder, reading.annotations, reading)
    if (!edit || reading.openId === null) return
    reading.activeId = inOrder[0]?.id ?? null
    const done = `${inOrder.length} highlights merged`
    await history.performAndOffer(reading.openId, edit, 'Merge Highlights', done)
  }

  async #change(annotation: Annotation, span: Span): Promise<void> {
    const { openId } = this.#app.reading
    const { start, end } = annotation.anchor
    if (openId === null || (span.start === start && span.end === end)) return
    const edit = patchOf(annotation, this.#anchor(span))
    await this.#app.history.perform(openId, edit, 'Change Range', `range ${annotation.id} ${this.#spell}`)
  }

  #anchor({ start, end }: Span): Anchor {
    const { text, revision } = this.#app.reading
    return describeAnchor(text, revision, start, end)
  }

  /** A cut inside a word is made before it. */
  #wordStart(position: number): number {
    const { blocks, offsets, view } = this.#app.reading
    const index = blockIndexAt(offsets, position)
    const offset = offsets[index] ?? 0
    const words = segment(blocks[index]?.text ?? '', 'word', view?.article.language)
    const word = words.find(({ start, end }) => offset + start < position && position < offset + end)
    return word ? offset + word.start : position
  }
}

function patchOf({ id }: Annotation, anchor: Anchor) {
  return { kind: 'change-annotation', id, patch: { anchor } } as const
}
