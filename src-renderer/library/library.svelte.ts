import type { Edit } from '../../src-core/annotation/edit.ts'
import { DEFAULT_MEANINGS, type ColourMeanings } from '../../src-core/annotation/colour.ts'
import { sourceOf } from '../../src-core/article/source-of.ts'
import type { ArticleChange, ArticleSummary, MergedCopy } from '../../src-core/ipc/contract.ts'
import type { Failure } from '../../src-core/ipc/result.ts'
import type { LibraryEdit } from '../../src-core/library/library-edit.ts'
import type { LibraryChoices, MeaningTags } from '../../src-core/library/library-meta.ts'
import { previewLibraryEdit } from '../../src-core/library/preview-library-edit.ts'
import type { SavedFilter, ViewName } from '../../src-core/library/saved-filter.ts'
import { isStanding, type RemovedArticle } from '../../src-core/library/trash.ts'
import { compareNewestFirst } from '../../src-core/library/summary.ts'
import { sortArticles } from '../../src-core/library/sort.ts'
import type { Settings } from '../../src-core/ipc/settings.ts'
import type { Bridge } from '../bridge.ts'
import {
  countViews,
  filterArticles,
  indexTitles,
  isInView,
  mergeSummaries,
  mergeTags,
  previewRows,
} from './library-views.ts'
import { countSources } from './sources.ts'
import { growTagTree, hasTag } from './tag-tree.ts'

/** The edits that are not on the disk. Reactive. */
export interface UnsavedEdits {
  /** By the id of the article. */
  articles(): ReadonlyMap<string, readonly Edit[]>
  library(): readonly LibraryEdit[]
}

const NOTHING_UNSAVED: UnsavedEdits = { articles: () => new Map(), library: () => [] }

const WRITTEN_BY_NEWER: Failure = {
  code: 'newer-schema',
  message: 'This library was written by a newer version of Lectern: it can be read, not changed.',
  kept: 'Nothing was changed.',
  todo: 'Update Lectern on this computer to work on it.',
}

export type LibraryPhase = 'loading' | 'ready' | 'failed'

/** The articles of the library, as the list shows them. */
export class LibraryState {
  phase = $state<LibraryPhase>('loading')
  failure = $state.raw<Failure | null>(null)
  folder = $state('')
  /** Meanings and filters as the library last told them. */
  #choices = $state.raw<LibraryChoices>({ meanings: DEFAULT_MEANINGS, meaningTags: {}, filters: [] })
  readonly #shownChoices = $derived.by(() =>
    this.#unsaved.library().reduce(previewLibraryEdit, this.#choices),
  )
  readonly meanings: Readonly<ColourMeanings> = $derived.by(() => this.#shownChoices.meanings)
  /** The tag that a new highlight of a colour gets. */
  readonly meaningTags: Readonly<MeaningTags> = $derived.by(() => this.#shownChoices.meaningTags)
  /** The saved filters, in the order of the sidebar. */
  readonly filters: readonly SavedFilter[] = $derived.by(() => this.#shownChoices.filters)
  /** The articles as the library last told them, newest first. */
  #stored = $state.raw<readonly ArticleSummary[]>([])
  /** All as shown: with the edits that are not on the disk. Newest first, those in the Trash among them. */
  readonly all: readonly ArticleSummary[] = $derived.by(() =>
    previewRows(this.#stored, this.#unsaved.articles()),
  )
  /** All tags on articles and annotations, most used first. */
  tags = $state.raw<readonly string[]>([])
  /** What could not be read, or was recovered. */
  problems = $state.raw<readonly Failure[]>([])
  /** Whether a newer Lectern wrote it: then it can be read and not changed. */
  isReadOnly = $state(false)
  /** What was removed from the Trash when the library was opened. */
  removed = $state.raw<readonly RemovedArticle[]>([])
  /** Second copies of files that were merged when the library was opened. */
  copies = $state.raw<readonly MergedCopy[]>([])
  /** Ids of the articles whose files another program removed. */
  missing = $state.raw<readonly string[]>([])
  view = $state<ViewName>('all')
  /** The tag that the view is narrowed to. */
  tag = $state<string | null>(null)
  /** The source, as `sourceOf` has it, that the view is narrowed to. */
  source = $state<string | null>(null)
  query = $state('')

  /** All that are not in the Trash, newest first. */
  articles = $derived(this.all.filter(isStanding))
  counts = $derived(countViews(this.all))
  tagTree = $derived(growTagTree(this.articles))
  sources = $derived(countSources(this.articles))
  /** The articles of the view, newest first. */
  inView: readonly ArticleSummary[] = $derived.by(() => {
    const { tag, source } = this
    const articles = filterArticles(this.all, this.view, '')
    if (tag === null && source === null) return articles
    return articles.filter(
      (article) =>
        (tag === null || hasTag(article, tag)) && (source === null || sourceOf(article) === source),
    )
  })
  /** What the list shows: the view's articles that the query finds, in the order that was chosen. */
  shown: readonly ArticleSummary[] = $derived.by(() =>
    sortArticles(filterArticles(this.inView, this.view, this.query), this.#settings.value.sort),
  )
  /** By the `titleKey` of their titles, which references in notes go by. */
  readonly #byTitle = $derived.by(() => indexTitles(this.articles))
  readonly #settings: { readonly value: Pick<Settings, 'sort'> }
  readonly #bridge: Bridge
  readonly #unsaved: UnsavedEdits

  constructor(
    bridge: Bridge,
    settings: { readonly value: Pick<Settings, 'sort'> },
    unsaved: UnsavedEdits = NOTHING_UNSAVED,
  ) {
    this.#bridge = bridge
    this.#settings = settings
    this.#unsaved = unsaved
  }

  /** Why nothing can be changed; null when it can. */
  get refusal(): Failure | null {
    return this.isReadOnly ? WRITTEN_BY_NEWER : null
  }

  /** The newest article with a title; see `titleKey`. */
  findByTitle(key: string): ArticleSummary | undefined {
    return this.#byTitle.get(key)
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
    const { folder, articles, tags, problems, isReadOnly, removed, copies } = result.value
    Object.assign(this, { folder, tags, problems, isReadOnly, removed, copies, failure: null })
    this.applyChoices(result.value)
    this.#stored = [...articles].sort(compareNewestFirst)
    this.phase = 'ready'
  }

  find(id: string): ArticleSummary | undefined {
    return this.all.find((article) => article.id === id)
  }

  /** Takes in the meanings and saved filters as they now are. */
  applyChoices({ meanings, meaningTags, filters }: LibraryChoices): void {
    this.#choices = { meanings, meaningTags, filters }
  }

  applyChange(change: ArticleChange): void {
    this.applyChanges([change])
  }

  addProblem(problem: Failure): void {
    this.problems = [...this.problems, problem]
  }

  /** Takes in articles that were added or changed. */
  applyChanges(changes: readonly ArticleChange[]): void {
    this.#stored = mergeSummaries(this.#stored, changes)
    this.tags = mergeTags(this.tags, changes)
    this.missing = this.missing.filter((id) => !changes.some(({ article }) => article.id === id))
  }

  /** Notes that the files of articles are gone. Answers which of them were not known to be. */
  noteMissing(ids: readonly string[]): ArticleSummary[] {
    const news = ids.flatMap((id) => (this.missing.includes(id) ? [] : (this.find(id) ?? [])))
    if (news.length > 0) this.missing = [...this.missing, ...news.map(({ id }) => id)]
    return news
  }

  /** Shows a view from its beginning, whatever was looked for before. */
  showView(view: ViewName): void {
    this.view = view
    this.tag = null
    this.source = null
    this.query = ''
  }

  /** Shows all articles that have a tag, or one below it. */
  showTag(tag: string): void {
    this.showView('all')
    this.tag = tag
  }

  /** Shows all articles from a source. */
  showSource(source: string): void {
    this.showView('all')
    this.source = source
  }

  /** Drops tags that are known to be used no more. */
  forgetTags(isGone: (tag: string) => boolean): void {
    this.tags = this.tags.filter((tag) => !isGone(tag))
  }

  /** Makes sure that the list shows an article: leaves the query, or the view, that hides it. */
  reveal(id: string): void {
    if (this.shown.some((article) => article.id === id)) return
    this.query = ''
    const article = this.find(id)
    if (!article) return
    if (this.tag !== null && !hasTag(article, this.tag)) this.tag = null
    if (this.source !== null && sourceOf(article) !== this.source) this.source = null
    if (isInView(article, this.view)) return
    this.view = isStanding(article) ? article.status : 'trash'
  }

  /** The article that stands so many rows below another in the list, or the list's end there. */
  neighbour(id: string | null, rows: number): ArticleSummary | undefined {
    const index = this.shown.findIndex((article) => article.id === id)
    if (index === -1) return this.shown.at(rows > 0 ? 0 : -1)
    return this.shown[Math.min(this.shown.length - 1, Math.max(0, index + rows))]
  }
}
