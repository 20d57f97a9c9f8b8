import { ulid } from 'ulid'
import type { ArticleFilter, SavedFilter } from '../../src-core/library/saved-filter.ts'
import type { App } from '../app.svelte.ts'
import { VIEW_TITLES } from './library-views.ts'
import { sourceTitle } from './sources.ts'

/** The filters that have a name: shows them, and changes them so that it can be undone. */
export class SavedFilters {
  /** The name as it is being written in the dialog. */
  name = $state('')
  /** What the name is for: a new filter, or one that gets another name. */
  #draft = $state.raw<SavedFilter | null>(null)
  readonly #app: App

  /** Whether the filter that is being named is a new one. */
  isNew = $derived.by(() => !this.#app.library.filters.some(({ id }) => id === this.#draft?.id))
  /** Those of articles, in their order. */
  ofArticles = $derived.by(() => this.#app.library.filters.filter(({ of }) => of === 'articles'))

  constructor(app: App) {
    this.#app = app
  }

  /** What the list shows now. */
  get current(): ArticleFilter {
    const { library, settings, search } = this.#app
    const { view, tag, source } = library
    const words = search.text === '' ? { query: '' } : { query: search.text, inList: search.filters }
    return { view, tag, source, ...words, sort: { ...settings.value.sort } }
  }

  /** Whether the list shows just what a filter says. */
  isShown(saved: SavedFilter): boolean {
    return saved.of === 'articles' && isSameFilter(saved.filter, this.current)
  }

  /** Shows what a filter of articles says. */
  async show(saved: SavedFilter): Promise<void> {
    if (saved.of !== 'articles') return
    const { library, settings, search, stage } = this.#app
    const { view, tag, source, query, inList = false, sort } = saved.filter
    stage.show('reader')
    Object.assign(library, { view, tag, source, query })
    search.filters = inList
    search.begin()
    const now = settings.value.sort
    if (sort.by !== now.by || sort.descending !== now.descending) await settings.change({ sort })
  }

  /** Asks for the name of a new filter. @param filter of annotations; what the list shows if there is none */
  openNew(filter?: { of: 'annotations'; filter: object; name: string }): void {
    this.#openFor({
      id: ulid(),
      ...(filter ?? { of: 'articles', filter: this.current, name: suggestName(this.current) }),
    })
  }

  /** Asks for another name. */
  openRename(saved: SavedFilter): void {
    this.#openFor(saved)
  }

  /** Keeps the filter of the dialog under the name that was written. */
  async save(): Promise<void> {
    const name = this.name.trim()
    const draft = this.#draft
    if (!draft || name === '') return
    const label = this.isNew ? 'Save Filter' : 'Rename Filter'
    this.#app.dialogs.close()
    if (!this.isNew && draft.name === name) return
    await this.#put({ ...draft, name }, label)
  }

  /** Makes a filter of what is shown now. */
  async replace(saved: SavedFilter, filter: ArticleFilter = this.current): Promise<void> {
    await this.#put({ id: saved.id, name: saved.name, of: 'articles', filter }, 'Change Filter')
  }

  async delete({ id, name }: SavedFilter): Promise<void> {
    const done = `Deleted the filter “${name}”`
    await this.#app.history.performOnLibrary({ kind: 'delete-filter', id }, 'Delete Filter', done)
  }

  /** Moves a filter one place up or down among those of its kind. */
  async move(saved: SavedFilter, by: 1 | -1): Promise<void> {
    const kind = this.#app.library.filters.filter(({ of }) => of === saved.of)
    const other = kind[kind.findIndex(({ id }) => id === saved.id) + by]
    if (!other) return
    const swapped: Record<string, string> = { [saved.id]: other.id, [other.id]: saved.id }
    const ids = this.#app.library.filters.map(({ id }) => swapped[id] ?? id)
    await this.#app.history.performOnLibrary({ kind: 'order-filters', ids }, 'Move Filter')
  }

  #openFor(draft: SavedFilter): void {
    this.#draft = draft
    this.name = draft.name
    this.#app.dialogs.open('filter')
  }

  async #put(filter: SavedFilter, label: string): Promise<void> {
    await this.#app.history.performOnLibrary({ kind: 'put-filter', filter }, label)
  }
}

/** A name that says what a filter lets through. */
export function suggestName({ view, tag, source, query }: ArticleFilter): string {
  const narrowed = [query && `“${query}”`, tag, source !== null && sourceTitle(source)].filter(Boolean)
  if (view !== 'all' || narrowed.length === 0) narrowed.push(VIEW_TITLES[view])
  return narrowed.join(', ').slice(0, 100)
}

function isSameFilter(a: ArticleFilter, b: ArticleFilter): boolean {
  return (
    a.view === b.view &&
    a.tag === b.tag &&
    a.source === b.source &&
    a.query === b.query &&
    (a.inList ?? false) === (b.inList ?? false) &&
    a.sort.by === b.sort.by &&
    a.sort.descending === b.sort.descending
  )
}
