import type { ArticleSummary } from '../../src-core/ipc/contract.ts'
import type { App } from '../app.svelte.ts'
import { deleteArticle } from './trash.ts'

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
  readonly #app: App

  pages: ListPage[] = $derived.by(() => toPages(this.#app.library.shown))
  /** Index of the cursor in the list; -1 when it is not there. */
  cursorIndex = $derived.by(() => this.#app.library.shown.findIndex(({ id }) => id === this.cursor))
  /** The row that the menu's button stands on. */
  target = $derived.by(() => this.menuFor ?? this.hovered ?? (this.focused ? this.cursor : null))

  constructor(app: App) {
    this.#app = app
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

  /** Acts on the keys of a list box. @returns whether the key was one of them */
  handleKey(key: string): boolean {
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
      this.cursor = this.#app.library.neighbour(this.cursor, rows)?.id ?? null
      return true
    }
    if ((key === 'Enter' || key === ' ') && this.cursor !== null) {
      void this.open(this.cursor)
      return true
    }
    if ((key === 'Delete' || key === 'Backspace') && this.cursor !== null) {
      void deleteArticle(this.#app, this.cursor)
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
