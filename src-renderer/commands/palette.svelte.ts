import { COMMANDS, type Command } from '../../src-core/commands/commands.ts'
import type { ArticleSummary } from '../../src-core/ipc/contract.ts'
import type { SearchHit } from '../../src-core/search/describe-hit.ts'
import { parseQuery } from '../../src-core/search/parse-query.ts'
import { findArticles } from '../library/library-views.ts'
import type { App } from '../app.svelte.ts'
import { Finder } from '../search/finder.svelte.ts'
import { rankItems } from './rank.ts'

const MOST_ARTICLES = 12
const MOST_HITS = 8
const HITS_OF_ARTICLE = 2
/** A single letter finds too much to be of use here. */
const FEWEST_LETTERS = 2

/** Something found within an article, and the value of its item. */
export interface PaletteHit {
  value: string
  hit: SearchHit
}

/** What the palette lists for what was typed. */
export class Palette {
  query = $state('')
  commands: readonly Command[] = $derived.by(() => this.#findCommands())
  articles: readonly ArticleSummary[] = $derived.by(() => this.#findArticles())
  /** What the search found within articles. */
  hits: readonly PaletteHit[] = $derived.by(() => this.#listHits())
  /** Value of the first item. */
  first = $derived.by(() => this.commands[0]?.id ?? this.articles[0]?.id ?? this.hits[0]?.value ?? '')
  readonly finder: Finder
  readonly #app: App

  constructor(app: App) {
    this.#app = app
    this.finder = new Finder(app.bridge)
  }

  /** Looks in the library for what was typed, with the search that the library's box has. */
  ask(): void {
    const isQuery = parseQuery(this.query, this.#app.library.meanings).ok
    if (this.query.trim().length < FEWEST_LETTERS) this.finder.clear()
    else if (isQuery) this.finder.ask({ text: this.query, scope: 'all', limit: MOST_HITS })
  }

  /** All that can be done now: with nothing typed, what was done last comes first. */
  #findCommands(): readonly Command[] {
    const { commands } = this.#app
    const possible = COMMANDS.filter(
      ({ id, hidden }) => !hidden && id !== 'palette.open' && commands.isEnabled(id),
    )
    if (this.query.trim() !== '')
      return rankItems(this.query, possible, ({ title, menu }) => `${title} ${menu}`)
    const age = ({ id }: Command) => commands.recent.indexOf(id) + 1 || Infinity
    return possible.sort((a, b) => (age(a) === age(b) ? 0 : age(a) - age(b)))
  }

  #findArticles(): readonly ArticleSummary[] {
    const { library } = this.#app
    const listed = findArticles(library.articles, this.query, MOST_ARTICLES)
    const named = (this.finder.found?.articles ?? [])
      .filter(({ hits }) => hits.some(({ kind }) => kind === 'title' || kind === 'details'))
      .flatMap(({ id }) => library.find(id) ?? [])
    return [...listed, ...named.filter((article) => !listed.includes(article))].slice(0, MOST_ARTICLES)
  }

  #listHits(): readonly PaletteHit[] {
    const articles = this.finder.found?.articles ?? []
    return articles
      .flatMap(({ id, hits }) =>
        hits
          .filter(({ kind }) => kind !== 'title' && kind !== 'details')
          .slice(0, HITS_OF_ARTICLE)
          .map((hit, index) => ({ value: `${id}-${index}`, hit })),
      )
      .slice(0, MOST_HITS)
  }
}
