import type { Annotation } from '../../src-core/annotation/annotation.ts'
import type { AnnotationPatch } from '../../src-core/annotation/edit.ts'
import { linkTargets } from '../../src-core/annotation/references.ts'
import type { ArticleLinks, LinkedPassageRow } from '../../src-core/ipc/contract.ts'
import type { App } from '../app.svelte.ts'
import { findLinksWithin, linkEnds, toLookup, type LinkEnd } from './link-ends.ts'

const NONE: ArticleLinks = { passages: [], backlinks: [] }
/** An article without links is asked about when the window has shown it, milliseconds. */
const LATER = 1_200
const SOON = 150

/** The links of the open article's annotations, from both ends. */
export class Links {
  /** The annotation that “Link to…” was chosen on. */
  from = $state.raw<Annotation | null>(null)
  /** The annotation whose card is being dragged. */
  dragged: Annotation | null = null
  #known = $state.raw<ArticleLinks>(NONE)
  #ready = $state(false)
  #articleId = ''
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #app: App

  constructor(app: App) {
    this.#app = app
  }

  readonly #lookup = $derived.by(() => toLookup(this.#known))
  readonly #within = $derived.by(() => findLinksWithin(this.#app.reading.withUnplaced))

  /** An annotation of any article, if a link or a note here leads to it; see {@link LinkEnd.passage}. */
  passage(id: string): LinkedPassageRow | null | undefined {
    const { reading } = this.#app
    const here = reading.withUnplaced.find((annotation) => annotation.id === id)
    if (here && reading.view) {
      const { id: articleId, title, deletedAt } = reading.view.article
      return { articleId, title, inTrash: deletedAt !== null, annotation: here }
    }
    return this.#lookup.passages.get(id) ?? (this.#ready ? null : undefined)
  }

  /** What an annotation is linked with: where it leads first, then what leads to it. */
  endsOf(annotation: Annotation): LinkEnd[] {
    return linkEnds(annotation, this.#within, this.#lookup, (id) => this.passage(id))
  }

  /** Looks the links of the open article up anew, when it has links at once, else when there is time. */
  refresh(): void {
    const { openId, withUnplaced, view } = this.#app.reading
    clearTimeout(this.#timer)
    if (openId === null) return
    if (openId !== this.#articleId) {
      this.#articleId = openId
      this.#known = NONE
      this.#ready = false
    }
    const targets = linkTargets(withUnplaced, view?.article.note ?? '')
    const wait = targets.length > 0 || this.#ready ? SOON : LATER
    this.#timer = setTimeout(() => void this.#read(openId, targets), wait)
  }

  /** Links two passages; a link that is there already gets the word. */
  async add(from: Annotation, to: string, word: string): Promise<void> {
    if (from.id === to) return
    const patch: AnnotationPatch = { links: { add: [to] } }
    const before = from.relations?.[to] ?? ''
    if (word !== before) patch.relations = { [to]: word }
    await this.#app.history.performAndOffer(
      this.#app.reading.openId ?? '',
      { kind: 'change-annotation', id: from.id, patch },
      'Link Passages',
      'Passages linked',
    )
  }

  /** Takes a link away, from whichever end. */
  async remove(annotation: Annotation, end: LinkEnd): Promise<void> {
    const [from, to] = end.backwards ? [end.id, annotation.id] : [annotation.id, end.id]
    const articleId = end.backwards ? end.passage?.articleId : this.#app.reading.openId
    const patch: AnnotationPatch = { links: { remove: [to] } }
    if (end.word !== '') patch.relations = { [to]: '' }
    await this.#app.history.performAndOffer(
      articleId ?? '',
      { kind: 'change-annotation', id: from, patch },
      'Remove Link',
      'Link removed',
    )
  }

  async #read(articleId: string, targets: string[]): Promise<void> {
    const result = await this.#app.bridge.request('links.read', { articleId, targets })
    if (articleId !== this.#app.reading.openId || !result.ok) return
    this.#known = result.value
    this.#ready = true
  }
}
