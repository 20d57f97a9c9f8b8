import type { ArticleChange } from '../../src-core/ipc/contract.ts'
import type { OpenColumns } from '../../src-core/ipc/session.ts'
import type { App } from '../app.svelte.ts'
import { Find } from './find.svelte.ts'
import { ReadingState } from './reading.svelte.ts'
import { Surface } from './surface.svelte.ts'

/** A column of the reader: an article, the page that it lies on, and what is found in it. */
export class ReaderPane {
  readonly reading: ReadingState
  readonly surface: Surface
  readonly find: Find

  constructor(app: App) {
    const { bridge } = app
    const receive = (change: ArticleChange) => app.receive([change])
    this.reading = new ReadingState({ bridge, receive }, (id) => app.history.outbox.editsOf(id))
    this.reading.hits.goOn = (direction) => app.search.goOn(direction)
    this.surface = new Surface(this.reading, {
      isCovered: () => app.dialogs.current !== 'none',
      isFocused: () => app.panes.focused === this,
    })
    this.find = new Find(this.reading, this.surface)
  }
}

/**
 * The columns of the reader: one, or two with an article each. What a person does is about the one that
 * has the focus; where there is no room for two, it alone is shown.
 */
export class ReaderPanes {
  /** From the left to the right. */
  all = $state.raw<readonly ReaderPane[]>([])
  #focused: ReaderPane
  readonly #app: App

  constructor(app: App) {
    this.#app = app
    this.#focused = $state.raw(new ReaderPane(app))
    this.all = [this.#focused]
  }

  get focused(): ReaderPane {
    return this.#focused
  }

  /** The column that has not the focus, if there are two. */
  get other(): ReaderPane | undefined {
    return this.all.find((pane) => pane !== this.focused)
  }

  /** Whether two columns are seen. */
  get isPair(): boolean {
    return this.all.length > 1 && this.#app.layout.hasRoomForTwo
  }

  isShown(pane: ReaderPane): boolean {
    return pane === this.focused || this.isPair
  }

  /** The column that shows an article. */
  showing(id: string): ReaderPane | undefined {
    return this.all.find(({ reading }) => reading.openId === id)
  }

  /** What a restart is to find. */
  get kept(): OpenColumns {
    const open = this.all.filter(({ reading }) => reading.openId !== null)
    return {
      articles: open.map(({ reading }) => reading.openId ?? ''),
      focused: Math.max(0, open.indexOf(this.focused)),
    }
  }

  /** Opens what was open before a restart, as far as the library still has it. Answers whether anything is. */
  async restore({ articles, focused }: OpenColumns): Promise<boolean> {
    const { library } = this.#app
    const [left, right] = articles.filter((id) => library.find(id)?.deletedAt === null)
    if (left === undefined) return false
    const first = this.focused
    await first.reading.open(left)
    if (right === undefined || this.focused !== first || first.reading.openId !== left) return true
    const second = new ReaderPane(this.#app)
    this.#take([first, second])
    if (focused === 1) this.focus(second)
    await second.reading.open(right)
    return true
  }

  focus(pane: ReaderPane): void {
    this.#focused = pane
  }

  /** Goes to the column that shows an article; if none does, the one that has the focus opens it. */
  async open(id: string): Promise<void> {
    const showing = this.showing(id)
    if (showing) this.focus(showing)
    await this.focused.reading.open(id)
    this.#app.session.keepSoon()
  }

  /** Opens an article in the other column, which comes to be if there is none, and has the focus then. */
  async openBeside(id: string): Promise<void> {
    const { toasts, layout } = this.#app
    const title = this.#app.library.find(id)?.title ?? ''
    if (this.showing(id)) {
      toasts.say({ text: 'This article is open already', detail: `“${title}”`, kind: 'info' })
    } else if (!layout.hasRoomForTwo) {
      toasts.say({
        text: 'There is no room for two articles side by side',
        detail: 'Make the window wider, or its zoom smaller, and open the article beside this one again.',
        kind: 'info',
      })
    } else {
      const pane = this.other ?? new ReaderPane(this.#app)
      if (!this.all.includes(pane)) this.#take([...this.all, pane])
      this.focus(pane)
      await pane.reading.open(id)
      if (!this.#app.list.focused) this.#focusText()
    }
  }

  /** Gives the keys to the other column. */
  swap(): void {
    if (!this.other) return
    this.focus(this.other)
    this.#focusText()
  }

  /** Closes a column of two, the right one if none is named. The article stays where it is in the list. */
  close(pane = this.all[1]): void {
    if (this.all.length < 2 || !pane) return
    void pane.reading.place.save()
    this.#take(this.all.filter((other) => other !== pane))
    if (this.all[0]) this.focus(this.all[0])
    this.#focusText()
  }

  /** Takes in articles as they now are on the disk. */
  receive(changes: readonly ArticleChange[]): void {
    for (const change of changes) {
      this.showing(change.article.id)?.reading.applyChange(change)
    }
  }

  #take(panes: readonly ReaderPane[]): void {
    this.all = panes
    this.#app.layout.columns = panes.length
    this.#app.session.keepSoon()
  }

  /** What takes the keys is not there, or not shown, before the page has followed. */
  #focusText(): void {
    void Promise.resolve().then(() => this.focused.reading.focusText?.())
  }
}
