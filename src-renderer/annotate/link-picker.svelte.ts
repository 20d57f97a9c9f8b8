import type { ArticleSummary, LinkedPassageRow } from '../../src-core/ipc/contract.ts'
import { isStanding } from '../../src-core/library/trash.ts'
import type { App } from '../app.svelte.ts'
import { findArticles } from '../library/library-views.ts'
import { rankItems } from '../commands/rank.ts'
import type { Links } from './links.svelte.ts'
import { PassageSearch } from './passage-search.svelte.ts'

export type PickerItem =
  | { kind: 'passage'; id: string; passage: LinkedPassageRow }
  | { kind: 'article'; id: string; title: string; count: number }

const MOST_ARTICLES = 6

/** “Link to…”: finds a passage by its words, or by its article first. */
export class LinkPicker {
  relation = $state('')
  chosen = $state(0)
  /** The article whose annotations are listed; null for those of all. */
  article = $state.raw<{ id: string; title: string } | null>(null)
  #query = $state('')
  #inArticle = $state.raw<readonly LinkedPassageRow[]>([])
  readonly #app: App
  readonly #links: Links
  readonly #search: PassageSearch

  constructor(app: App, links: Links) {
    this.#app = app
    this.#links = links
    this.#search = new PassageSearch(app)
  }

  readonly items = $derived.by((): readonly PickerItem[] => {
    const others = (passages: readonly LinkedPassageRow[]) =>
      passages
        .filter(({ annotation }) => annotation.id !== this.#links.from?.id)
        .map((passage): PickerItem => ({ kind: 'passage', id: passage.annotation.id, passage }))
    if (this.article) {
      const words = ({ annotation }: LinkedPassageRow) => `${annotation.anchor.exact} ${annotation.note}`
      const { query } = this
      return others(query.trim() === '' ? this.#inArticle : rankItems(query, this.#inArticle, words))
    }
    return [...this.#articles().map(toItem), ...others(this.#search.found)]
  })

  get searching(): boolean {
    return this.#search.searching
  }

  get query(): string {
    return this.#query
  }

  set query(query: string) {
    this.#query = query
    this.chosen = 0
    if (!this.article) this.#search.search(query)
  }

  /** Begins anew. */
  start(): void {
    this.relation = ''
    this.article = null
    this.query = ''
  }

  move(step: 1 | -1): void {
    const { length } = this.items
    if (length > 0) this.chosen = (this.chosen + step + length) % length
  }

  /** Links to a passage, or lists those of an article. */
  async choose(index: number): Promise<void> {
    const item = this.items[index]
    const { from } = this.#links
    if (!item || !from) return
    if (item.kind === 'article') {
      await this.#enter(item)
      return
    }
    this.#app.dialogs.close()
    await this.#links.add(from, item.id, this.relation.trim())
  }

  leaveArticle(): void {
    this.article = null
    this.query = this.#query
  }

  #articles(): readonly ArticleSummary[] {
    return findArticles(this.#app.library.articles.filter(isAnnotated), this.#query, MOST_ARTICLES)
  }

  async #enter({ id, title }: { id: string; title: string }): Promise<void> {
    const result = await this.#app.bridge.request('article.read', { id })
    if (!result.ok) {
      this.#app.toasts.fail(result.failure)
      return
    }
    this.#inArticle = result.value.annotations.map((annotation) => ({
      articleId: id,
      title,
      inTrash: false,
      annotation,
    }))
    this.article = { id, title }
    this.query = ''
  }
}

function isAnnotated(article: ArticleSummary): boolean {
  return article.annotations > 0 && isStanding(article)
}

function toItem({ id, title, annotations }: ArticleSummary): PickerItem {
  return { kind: 'article', id, title, count: annotations }
}
