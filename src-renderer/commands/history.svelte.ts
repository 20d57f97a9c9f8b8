import type { Edit } from '../../src-core/annotation/edit.ts'
import type { ArticleChange } from '../../src-core/ipc/contract.ts'
import type { Bridge } from '../bridge.ts'
import type { LibraryEdit } from '../../src-core/library/library-edit.ts'
import type { LibraryChoices } from '../../src-core/library/library-meta.ts'
import { LongAct } from '../ui/long-act.ts'
import type { ActWords, EntryDeed, HistoryEntry, ManyDeed } from './history-entry.ts'
import { sendSteps, type HistoryStep, type SentSteps } from './send-steps.ts'
import type { Toasts } from '../ui/toasts.svelte.ts'

/** What became of an entry that was done again or taken back. */
interface Replayed {
  inverse: HistoryEntry
  /** What could not be done of it, or was stopped. */
  left: HistoryEntry | null
}

/** What shows an article; it follows each edit. */
export interface HistoryView {
  /** The article that is open for reading. */
  openId(): string | null
  open(id: string): Promise<void>
  /** Shows the article as it now is on the disk, then calls `showPending`. */
  receive(changes: readonly ArticleChange[]): void
  /** Shows the meanings and saved filters as they now are on the disk. */
  receiveChoices(choices: LibraryChoices): void
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
    this.#offer(entry, done)
    return true
  }

  /**
   * Makes edits on many articles as one act, and offers to take it back. While it lasts it can be
   * stopped; what was done by then stays done. What fails is told, and does not stop the others.
   * @param libraryEdit what goes with it, once all articles are changed
   * @returns how many were made
   */
  performMany(steps: readonly HistoryStep[], words: ActWords, libraryEdit?: LibraryEdit): Promise<number> {
    return this.#enqueue(async () => {
      const { deed, count } = await this.#sendAll({ steps, ...(libraryEdit && { libraryEdit }) }, words.doing)
      if (deed) this.#offer(this.#keep(deed, words.label), words.done(count))
      return count
    })
  }

  /**
   * Edits what is true of the library as a whole.
   * @param done what is said with the offer to take it back; nothing is offered without
   */
  performOnLibrary(libraryEdit: LibraryEdit, label: string, done?: string): Promise<boolean> {
    return this.#enqueue(async () => {
      const inverse = await this.#sendToLibrary(libraryEdit)
      if (!inverse) return false
      const entry = this.#keep({ libraryEdit: inverse }, label)
      if (done !== undefined) this.#offer(entry, done)
      return true
    })
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
      const replayed = entry && (await this.#replay(entry))
      if (!replayed) return false
      this.#redo = replace(this.#redo, entry, replayed.left)
      this.#undo = [...this.#undo, replayed.inverse]
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
      return inverse && this.#keep({ articleId, edit: inverse }, label, act)
    })
  }

  /** Keeps what takes an act back, unless it goes on with the last one. */
  #keep(deed: EntryDeed, label: string, act?: string): HistoryEntry {
    this.#redo = []
    const last = this.#undo.at(-1)
    // The first of an act's inverses leads back to before all of it.
    if (act !== undefined && last?.act === act) return last
    const entry = { ...deed, id: ++this.#lastId, label, ...(act && { act }) }
    this.#undo = [...this.#undo, entry].slice(-MOST_KEPT)
    return entry
  }

  #offer({ id }: HistoryEntry, done: string): void {
    const action = { label: 'Undo', run: () => void this.takeBack(id) }
    this.#offers[id] = this.#toasts.say({ text: done, kind: 'info', action })
  }

  async #takeBack(entry: HistoryEntry | undefined): Promise<boolean> {
    const replayed = entry && (await this.#replay(entry))
    if (!replayed) return false
    this.#undo = replace(this.#undo, entry, replayed.left)
    this.#redo = [...this.#redo, replayed.inverse]
    this.#withdrawOffer(entry.id)
    return true
  }

  /** What was taken back by key is not offered any more. */
  #withdrawOffer(entryId: number): void {
    this.#toasts.dismiss(this.#offers[entryId] ?? 0)
  }

  /** Does what an entry holds where the person can see it; nothing comes back if that failed. */
  async #replay(entry: HistoryEntry): Promise<Replayed | undefined> {
    const { id, label } = entry
    if ('steps' in entry) {
      const { deed, left } = await this.#sendAll(entry, label)
      return deed && { inverse: { ...deed, id, label }, left: left && { ...left, id, label } }
    }
    if ('libraryEdit' in entry) {
      const inverse = await this.#sendToLibrary(entry.libraryEdit)
      return inverse && { inverse: { id, label, libraryEdit: inverse }, left: null }
    }
    const { articleId, edit } = entry
    if (isSeenInText(edit) && this.#view.openId() !== articleId) await this.#view.open(articleId)
    const inverse = await this.#send(articleId, edit, this.#announce(articleId, edit))
    return inverse && { inverse: { id, label, articleId, edit: inverse }, left: null }
  }

  /** Makes edits of many articles and what goes with them; answers what takes back what was made, and what was not. */
  async #sendAll({ steps, libraryEdit }: ManyDeed, doing: string) {
    const { inverses, left } = await this.#sendMany(steps, doing)
    const isDone = left.length === 0
    const inverse = isDone && libraryEdit ? await this.#sendToLibrary(libraryEdit) : undefined
    const isMade = inverses.length > 0 || inverse !== undefined
    return {
      count: inverses.length,
      deed: isMade ? { steps: inverses, ...(inverse && { libraryEdit: inverse }) } : undefined,
      left: isDone ? null : { steps: left, ...(libraryEdit && { libraryEdit }) },
    }
  }

  async #sendMany(steps: readonly HistoryStep[], doing: string): Promise<SentSteps> {
    const progress = new LongAct(this.#toasts, doing, steps.length)
    const sent = await sendSteps(this.#bridge, $state.snapshot(steps), {
      receive: (changes) => this.#view.receive(changes),
      onProgress: (ended) => progress.show(ended),
      isCancelled: () => progress.cancelled,
    })
    progress.end()
    const [failure] = sent.failures
    if (failure) {
      const count = sent.failures.length.toLocaleString()
      const message = `${count} of ${steps.length.toLocaleString()} could not be changed: ${failure.message}`
      this.#toasts.fail(steps.length === 1 ? failure : { ...failure, message })
    }
    return sent
  }

  async #sendToLibrary(libraryEdit: LibraryEdit): Promise<LibraryEdit | undefined> {
    const result = await this.#bridge.request('library.edit', {
      edit: $state.snapshot(libraryEdit),
    })
    if (result.ok) {
      this.#view.receiveChoices(result.value.choices)
      return result.value.inverse
    }
    this.#toasts.fail(result.failure)
    return undefined
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
      this.#view.receive([result.value])
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

/** Entries without one of them, or with what is left of it in its place. */
function replace(
  entries: readonly HistoryEntry[],
  entry: HistoryEntry,
  left: HistoryEntry | null,
): readonly HistoryEntry[] {
  return entries.flatMap((other) => (other === entry ? (left ?? []) : other))
}
