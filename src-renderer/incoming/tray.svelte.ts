import type { PlacedAnnotations, TrayRow, TrayView } from '../../src-core/ipc/incoming-requests.ts'
import { countPlaced, sumPlaced } from '../../src-core/incoming/describe-incoming.ts'
import { trayMarkdown } from '../../src-core/incoming/tray-markdown.ts'
import type { ManyDeed } from '../../src-core/ipc/session.ts'
import type { TrayState as State } from '../../src-core/incoming/tray.ts'
import { fold } from '../../src-core/search/fold.ts'
import type { App } from '../app.svelte.ts'

/** Rows of one source, in a row. */
export interface TrayGroup {
  title: string
  byline: string
  /** Those that are drawn. */
  rows: TrayRow[]
  /** All that were found of it. */
  all: TrayRow[]
}

/** So many rows are drawn at first, and with each “Show more”. */
const STEP = 100
const EMPTY: TrayView = { waiting: [], discarded: [] }

/** Annotations from elsewhere that have no place, as the window shows them. */
export class TrayState {
  /** How many wait. */
  waiting = $state(0)
  view = $state.raw<TrayView>(EMPTY)
  shownKind = $state<'waiting' | 'discarded'>('waiting')
  /** What is searched for. */
  text = $state('')
  /** Most rows that are drawn. */
  most = $state(STEP)
  /** What is to be placed in an article. */
  chosen = $state.raw<readonly TrayRow[]>([])
  /** What was chosen and is not in the article that was chosen for it. */
  left = $state.raw<{ articleId: string; title: string; rows: TrayRow[] } | null>(null)
  busy = $state(false)
  /** What was done in the dialog last, and can be taken back there: the keys do not leave it for a message. */
  offer = $state.raw<{ text: string; entry: number } | null>(null)
  readonly #app: App

  constructor(app: App) {
    this.#app = app
  }

  readonly found = $derived.by(() => {
    const words = fold(this.text).split(/\s+/).filter(Boolean)
    const rows = this.view[this.shownKind]
    if (words.length === 0) return rows
    return rows.filter(({ source, exact, note, tags }) => {
      const text = fold([source.title, source.byline, exact, note, ...tags].join(' '))
      return words.every((word) => text.includes(word))
    })
  })

  readonly groups = $derived.by(() => {
    const groups: TrayGroup[] = []
    for (const [index, row] of this.found.entries()) {
      const title = row.source.title || row.source.address
      const last = groups.at(-1)
      const isDrawn = index < this.most
      if (last?.title !== title && !isDrawn) break
      const group = last?.title === title ? last : { title, byline: row.source.byline, rows: [], all: [] }
      if (group !== last) groups.push(group)
      group.all.push(row)
      if (isDrawn) group.rows.push(row)
    }
    return groups
  })

  /** How many rows are not drawn. */
  get hidden(): number {
    return Math.max(0, this.found.length - this.most)
  }

  /** Whether nothing in the library can be changed. */
  get isReadOnly(): boolean {
    return this.#app.library.isReadOnly
  }

  async open(): Promise<void> {
    this.text = ''
    this.most = STEP
    this.shownKind = 'waiting'
    this.offer = null
    if (await this.read()) this.#app.dialogs.open('tray')
  }

  /** Reads the tray. @returns whether it could be read */
  async read(): Promise<boolean> {
    const result = await this.#app.bridge.request('tray.read', {})
    if (!result.ok) {
      this.#app.toasts.fail(result.failure)
      return false
    }
    this.view = result.value
    this.waiting = result.value.waiting.length
    if (result.value.discarded.length === 0) this.shownKind = 'waiting'
    return true
  }

  /** What waits has changed, here or elsewhere. */
  async hear(waiting: number): Promise<void> {
    this.waiting = waiting
    const { current } = this.#app.dialogs
    if (current === 'tray' || current === 'tray-place') await this.read()
  }

  showMore(): void {
    this.most += STEP
  }

  async discard(rows: readonly TrayRow[]): Promise<void> {
    const what = rows.length === 1 ? 'an annotation' : `${rows.length.toLocaleString()} annotations`
    await this.#decide(rows, { kind: 'discarded' }, `Discard ${what}`, `Discarded ${what}`)
  }

  async putBack(rows: readonly TrayRow[]): Promise<void> {
    const what = rows.length === 1 ? 'an annotation' : `${rows.length.toLocaleString()} annotations`
    await this.#decide(rows, { kind: 'waiting' }, `Put Back ${what}`, `Put ${what} back in the tray`)
  }

  async copy(rows: readonly TrayRow[]): Promise<void> {
    const { bridge, toasts } = this.#app
    const result = await bridge.request('clipboard.write', { text: trayMarkdown(rows) })
    const count = rows.length === 1 ? 'the annotation' : `${rows.length.toLocaleString()} annotations`
    if (result.ok) toasts.say({ text: `Copied ${count} as Markdown`, kind: 'info' })
    else toasts.fail(result.failure)
  }

  /** Looks again for the places of all that wait. */
  async retry(): Promise<void> {
    if (this.#app.history.refuses() || this.busy) return
    this.busy = true
    const result = await this.#app.bridge.request('tray.retry', {})
    this.busy = false
    if (!result.ok) this.#app.toasts.fail(result.failure)
    else if (result.value.placed.length === 0)
      this.#app.toasts.say({ text: 'Nothing more found its place', kind: 'info' })
    else this.tellPlaced(result.value, 'Place Annotations')
    await this.read()
  }

  /** Asks for the article that annotations belong in. */
  choosePlace(rows: readonly TrayRow[]): void {
    if (this.#app.history.refuses()) return
    this.chosen = rows
    this.left = null
    this.#app.dialogs.open('tray-place')
  }

  /** Places what was chosen in an article. What is not in it may go into its note. */
  async place(articleId: string, into: 'passage' | 'note'): Promise<void> {
    if (this.busy) return
    const rows = into === 'note' && this.left ? this.left.rows : this.chosen
    this.busy = true
    const ids = rows.map(({ id }) => id)
    const result = await this.#app.bridge.request('tray.place', { ids, articleId, into })
    this.busy = false
    if (!result.ok) {
      this.#app.toasts.fail(result.failure)
      return
    }
    this.tellPlaced(result.value, 'Place Annotations')
    await this.read()
    const { left } = result.value
    if (left.length === 0) {
      this.backToTray()
      return
    }
    const title = this.#app.library.find(articleId)?.title ?? ''
    this.chosen = rows.filter(({ id }) => left.includes(id))
    this.left = { articleId, title, rows: [...this.chosen] }
  }

  backToTray(): void {
    this.left = null
    if (this.waiting > 0) this.#app.dialogs.open('tray')
    else this.#app.dialogs.close()
  }

  /** Says what was placed, and offers to take it back. */
  tellPlaced({ placed, undo }: PlacedAnnotations, label: string): void {
    if (undo.steps.length + undo.tray.length === 0) return
    const [first] = placed
    const done =
      first && placed.length === 1
        ? `Placed ${countPlaced(first)} in “${first.title}”`
        : `Placed ${sumPlaced(placed).toLocaleString()} annotations in ${placed.length.toLocaleString()} articles`
    this.#keep(undo, label, done)
  }

  /** Takes back what was done in the dialog last. */
  async takeBack(): Promise<void> {
    const { offer } = this
    this.offer = null
    if (offer) await this.#app.history.takeBack(offer.entry)
    await this.read()
  }

  #keep(deed: ManyDeed, label: string, done: string): void {
    const { history, dialogs, live } = this.#app
    if (dialogs.current !== 'tray' && dialogs.current !== 'tray-place') {
      history.adopt(deed, label, done)
      return
    }
    this.offer = { text: done, entry: history.adopt(deed, label) }
    live.tell(done)
  }

  async #decide(rows: readonly TrayRow[], state: State, label: string, done: string): Promise<void> {
    const { bridge, history, toasts } = this.#app
    if (history.refuses() || rows.length === 0) return
    const changes = rows.map(({ id }) => ({ id, state }))
    const result = await bridge.request('tray.change', { changes })
    if (result.ok) this.#keep({ steps: [], tray: result.value }, label, done)
    else toasts.fail(result.failure)
    await this.read()
  }
}
