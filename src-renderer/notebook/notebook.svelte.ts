import { SvelteMap } from 'svelte/reactivity'
import type { ArticleChange } from '../../src-core/ipc/contract.ts'
import type { Failure } from '../../src-core/ipc/result.ts'
import {
  DEFAULT_NOTEBOOK_QUERY,
  EMPTY_FILTER,
  isEmptyFilter,
  type NotebookFilter,
  type NotebookQuery,
} from '../../src-core/notebook/notebook-query.ts'
import { renameAll } from '../../src-core/library/tag-in-choices.ts'
import type { NotebookResult, NotebookRow } from '../../src-core/notebook/notebook-result.ts'
import type { App } from '../app.svelte.ts'
import { RememberedHeights } from './item-heights.ts'
import { NotebookActs } from './notebook-acts.ts'
import { NotebookFilters } from './notebook-filters.svelte.ts'
import { NotebookItems } from './notebook-items.ts'
import { NO_SLOTS, toSlotSet, union } from './slot-sets.ts'
import { NotebookSelection } from './notebook-selection.svelte.ts'

/** Rows that are asked for together; a screen holds about ten. */
const PAGE = 40
/** How many rows are kept in the window. */
const MOST_ROWS = 2_000
/** How long changes are waited for before the list is made anew, milliseconds. */
const REST = 120

/** Where the list was scrolled to: an item, and how much of it is above the list's edge, in pixels. */
export interface Place {
  item: number
  offset: number
}

/** The Notebook: what is asked of it, what was found, and where the person is in it. */
export class NotebookState {
  query = $state.raw<NotebookQuery>(DEFAULT_NOTEBOOK_QUERY)
  result = $state.raw<NotebookResult | null>(null)
  failure = $state.raw<Failure | null>(null)
  /** While the index is made: of how many articles the annotations were read. */
  progress = $state.raw<{ done: number; total: number } | null>(null)
  /** The rows that were asked for, by slot; null for what is gone. */
  readonly rows = new SvelteMap<number, NotebookRow | null>()
  readonly selection: NotebookSelection
  readonly acts: NotebookActs
  readonly filters: NotebookFilters
  place: Place = { item: 0, offset: 0 }
  /** Over all lists and returns: what is made anew does not jump. */
  readonly heights = new RememberedHeights()
  /** Whether the tags of what is selected are being written. */
  tagging = $state(false)

  items = $derived.by(() => new NotebookItems(this.slots.length, this.result?.groups ?? []))
  isFiltered = $derived.by(() => !isEmptyFilter(this.query.filter))
  readonly #app: App
  /** The slots that are being fetched. */
  #wanted = NO_SLOTS
  #asked = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(app: App) {
    this.#app = app
    this.selection = new NotebookSelection(this)
    this.acts = new NotebookActs(app)
    this.filters = new NotebookFilters(app)
  }

  /** The tags on what is selected, as far as it was seen. */
  get tagsOfTargets(): string[] {
    const seen = [...this.selection.targets].map((slot) => this.rows.get(slot)?.annotation.tags ?? [])
    return seen.flat().filter((tag, at, all) => all.indexOf(tag) === at)
  }

  /** One a row. */
  get slots(): Uint32Array {
    return this.result?.slots ?? NO_ROWS
  }

  rowAt(row: number): NotebookRow | null | undefined {
    return this.rows.get(this.slots[row] ?? -1)
  }

  /** Asks for the list anew. Answers that come after another question are not shown. */
  async load(): Promise<void> {
    clearTimeout(this.#timer)
    const asked = ++this.#asked
    const result = await this.#app.bridge.request('notebook.query', { query: this.query })
    if (asked !== this.#asked) return
    this.progress = null
    this.failure = result.ok ? null : result.failure
    if (!result.ok) return
    const cursor = this.selection.cursorSlot
    this.result = result.value
    this.selection.follow(cursor)
  }

  /** Stops the gathering of annotations. */
  async stop(): Promise<void> {
    await this.#app.bridge.request('notebook.cancel', {})
  }

  /** Asks for something else, from the top. */
  change(query: Partial<NotebookQuery>): Promise<void> {
    this.query = { ...this.query, ...query }
    this.place = { item: 0, offset: 0 }
    this.selection.clear()
    return this.load()
  }

  narrow(filter: Partial<NotebookFilter>): Promise<void> {
    return this.change({ filter: { ...this.query.filter, ...filter } })
  }

  /** A tag that the list may be narrowed to got another name, or goes. The list follows with the change itself. */
  renameTag(from: string, to: string | null): void {
    const { filter } = this.query
    this.query = { ...this.query, filter: { ...filter, tags: renameAll(filter.tags, from, to) } }
  }

  clearFilter(): Promise<void> {
    return this.change({ filter: EMPTY_FILTER })
  }

  /** Fetches rows that are not there yet. */
  async want(first: number, end: number): Promise<void> {
    const missing = [...this.slots.slice(first, end)].filter(
      (slot) => !this.rows.has(slot) && !this.#wanted.has(slot),
    )
    for (let start = 0; start < missing.length; start += PAGE) {
      await this.#fetch(missing.slice(start, start + PAGE))
    }
  }

  /** Takes in articles as they now are. */
  receive(changes: readonly ArticleChange[]): void {
    if (this.result === null) return
    for (const [slot, row] of this.rows) {
      const change = row && changes.find(({ article }) => article.id === row.articleId)
      if (change) this.rows.set(slot, refreshed(row, change))
    }
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.load(), REST)
  }

  /** Opens a row in its article. */
  async open(row: number): Promise<void> {
    const found = this.rowAt(row)
    if (!found) return
    this.selection.moveTo(row)
    await this.#app.openAnnotation(found.articleId, found.annotation.id)
  }

  async #fetch(slots: number[]): Promise<void> {
    this.#wanted = union(this.#wanted, slots)
    const result = await this.#app.bridge.request('notebook.rows', { slots })
    this.#wanted = toSlotSet([...this.#wanted].filter((slot) => !slots.includes(slot)))
    if (!result.ok) {
      this.failure = result.failure
      return
    }
    if (this.rows.size > MOST_ROWS) this.rows.clear()
    for (const [index, slot] of slots.entries()) this.rows.set(slot, result.value[index] ?? null)
  }
}

const NO_ROWS = new Uint32Array()

/** A row after a change to its article; null when its annotation is gone. */
function refreshed(row: NotebookRow, { article, annotations }: ArticleChange): NotebookRow | null {
  const annotation = annotations.find(({ id }) => id === row.annotation.id)
  if (!annotation) return null
  return { ...row, annotation, title: article.title, inTrash: article.deletedAt !== null }
}
