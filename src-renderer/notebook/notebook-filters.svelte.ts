import * as v from 'valibot'
import type { NotebookQuery } from '../../src-core/notebook/notebook-query.ts'
import { notebookQuerySchema } from '../../src-core/notebook/notebook-query-schema.ts'
import type { SavedFilter } from '../../src-core/library/saved-filter.ts'
import type { App } from '../app.svelte.ts'
import { suggestFilterName } from './describe-notebook.ts'

/** The Notebook's filters that have a name. */
export class NotebookFilters {
  readonly #app: App

  /** In the order of the sidebar; those that this version does not understand are left out, and kept. */
  saved: readonly SavedFilter[] = $derived.by(() =>
    this.#app.library.filters.filter((filter) => readQuery(filter) !== null),
  )

  constructor(app: App) {
    this.#app = app
  }

  /** Whether the Notebook shows just what a filter says. */
  isShown(saved: SavedFilter): boolean {
    const { stage, notebook } = this.#app
    const query = readQuery(saved)
    return stage.view === 'notebook' && query !== null && isSameQuery(query, notebook.query)
  }

  async show(saved: SavedFilter): Promise<void> {
    const { stage, notebook, layout } = this.#app
    const query = readQuery(saved)
    if (!query) return
    layout.closeDrawers()
    stage.show('notebook')
    await notebook.change(query)
  }

  /** Asks for a name for what the Notebook shows now. */
  openNew(): void {
    const { notebook, library, savedFilters } = this.#app
    const article = library.find(notebook.query.filter.article ?? '')
    const name = suggestFilterName(notebook.query, library.meanings, article?.title)
    savedFilters.openNew({ of: 'annotations', filter: notebook.query, name })
  }

  /** Makes a filter of what the Notebook shows now. */
  async replace({ id, name }: SavedFilter): Promise<void> {
    const { history, notebook } = this.#app
    const filter: SavedFilter = { id, name, of: 'annotations', filter: notebook.query }
    await history.performOnLibrary({ kind: 'put-filter', filter }, 'Change Filter')
  }
}

/** What a filter of annotations says; null when it is of something else, or not understood. */
function readQuery(saved: SavedFilter): NotebookQuery | null {
  if (saved.of !== 'annotations') return null
  const parsed = v.safeParse(notebookQuerySchema, saved.filter)
  return parsed.success ? parsed.output : null
}

/** Whether two queries ask for the same. Both were made or read by one schema, in one order of fields. */
function isSameQuery(a: NotebookQuery, b: NotebookQuery): boolean {
  const [x, y] = [a, b].map((query) => JSON.stringify(v.parse(notebookQuerySchema, query)))
  return x === y
}
