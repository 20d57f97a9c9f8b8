import { createContext } from 'svelte'
import type { Annotation } from '../../src-core/annotation/annotation.ts'
import type { AnnotationPatch } from '../../src-core/annotation/edit.ts'
import { citeQuote } from '../../src-core/annotation/cite-quote.ts'
import { copyMarkdown } from '../../src-core/export/copy-markdown.ts'
import { COLOURS, type Colour } from '../../src-core/annotation/colour.ts'
import { describeAnchor } from '../../src-core/annotation/describe-anchor.ts'
import { excerptOf } from '../../src-core/annotation/references.ts'
import { blockIndexAt } from '../../src-core/article/canonical-text.ts'
import { paragraphNumber } from '../../src-core/article/figures.ts'
import { trimSpan, type Span } from '../../src-core/article/segments.ts'
import type { App } from '../app.svelte.ts'
import { ChosenCards } from './chosen-cards.svelte.ts'
import { Links } from './links.svelte.ts'
import { newAnnotation } from './new-annotation.ts'
import { RangeEditor } from './range-editor.svelte.ts'

/** The part of a card that is being edited. */
export type CardPart = 'note' | 'tags'

/** Everything that a person does to annotations. */
export class Annotator {
  /** The card that is open for writing. */
  editing = $state.raw<{ id: string; part: CardPart } | null>(null)
  /** The colour used last: what `h`, `n` and `t` take for a new highlight. */
  colour = $state<Colour>(COLOURS[0])

  /** Whether the tags of all chosen cards are being edited. */
  taggingChosen = $state(false)
  readonly range: RangeEditor
  readonly chosen: ChosenCards
  readonly links: Links

  /** Counts the times that an editor was opened. */
  #spell = 0
  readonly #app: App

  constructor(app: App) {
    this.#app = app
    this.range = new RangeEditor(app)
    this.chosen = new ChosenCards(app)
    this.links = new Links(app)
  }

  /** Whether there is a passage to mark or an annotation to change. */
  get hasTarget(): boolean {
    return this.#app.reading.selection !== null || this.active !== null
  }

  /** The active annotation, whether the text has its passage or not. */
  get active(): Annotation | null {
    const { active, activeUnplaced } = this.#app.reading
    return active ?? activeUnplaced
  }

  /** Marks the selection; without one, gives the active annotation the colour. */
  async highlight(colour: Colour = this.colour): Promise<void> {
    const { selection } = this.#app.reading
    this.colour = colour
    if (selection) this.#add(selection, colour)
    else if (this.active) await this.recolour(this.active, colour)
  }

  recolour(annotation: Annotation, colour: Colour): Promise<boolean> {
    if (annotation.colour === colour) return Promise.resolve(true)
    this.colour = colour
    return this.change(annotation, { colour }, 'Change Colour')
  }

  change(annotation: Annotation, patch: AnnotationPatch, label: string): Promise<boolean> {
    return this.#perform({ kind: 'change-annotation', id: annotation.id, patch }, label)
  }

  /** Saves a note as it is being written: all saves until the editor closes are one act of undo. */
  async writeNote(articleId: string, id: string, note: string): Promise<void> {
    const edit = { kind: 'change-annotation', id, patch: { note } } as const
    await this.#app.history.perform(articleId, edit, 'Edit Note', `note ${id} ${this.#spell}`)
  }

  /** Saves the note on the whole article, as {@link writeNote} does one on a passage. */
  async writeArticleNote(articleId: string, note: string): Promise<void> {
    const edit = { kind: 'change-article', patch: { note } } as const
    const act = `article note ${articleId} ${this.#spell}`
    await this.#app.history.perform(articleId, edit, 'Edit Note on Article', act)
  }

  editArticleNote(): void {
    const { reading, layout, history } = this.#app
    if (reading.openId === null || history.refuses()) return
    layout.marginShown = true
    this.editing = { id: reading.openId, part: 'note' }
    this.#spell += 1
  }

  /** Opens the note or the tags of the target; a selection is marked first. */
  edit(part: CardPart): void {
    const { selection } = this.#app.reading
    const target = selection ? this.#add(selection, this.colour) : this.active
    if (target) this.editCard(target.id, part)
  }

  editCard(id: string, part: CardPart): void {
    if (this.#app.history.refuses()) return
    this.#app.reading.activeId = id
    this.#app.layout.marginShown = true
    this.editing = { id, part }
    this.#spell += 1
  }

  /** Asks what the active annotation is to be linked with; a selection is marked first. */
  linkTarget(): void {
    const { selection } = this.#app.reading
    this.links.from = selection ? this.#add(selection, this.colour) : this.active
    if (this.links.from) this.#app.dialogs.open('link')
  }

  closeEditor(): void {
    this.editing = null
  }

  /** Deletes an annotation and offers to take that back. */
  async delete(annotation: Annotation): Promise<void> {
    const { reading, history } = this.#app
    const articleId = reading.openId
    if (articleId === null) return
    const alike = reading.unplaced.includes(annotation) ? reading.unplaced : reading.annotations
    const next = neighbour(alike, annotation.id, 1) ?? neighbour(alike, annotation.id, -1)
    reading.activeId = next && next.id !== annotation.id ? next.id : null
    this.closeEditor()
    const edit = { kind: 'delete-annotation', id: annotation.id } as const
    await history.performAndOffer(articleId, edit, 'Delete Annotation', 'Annotation deleted')
  }

  /** Copies the selection, or the active annotation's passage, with where it is from. */
  async copy(): Promise<void> {
    const { reading } = this.#app
    const span = reading.selection ?? reading.active?.anchor
    if (span && reading.view) await this.#copy(this.cite(span))
    else if (reading.activeUnplaced) await this.copyUnplaced(reading.activeUnplaced)
  }

  /** Copies a passage that the text does not have, with where it is from. */
  async copyUnplaced({ anchor }: Annotation): Promise<void> {
    const { view } = this.#app.reading
    if (view) await this.#copy(citeQuote(anchor.exact, view.article))
  }

  async #copy(text: string): Promise<void> {
    const { bridge, toasts } = this.#app
    const result = await bridge.request('clipboard.write', { text })
    if (result.ok) toasts.say({ text: 'Copied with its source', kind: 'info' })
    else toasts.fail(result.failure)
  }

  /** A passage with where it is from, as text. */
  cite(span: Span): string {
    const { view, text } = this.#app.reading
    const quote = text.slice(span.start, span.end)
    return view ? citeQuote(quote, view.article, this.paragraphOf(span)) : quote
  }

  /** Copies the selection as Markdown, or the cards that are chosen, or the active one with its note. */
  async copyMarkdown(): Promise<void> {
    const { reading, library, bridge, toasts } = this.#app
    const { view, selection } = reading
    const { active } = this
    const chosen = reading.annotations.filter(({ id }) => this.chosen.has(id))
    const passages = chosen.length > 0 ? chosen : selection ? [selection] : active ? [active] : []
    if (!view || passages.length === 0) return
    const text = copyMarkdown({ ...view, meanings: library.meanings }, passages)
    const result = await bridge.request('clipboard.write', { text })
    if (result.ok) toasts.say({ text: 'Copied as Markdown', kind: 'info' })
    else toasts.fail(result.failure)
  }

  /**
   * Goes to the annotation before or after the active one, or after the reading cursor. Those without a passage come
   * before the others, as their cards stand in the margin.
   */
  step(direction: 1 | -1): Annotation | null {
    const { reading, layout } = this.#app
    const { annotations, unplaced } = reading
    const found = this.active
      ? (neighbour([...unplaced, ...annotations], this.active.id, direction) ?? null)
      : (this.#nearest(direction) ?? unplaced.at(direction === 1 ? 0 : -1) ?? null)
    if (!found) return null
    reading.activeId = found.id
    // It can be seen nowhere else.
    if (reading.activeUnplaced) layout.marginShown = true
    return found
  }

  /** An annotation in a line, as it is read out to who comes to it. */
  describe(annotation: Annotation): string {
    const { anchor, colour, note, tags } = annotation
    const { library, reading } = this.#app
    const where = reading.unplaced.includes(annotation)
      ? 'without a passage'
      : `paragraph ${this.paragraphOf(anchor)}`
    const facts = [
      `${library.meanings[colour]}, ${where}: “${excerptOf(anchor.exact)}”`,
      note !== '' && `note “${excerptOf(note)}”`,
      tags.length > 0 && `tags ${tags.join(', ')}`,
    ]
    return facts.filter(Boolean).join(', ')
  }

  /** Number of the paragraph that a span starts in. */
  paragraphOf({ start }: Span): number {
    const { blocks, offsets } = this.#app.reading
    return paragraphNumber(blocks, blockIndexAt(offsets, start))
  }

  #nearest(direction: 1 | -1): Annotation | null {
    const { annotations, offsets, cursor } = this.#app.reading
    const position = offsets[Math.max(cursor, 0)] ?? 0
    if (direction === 1)
      return annotations.find(({ anchor }) => anchor.start >= position) ?? annotations[0] ?? null
    return annotations.findLast(({ anchor }) => anchor.start < position) ?? annotations.at(-1) ?? null
  }

  /** Shows the new annotation at once, so that what is typed next is not waiting for the disk. */
  #add(selection: Span, colour: Colour): Annotation | null {
    const { reading, library, history } = this.#app
    const { start, end } = trimSpan(reading.text, selection)
    if (start === end || history.refuses()) return null
    const anchor = describeAnchor(reading.text, reading.revision, start, end)
    const annotation = newAnnotation(anchor, colour, library.meaningTags[colour])
    void this.#perform({ kind: 'add-annotation', annotation }, 'Highlight')
    reading.selection = null
    reading.activeId = annotation.id
    window.getSelection()?.removeAllRanges()
    return annotation
  }

  async #perform(edit: Parameters<App['history']['perform']>[1], label: string): Promise<boolean> {
    const id = this.#app.reading.openId
    return id !== null && this.#app.history.perform(id, edit, label)
  }
}

export const [getAnnotator, setAnnotator] = createContext<Annotator>()

function neighbour(annotations: readonly Annotation[], id: string, step: 1 | -1): Annotation | undefined {
  const index = annotations.findIndex((annotation) => annotation.id === id)
  return index === -1 ? undefined : annotations[index + step]
}
