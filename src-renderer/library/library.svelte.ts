import { DEFAULT_MEANINGS, type ColourMeanings } from '../../src-core/annotation/colour.ts'
import type { ArticleChange, ArticleSummary } from '../../src-core/ipc/contract.ts'
import type { Failure } from '../../src-core/ipc/result.ts'
import { compareNewestFirst } from '../../src-core/library/summary.ts'
import type { Bridge } from '../bridge.ts'
import { countViews, filterArticles, mergeSummaries, mergeTags, type ViewName } from './library-views.ts'

export type LibraryPhase = 'loading' | 'ready' | 'failed'

/** The articles of the library, as the list shows them. */
export class LibraryState {
  phase = $state<LibraryPhase>('loading')
  failure = $state.raw<Failure | null>(null)
  folder = $state('')
  meanings = $state.raw<Readonly<ColourMeanings>>(DEFAULT_MEANINGS)
  /** All, newest first. */
  articles = $state.raw<readonly ArticleSummary[]>([])
  /** All tags on articles and annotations, most used first. */
  tags = $state.raw<readonly string[]>([])
  /** What could not be read when the library was opened. */
  problems = $state.raw<readonly Failure[]>([])
  view = $state<ViewName>('all')
  query = $state('')

  counts = $derived(countViews(this.articles))
  /** What the list shows: the view's articles that the query finds. */
  shown = $derived(filterArticles(this.articles, this.view, this.query))
  readonly #bridge: Bridge

  constructor(bridge: Bridge) {
    this.#bridge = bridge
  }

  /** Opens the library, or tries again. */
  async open(): Promise<void> {
    this.phase = 'loading'
    const result = await this.#bridge.request('library.open', {})
    if (!result.ok) {
      this.failure = result.failure
      this.phase = 'failed'
      return
    }
    const { folder, meanings, articles, tags, problems } = result.value
    Object.assign(this, { folder, meanings, tags, problems, failure: null })
    this.articles = [...articles].sort(compareNewestFirst)
    this.phase = 'ready'
  }

  find(id: string): ArticleSummary | undefined {
    return this.articles.find((article) => article.id === id)
  }

  applyChange(change: ArticleChange): void {
    this.applyChanges([change])
  }

  /** Takes in articles that were added or changed. */
  applyChanges(changes: readonly ArticleChange[]): void {
    this.articles = mergeSummaries(this.articles, changes)
    this.tags = mergeTags(this.tags, changes)
  }

  /** Shows a view from its beginning, whatever was looked for before. */
  showView(view: ViewName): void {
    this.view = view
    this.query = ''
  }

  /** Makes sure that the list shows an article: leaves the query, or the view, that hides it. */
  reveal(id: string): void {
    if (this.shown.some((article) => article.id === id)) return
    this.query = ''
    const status = this.find(id)?.status
    if (status && this.view !== 'all') this.view = status
  }

  /** The article that stands so many rows below another in the list, or the list's end there. */
  neighbour(id: string | null, rows: number): ArticleSummary | undefined {
    const index = this.shown.findIndex((article) => article.id === id)
    if (index === -1) return this.shown.at(rows > 0 ? 0 : -1)
    return this.shown[Math.min(this.shown.length - 1, Math.max(0, index + rows))]
  }
}
