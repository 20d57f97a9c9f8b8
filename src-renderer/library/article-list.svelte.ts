import type { ArticleSummary } from '../../src-core/ipc/contract.ts'
import type { App } from '../app.svelte.ts'
import { commandTargets, deleteArticles } from './bulk.ts'
import { Selection } from './selection.svelte.ts'

/** Rows that are rendered together or not at all; a screen holds about ten. */
export const PAGE_ROWS = 40
const PAGE_STEP = 8

/** A run of rows, and where it starts in the list. */
export interface ListPage {
  first: number
  articles: readonly ArticleSummary[]
}

/** The list as the keyboard and the pointer move in it. */
export class ArticleList {
  /** The row that the keys act on, while the list has the focus. */
  cursor = $state<string | null>(null)
  focused = $state(false)
  /** The row that the pointer is on. */
  hovered = $state<string | null>(null)
  /** The row whose menu is open. */
  menuFor = $state<string | null>(null)
  /** The list box, while there is one. */
  element = $state.raw<HTMLElement>()
  /** What is selected, to be acted on together. */
  readonly selection: Selection
  readonly #app: App

  pages: ListPage[] = $derived.by(() => toPages(this.#app.library.shown))
  /** Index of the cursor in the list; -1 when it is not there. */
  cursorIndex = $derived.by(() => this.#app.library.shown.findIndex(({ id }) => id === this.cursor))
  /** The row that the menu's button stands on. */
  target = $derived.by(() => this.menuFor ?? this.hovered ?? (this.focused ? this.cursor : null))

  constructor(app: App) {
    this.#app = app
    this.selection = new Selection(app.library)
  }

  focus(): void {
    this.element?.focus()
  }

  /** The list was reached: the cursor goes to where it was, to the open article, or to the top. */
  enter(): void {
    this.focused = true
    if (this.cursorIndex !== -1) return
    const { shown } = this.#app.library
    const { openId } = this.#app.reading
    this.cursor = (shown.find(({ id }) => id === openId) ?? shown[0])?.id ?? null
  }

  leave(): void {
    this.focused = false
  }

  async open(id: string): Promise<void> {
    await this.#app.openArticle(id)
  }

  /** Opens the menu of a row, which the keys are on from then; `null` closes it. */
  showMenu(id: string | null): void {
    this.menuFor = id
    if (id !== null) this.cursor = id
  }

  /** Before a row goes from the view, the cursor steps to the one below it, or above at the end. */
  stepOff(id: string): void {
    const { library } = this.#app
    if (this.cursor !== id) return
    const below = library.neighbour(id, 1)
    this.cursor = (below?.id === id ? library.neighbour(id, -1) : below)?.id ?? null
  }

  /** A row was clicked: opens it; with Ctrl or Cmd, or Shift, selects instead. */
  click(id: string, { mod, shift }: { mod: boolean; shift: boolean }): void {
    if (!mod && !shift) {
      void this.open(id)
      return
    }
    const from = this.cursorIndex === -1 ? this.#app.reading.openId : this.cursor
    if (shift) this.selection.extendTo(id, from)
    else this.selection.toggle(id)
    this.cursor = id
    this.focus()
  }

  selectAll(): void {
    this.#app.layout.libraryShown = true
    this.selection.selectAll()
    this.focus()
  }

  /**
   * Acts on the keys of a list box.
   * @param held whether Ctrl or Cmd, and Shift, are
   * @returns whether the key was one of them
   */
  handleKey(key: string, held: { mod: boolean; shift: boolean } = { mod: false, shift: false }): boolean {
    if (held.mod && key === 'a') {
      this.selection.selectAll()
      return true
    }
    if ((held.mod && key === ' ') || (!held.mod && key === 'x')) {
      if (this.cursor !== null) this.selection.toggle(this.cursor)
      return true
    }
    if (held.mod) return false
    if (key === 'Escape' && this.selection.articles.length > 0) {
      this.selection.clear()
      return true
    }
    if (key === 't') {
      void this.#app.commands.run('article.tags')
      return true
    }
    return this.#move(key, held.shift)
  }

  #move(key: string, extends_: boolean): boolean {
    const { shown } = this.#app.library
    const moves: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: PAGE_STEP,
      PageUp: -PAGE_STEP,
      Home: -shown.length,
      End: shown.length,
    }
    const rows = moves[key]
    if (rows !== undefined) {
      const from = this.cursor
      this.cursor = this.#app.library.neighbour(from, rows)?.id ?? null
      if (extends_ && this.cursor !== null) this.selection.extendTo(this.cursor, from)
      return true
    }
    if ((key === 'Enter' || key === ' ') && this.cursor !== null) {
      void this.open(this.cursor)
      return true
    }
    if ((key === 'Delete' || key === 'Backspace') && this.cursor !== null) {
      void deleteArticles(this.#app, commandTargets(this.#app))
      return true
    }
    return false
  }
}

function toPages(articles: readonly ArticleSummary[]): ListPage[] {
  const count = Math.ceil(articles.length / PAGE_ROWS)
  return Array.from({ length: count }, (_, index) => {
    const first = index * PAGE_ROWS
    return { first, articles: articles.slice(first, first + PAGE_ROWS) }
  })
}
