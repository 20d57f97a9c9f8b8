import type { Edit } from '../../src-core/annotation/edit.ts'
import type { ArticleChange } from '../../src-core/ipc/contract.ts'
import type { Bridge } from '../bridge.ts'
import type { Toasts } from '../ui/toasts.svelte.ts'

/** An edit that can be made: plain data, so that the stacks could be kept over a restart. */
export interface HistoryEntry {
  id: number
  articleId: string
  edit: Edit
  /** What the person did, as in `Undo: Delete Annotation`. */
  label: string
  /** Edits in a row that share this are one act, such as the saves of one spell of writing. */
  act?: string
}

/** What shows an article; it follows each edit. */
export interface HistoryView {
  /** The article that is open for reading. */
  openId(): string | null
  open(id: string): Promise<void>
  /** Shows the article as it now is on the disk, then calls `showPending`. */
  receive(change: ArticleChange): void
  showOptimistically(edit: Edit): void
  rollBack(): void
}

const MOST_KEPT = 500

/** Makes all edits, one after the other, and takes them back. */
export class History {
  #undo = $state.raw<readonly HistoryEntry[]>([])
  #redo = $state.raw<readonly HistoryEntry[]>([])
  /** Shown already and not yet on the disk. */
  #pending: { articleId: string; edit: Edit }[] = []
  #queue: Promise<unknown> = Promise.resolve()
  /** How many steps of the queue have not ended. */
  #underWay = $state(0)
  #lastId = 0
  /** The message that offers to take an entry back, by the entry's id. */
  readonly #offers: Record<number, number> = {}
  readonly #bridge: Bridge
  readonly #toasts: Toasts
  readonly #view: HistoryView

  constructor(bridge: Bridge, toasts: Toasts, view: HistoryView) {
    this.#bridge = bridge
    this.#toasts = toasts
    this.#view = view
  }

  // What is on its way to the disk may turn out to be undone or redone: a quick second key waits for it.
  get canUndo(): boolean {
    return this.#undo.length > 0 || this.#underWay > 0
  }

  get canRedo(): boolean {
    return this.#redo.length > 0 || this.#underWay > 0
  }

  get undoLabel(): string {
    return this.#undo.at(-1)?.label ?? ''
  }

  get redoLabel(): string {
    return this.#redo.at(-1)?.label ?? ''
  }

  /**
   * Makes an edit: shows it at once, sends it, and keeps what takes it back.
   * @param label what the person did, imperative
   * @param act edits in a row with the same one are taken back together
   * @returns whether it is on the disk; if not, it was rolled back and a message says why
   */
  async perform(articleId: string, edit: Edit, label: string, act?: string): Promise<boolean> {
    return (await this.#do(articleId, edit, label, act)) !== undefined
  }

  /** Makes an edit and offers to take back this one, whatever is done meanwhile: “Archived · Undo”. */
  async performAndOffer(articleId: string, edit: Edit, label: string, done: string): Promise<boolean> {
    const entry = await this.#do(articleId, edit, label)
    if (!entry) return false
    const action = { label: 'Undo', run: () => void this.takeBack(entry.id) }
    this.#offers[entry.id] = this.#toasts.say({ text: done, kind: 'info', action })
    return true
  }

  /** Takes the last edit back. */
  undo(): Promise<boolean> {
    return this.#enqueue(() => this.#takeBack(this.#undo.at(-1)))
  }

  /** Takes one edit back, the last or not; nothing if that was done already. */
  takeBack(entryId: number): Promise<boolean> {
    return this.#enqueue(() => this.#takeBack(this.#undo.find(({ id }) => id === entryId)))
  }

  /** Makes the edit again that was taken back last. */
  redo(): Promise<boolean> {
    return this.#enqueue(async () => {
      const entry = this.#redo.at(-1)
      const inverse = entry && (await this.#replay(entry))
      if (!inverse) return false
      this.#redo = without(this.#redo, entry)
      this.#undo = [...this.#undo, inverse]
      return true
    })
  }

  /** Resolves when every edit made so far is on the disk, or has failed. */
  async settled(): Promise<void> {
    await this.#queue
  }

  /** Shows again what is not yet on the disk, after the article was replaced by a state without it. */
  showPending(): void {
    for (const { articleId, edit } of this.#pending) {
      if (articleId === this.#view.openId()) this.#view.showOptimistically(edit)
    }
  }

  #do(articleId: string, edit: Edit, label: string, act?: string): Promise<HistoryEntry | undefined> {
    const pending = this.#announce(articleId, edit)
    return this.#enqueue(async () => {
      const inverse = await this.#send(articleId, edit, pending)
      if (!inverse) return undefined
      this.#redo = []
      const last = this.#undo.at(-1)
      // The first of an act's inverses leads back to before all of it.
      if (act !== undefined && last?.act === act) return last
      const entry = { id: ++this.#lastId, articleId, edit: inverse, label, ...(act && { act }) }
      this.#undo = [...this.#undo, entry].slice(-MOST_KEPT)
      return entry
    })
  }

  async #takeBack(entry: HistoryEntry | undefined): Promise<boolean> {
    const inverse = entry && (await this.#replay(entry))
    if (!inverse) return false
    this.#undo = without(this.#undo, entry)
    this.#redo = [...this.#redo, inverse]
    this.#withdrawOffer(entry.id)
    return true
  }

  /** What was taken back by key is not offered any more. */
  #withdrawOffer(entryId: number): void {
    this.#toasts.dismiss(this.#offers[entryId] ?? 0)
  }

  /** Makes an entry's edit where the person can see it. Answers what takes it back, or nothing if it failed. */
  async #replay({ id, articleId, edit, label }: HistoryEntry): Promise<HistoryEntry | undefined> {
    if (isSeenInText(edit) && this.#view.openId() !== articleId) await this.#view.open(articleId)
    const inverse = await this.#send(articleId, edit, this.#announce(articleId, edit))
    return inverse && { id, articleId, edit: inverse, label }
  }

  #announce(articleId: string, edit: Edit) {
    const pending = { articleId, edit }
    this.#pending.push(pending)
    if (articleId === this.#view.openId()) this.#view.showOptimistically(edit)
    return pending
  }

  async #send(articleId: string, edit: Edit, pending: object): Promise<Edit | undefined> {
    const result = await this.#bridge.request('article.edit', {
      id: articleId,
      edit: $state.snapshot(edit),
    })
    this.#pending = this.#pending.filter((other) => other !== pending)
    if (result.ok) {
      this.#view.receive(result.value)
      return result.value.inverse
    }
    if (articleId === this.#view.openId()) this.#view.rollBack()
    this.showPending()
    this.#toasts.fail(result.failure)
    return undefined
  }

  #enqueue<T>(step: () => Promise<T>): Promise<T> {
    this.#underWay += 1
    const done = this.#queue.then(step).finally(() => (this.#underWay -= 1))
    this.#queue = done.catch(() => undefined)
    return done
  }
}

/** Whether an edit shows in the text or the margin, rather than in the list. */
function isSeenInText(edit: Edit): boolean {
  if (edit.kind === 'several') return edit.edits.some(isSeenInText)
  return !['change-article', 'delete-article', 'restore-article'].includes(edit.kind)
}

function without(entries: readonly HistoryEntry[], entry: HistoryEntry): readonly HistoryEntry[] {
  return entries.filter((other) => other !== entry)
}
