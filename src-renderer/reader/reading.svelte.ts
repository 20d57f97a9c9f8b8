import type { Annotation } from '../../src-core/annotation/annotation.ts'
import type { Edit } from '../../src-core/annotation/edit.ts'
import { placeAnnotations } from '../../src-core/annotation/place-annotations.ts'
import { previewArticle, previewEdit } from '../../src-core/annotation/preview-edit.ts'
import { lanesById, type Lane } from '../../src-core/annotation/stack-lanes.ts'
import type { Article } from '../../src-core/article/article.ts'
import type { Block } from '../../src-core/article/block.ts'
import { blockOffsets, canonicalText } from '../../src-core/article/canonical-text.ts'
import { guessLanguage } from '../../src-core/article/guess-language.ts'
import type { Span } from '../../src-core/article/segments.ts'
import { SegmentWalk } from '../../src-core/article/segment-walk.ts'
import { SpanIndex } from '../../src-core/article/span-index.ts'
import type { ArticleChange, ArticleView } from '../../src-core/ipc/contract.ts'
import type { Failure } from '../../src-core/ipc/result.ts'
import type { Bridge } from '../bridge.ts'
import { Hits } from './hits.svelte.ts'
import { ReadingPlace } from './reading-place.ts'

const NO_BLOCKS: readonly Block[] = []
const NO_ANNOTATIONS: readonly Annotation[] = []

/** The article that is open, and where the reader is in it. */
export class ReadingState {
  /** The article as the library last told it. */
  view = $state.raw<ArticleView | null>(null)
  /** All annotations as shown: those of `view`, with the edits that are not yet on the disk. */
  readonly #all: readonly Annotation[] = $derived.by(() => {
    const edits = [...this.#editsOf(this.openId), ...(this.tentative ? [this.tentative] : [])]
    return edits.reduce<readonly Annotation[]>(previewEdit, this.view?.annotations ?? NO_ANNOTATIONS)
  })
  /** The article as shown: with the edits that are not yet on the disk. */
  article: Article | null = $derived.by(() => {
    const { view } = this
    return view && this.#editsOf(view.article.id).reduce(previewArticle, view.article)
  })
  /** An edit that is shown and not made, as while a handle is dragged. */
  tentative = $state.raw<Edit | null>(null)
  loading = $state(false)
  failure = $state.raw<Failure | null>(null)
  /** Why the text shown is not the article's last one; null while it is. */
  stale = $state.raw<Failure | null>(null)
  /** The annotation that is being looked at. */
  activeId = $state<string | null>(null)
  /** What is selected, as a span of the canonical text. */
  selection = $state.raw<Span | null>(null)
  /** The passage that is to come into sight as soon as it is on the page. */
  passage = $state.raw<Span | null>(null)
  /** Index of the block that the reading cursor is on; -1 before it was ever moved. */
  cursor = $state(-1)
  /** Gives the keys to the text; set while it is on the page. */
  focusText: (() => void) | null = null
  /** Ends the reading aloud and takes its bar away; null while there is none. */
  endAloud = $state.raw<(() => void) | null>(null)
  /** What was found in it. */
  readonly hits = new Hits()
  /** How far it was read. */
  readonly place: ReadingPlace

  // Derived, so that what depends on them rests when a change to the article leaves them as they are.
  readonly openId = $derived<string | null>(this.view?.article.id ?? null)
  /** Hash of the revision that positions count in. */
  readonly revision = $derived(this.view?.article.revisions.at(-1)?.hash ?? '')
  readonly blocks = $derived<readonly Block[]>(this.view?.blocks ?? NO_BLOCKS)
  readonly text = $derived(canonicalText(this.blocks))
  /** The language of the text, as a BCP 47 tag: said of the article, or guessed; empty when it is not known. */
  readonly language = $derived(this.view?.article.language || guessLanguage(this.text))
  /** Where each block starts in the text. */
  readonly offsets = $derived(blockOffsets(this.blocks))
  /** The sentences and words of the text. */
  readonly segments = $derived(new SegmentWalk(this.blocks, this.language))
  readonly #places = $derived(placeAnnotations(this.#all, this.text, this.revision))
  /** The annotations as shown, in text order: those that have a place in the text. */
  readonly annotations = $derived(this.#places.placed)
  /** Those whose words the text does not have, as after it was read in another encoding. */
  readonly unplaced = $derived(this.#places.unplaced)
  /** Both. */
  readonly withUnplaced = $derived([...this.annotations, ...this.unplaced])
  /** The annotations by where they are. */
  readonly annotationIndex = $derived(new SpanIndex(this.annotations, ({ anchor }) => anchor))
  /** How far below the text their underlines are; see {@link laneOf}. */
  readonly #lanes = $derived(lanesById(this.annotations))
  readonly active = $derived(this.annotations.find(({ id }) => id === this.activeId) ?? null)
  /** The active one when the text has no passage for it: all but its place can be changed. */
  readonly activeUnplaced = $derived(this.unplaced.find(({ id }) => id === this.activeId) ?? null)

  readonly #bridge: Bridge
  readonly #editsOf: (articleId: string | null) => readonly Edit[]
  /** The article asked for last: answers that come after another request are not shown. */
  #wanted: string | null = null

  /**
   * @param receive hears of the article as it is once the place in it is written down
   * @param editsOf the edits of an article that are not yet on the disk
   */
  constructor(
    { bridge, receive }: { bridge: Bridge; receive: (change: ArticleChange) => void },
    editsOf: (articleId: string | null) => readonly Edit[],
  ) {
    this.#bridge = bridge
    this.place = new ReadingPlace(bridge, receive)
    this.#editsOf = editsOf
  }

  /** Whether an article is open, or on its way. */
  get isAsked(): boolean {
    return this.#wanted !== null || this.openId !== null
  }

  /** The lane of an annotation's underline. */
  laneOf({ id }: Annotation): Lane {
    return this.#lanes.get(id) ?? 0
  }

  /** Opens an article. What is open stays until the new one is there. */
  async open(id: string): Promise<void> {
    if (id === this.openId && this.#wanted === id) return
    this.#wanted = id
    this.loading = true
    const result = await this.#bridge.request('article.read', { id })
    if (this.#wanted !== id) return
    this.loading = false
    void this.place.save()
    this.#leave()
    this.failure = result.ok ? null : result.failure
    this.view = result.ok ? result.value : null
  }

  /** Makes an annotation of the open article the active one, and brings its passage into sight. */
  lookAt(articleId: string, annotationId: string): void {
    if (articleId !== this.openId) return
    const annotation = this.annotations.find(({ id }) => id === annotationId)
    if (!annotation && !this.unplaced.some(({ id }) => id === annotationId)) return
    this.activeId = annotationId
    if (annotation) this.passage = annotation.anchor
  }

  /** Reads an article again that could not be read. */
  async retry(): Promise<void> {
    const id = this.#wanted
    this.#wanted = null
    if (id !== null) await this.open(id)
  }

  /** Takes in what the library says of an article, if it is the one that is open. */
  applyChange({ article, annotations }: ArticleChange): void {
    if (!this.view || article.id !== this.openId) return
    // Positions count in the article's last revision: without its text they would lead to other words.
    if (article.revisions.at(-1)?.hash === this.revision) this.view = { ...this.view, article, annotations }
    else void this.readAgain()
  }

  /** Another revision came in: its text takes the place of the old one, which stays if it cannot be read. */
  async readAgain(): Promise<void> {
    const id = this.openId
    if (id === null) return
    const result = await this.#bridge.request('article.read', { id })
    if (this.openId !== id) return
    this.stale = result.ok ? null : result.failure
    if (result.ok) this.view = result.value
  }

  #leave(): void {
    this.activeId = null
    this.selection = null
    this.passage = null
    this.tentative = null
    this.cursor = -1
    this.stale = null
    this.hits.clear()
  }
}
