import { tick } from 'svelte'
import type { Failure } from '../../src-core/ipc/result.ts'
import type { SearchHit } from '../../src-core/search/describe-hit.ts'
import type { SearchScope, SearchState } from '../../src-core/search/found-articles.ts'
import { listCorrections } from '../../src-core/search/loosen-query.ts'
import { parseQuery } from '../../src-core/search/parse-query.ts'
import { wantedPhrases, type Query, type QueryProblem } from '../../src-core/search/query.ts'
import type { App } from '../app.svelte.ts'
import { Finder } from './finder.svelte.ts'
import { placesOf } from './places.ts'
import { groupResults, type ResultGroup, type ResultRow } from './result-rows.ts'

/** Articles that are shown at first, and how many more each time. */
const SHOWN_AT_FIRST = 20

/** The search of the library: what was typed into the box, what was found, and the walk through it. */
export class Search {
  /** How far the index is. */
  index = $state.raw<SearchState>({ phase: 'resting' })
  /** Key of the row that Enter opens. */
  cursor = $state<string | null>(null)
  /** The article that was opened from the results, while one walks from hit to hit. */
  walked = $state<string | null>(null)
  readonly finder: Finder
  /** Puts the focus into the box; set while there is one. */
  focusBox: (() => void) | null = null
  /** What the results were last begun for. */
  #begun = ''
  #limit = $state(SHOWN_AT_FIRST)
  readonly #app: App

  constructor(app: App) {
    this.#app = app
    this.finder = new Finder(app.bridge)
  }

  readonly text = $derived.by(() => this.#app.library.query.trim())
  /** Whether the box only filters the list, by what the list shows. */
  filters = $state(false)
  /** Whether results are shown instead of the list. */
  readonly isShown = $derived(this.text !== '' && !this.filters)
  readonly #parsed = $derived.by(() => parseQuery(this.#app.library.query, this.#app.library.meanings))
  readonly problem: QueryProblem | null = $derived(this.#parsed.ok ? null : this.#parsed.problem)
  readonly groups: readonly ResultGroup[] = $derived.by(() => {
    const { library } = this.#app
    const found = this.finder.failure ? null : this.finder.found
    const filtered = library.shown.slice(0, this.#limit)
    return groupResults(found, (id) => library.find(id), filtered)
  })
  readonly rows: readonly ResultRow[] = $derived(this.groups.flatMap(({ rows }) => rows))
  /** How many articles there are; those not shown yet included. */
  readonly total = $derived.by(() => Math.max(this.finder.found?.total ?? 0, this.groups.length))
  readonly corrections = $derived.by(() => {
    const asked = parseQuery(this.finder.answered, this.#app.library.meanings)
    const { found } = this.finder
    return asked.ok && found && found.total > 0 && !this.problem
      ? listCorrections(asked.query, found.query)
      : []
  })
  /** Whether what is shown answers what stands in the box. */
  readonly isSettled = $derived.by(
    () => !this.finder.busy && this.finder.answered === this.#app.library.query,
  )
  readonly failure: Failure | null = $derived.by(() =>
    this.index.phase === 'failed' ? this.index.failure : this.finder.failure,
  )

  /** Loads the index, or starts the search again that broke down. */
  async open(): Promise<void> {
    this.finder.failure = null
    const result = await this.#app.bridge.request('search.open', {})
    if (result.ok) this.index = result.value
    if (this.isShown) this.ask()
  }

  /** The index is further. What it took in may answer what stands in the box. */
  hear(state: SearchState): void {
    this.index = state
    if (state.phase !== 'failed' && this.isShown) this.ask()
  }

  /** Asks for what stands in the box, unless it cannot be understood. */
  ask(): void {
    const { query } = this.#app.library
    if (this.problem) return
    this.finder.ask({ text: query, scope: this.#scope(), limit: this.#limit })
  }

  /** The box may have another text: its results are shown from the top. */
  begin(): void {
    const asked = `${this.filters} ${this.#app.library.query}`
    if (asked === this.#begun) return
    this.#begun = asked
    this.#limit = SHOWN_AT_FIRST
    this.cursor = null
    if (this.isShown) this.ask()
    else this.#leave()
  }

  /** Looks for the same in all articles. */
  widen(): void {
    const { library } = this.#app
    const { query } = library
    library.showView('all')
    library.query = query
  }

  showMore(): void {
    this.#limit += SHOWN_AT_FIRST
    this.ask()
  }

  /** Moves the row that Enter opens; stays within the results. */
  move(rows: number): void {
    const { length } = this.rows
    const now = this.rows.findIndex(({ key }) => key === this.cursor)
    const next = now === -1 ? (rows > 0 ? 0 : length - 1) : now + rows
    this.cursor = this.rows[Math.min(length - 1, Math.max(0, next))]?.key ?? null
  }

  /** Opens a row's article at what was found; without a row the one that the keys are on, or the first. */
  async openRow(row = this.rows.find(({ key }) => key === this.cursor) ?? this.rows[0]): Promise<void> {
    if (!row) return
    this.cursor = row.key
    await this.openAt(row.article, row.hit)
  }

  /**
   * Opens an article at something that was found in it.
   * @param hit null for the article as a whole
   * @param found what the hit is among
   */
  async openAt(article: string, hit: SearchHit | null, found = this.finder.found): Promise<void> {
    const { panes, layout, list, stage } = this.#app
    stage.follow()
    layout.closeDrawers()
    list.cursor = article
    await panes.open(article)
    const { reading } = this.#app
    if (reading.openId !== article || !found) return
    const hits = found.articles.find(({ id }) => id === article)?.hits ?? []
    const places = placesOf(reading.text, found.query, hit ? [...hits, hit] : hits)
    this.walked = article
    reading.hits.show(places, hit?.start ?? 0, wantedWords(found.query))
    if (hit?.annotation !== undefined) reading.activeId = hit.annotation
  }

  /** Goes on to the next article of the results, or the one before; round at the ends. */
  goOn(direction: 1 | -1): boolean {
    const articles = this.groups.map(({ article }) => article.id)
    const now = articles.indexOf(this.walked ?? '')
    const next = articles[(now + direction + articles.length) % articles.length]
    if (now === -1 || this.walked !== this.#app.reading.openId || next === this.walked) return false
    void this.#goTo(next ?? '', direction)
    return true
  }

  /** Gives the keys to the box, which brings the library out if it is away. */
  async focus(): Promise<void> {
    this.#app.layout.libraryShown = true
    await tick()
    this.focusBox?.()
  }

  async #goTo(article: string, direction: 1 | -1): Promise<void> {
    const { hits } = this.#app.reading
    this.cursor = article
    await this.openAt(article, null)
    // Coming from behind, the last hit is the next one.
    if (direction === -1) hits.index = hits.spans.length - 1
  }

  #leave(): void {
    this.finder.clear()
    if (this.walked !== null && this.walked === this.#app.reading.openId) this.#app.reading.hits.clear()
    this.walked = null
  }

  /** The view is what is looked through. */
  #scope(): SearchScope {
    const { library } = this.#app
    if (library.inView.length === library.articles.length) return 'all'
    const { view, counts, inView } = library
    if (view !== 'all' && view !== 'trash' && inView.length === counts[view]) return view
    return inView.map(({ id }) => id)
  }
}

/** The words that a query looks for, as the reader names what it shows. */
function wantedWords(query: Query): string {
  return wantedPhrases(query)
    .map(({ words }) => words.join(' '))
    .join(', ')
}
