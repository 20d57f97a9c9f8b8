import { isSeenInText, type Edit } from '../../src-core/annotation/edit.ts'
import type { ArticleChange, EditOutcome } from '../../src-core/ipc/contract.ts'
import type { Failure } from '../../src-core/ipc/result.ts'
import {
  newestEntries,
  type EntryDeed,
  type HistoryEntry,
  type HistoryStep,
  type Session,
} from '../../src-core/ipc/session.ts'
import type { Bridge } from '../bridge.ts'
import type { LibraryEdit } from '../../src-core/library/library-edit.ts'
import type { LibraryChoices } from '../../src-core/library/library-meta.ts'
import type { ActWords } from './act-words.ts'
import { Outbox, type Waiting } from './outbox.svelte.ts'
import { sendAll, sendToLibrary, type ActParts } from './send-acts.ts'
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
  /** Shows articles as they now are on the disk. */
  receive(changes: readonly ArticleChange[]): void
  /** Shows the meanings and saved filters as they now are on the disk. */
  receiveChoices(choices: LibraryChoices): void
  titleOf(articleId: string): string
  /** What a restart is to find has changed. */
  changed(): void
}

const MOST_KEPT = 500

/**
 * Makes all edits, one after the other, and takes them back. An edit of an article is shown from the
 * moment when it is made (see {@link Outbox}), and can be taken back whether it is on the disk or not.
 */
export class History {
  readonly outbox: Outbox
  #undo = $state.raw<readonly HistoryEntry[]>([])
  #redo = $state.raw<readonly HistoryEntry[]>([])
  #queue: Promise<unknown> = Promise.resolve()
  /** How many steps of the queue have not ended. */
  #underWay = $state(0)
  #lastId = 0
  /** The message that offers to take an entry back, by the entry's id. */
  readonly #offers: Record<number, number> = {}
  /** What takes back an edit that was saved. */
  readonly #entries = new WeakMap<Waiting, HistoryEntry>()
  readonly #bridge: Bridge
  readonly #toasts: Toasts
  readonly #view: HistoryView
  readonly #parts: ActParts

  constructor(bridge: Bridge, toasts: Toasts, view: HistoryView) {
    this.#bridge = bridge
    this.#toasts = toasts
    this.#view = view
    this.#parts = { bridge, toasts, view }
    this.outbox = new Outbox(
      {
        send: (id, edit) => bridge.request('article.edit', { id, edit }),
        saved: (entry, outcome) => this.#noteSaved(entry, outcome),
        refused: (failure) => toasts.fail(failure),
      },
      () => void this.retry(),
    )
  }

  // What is on its way to the disk may turn out to be undone or redone: a quick second key waits for it.
  get canUndo(): boolean {
    return this.#undo.length > 0 || this.outbox.waiting.length > 0 || this.#underWay > 0
  }

  get canRedo(): boolean {
    return this.#redo.length > 0 || this.#underWay > 0
  }

  get undoLabel(): string {
    return (this.outbox.waiting.at(-1) ?? this.#undo.at(-1))?.label ?? ''
  }

  get redoLabel(): string {
    return this.#redo.at(-1)?.label ?? ''
  }

  /** What a restart is to find. */
  get session(): Session {
    const unsaved = this.outbox.waiting.map(({ sent: _sent, ...entry }) => entry)
    return { undo: newestEntries(this.#undo), redo: newestEntries(this.#redo), unsaved }
  }

  /** Takes up what was kept over a restart: what was not saved then is shown, and saved now. */
  load({ undo, redo, unsaved }: Session): Promise<void> {
    this.#undo = undo
    this.#redo = redo
    this.#lastId = Math.max(0, ...[...undo, ...redo].map(({ id }) => id))
    for (const entry of unsaved) this.outbox.add(entry)
    return unsaved.length === 0 ? Promise.resolve() : this.retry()
  }

  /**
   * Makes an edit: shows it at once, sends it, and keeps what takes it back.
   * @param label what the person did, imperative
   * @param act edits in a row with the same one are taken back together
   * @returns whether it is on the disk; if not, it is kept and tried again
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
      const many = {
        steps: $state.snapshot(steps),
        ...(libraryEdit && { libraryEdit: $state.snapshot(libraryEdit) }),
      }
      const { deed, count } = await sendAll(this.#parts, many, words.doing)
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
      const inverse = await sendToLibrary(this.#parts, $state.snapshot(libraryEdit))
      if (!inverse) return false
      const entry = this.#keep({ libraryEdit: inverse }, label)
      if (done !== undefined) this.#offer(entry, done)
      return true
    })
  }

  /** Takes the last edit back. One that is not on the disk is not written any more. */
  undo(): Promise<boolean> {
    return this.#enqueue(async () => {
      await this.outbox.drain()
      const waiting = this.outbox.waiting.at(-1)
      if (!waiting) return this.#takeBack(this.#undo.at(-1))
      this.outbox.remove(waiting)
      const { articleId, edit, label } = waiting
      this.#redo = [...this.#redo, { id: ++this.#lastId, articleId, edit, label }]
      return true
    })
  }

  /** Takes one edit back, the last or not; nothing if that was done already. */
  takeBack(entryId: number): Promise<boolean> {
    return this.#enqueue(() => this.#takeBack(this.#undo.find(({ id }) => id === entryId)))
  }

  /** Makes the edit again that was taken back last. */
  redo(): Promise<boolean> {
    return this.#enqueue(async () => {
      const entry = this.#redo.at(-1)
      const replayed = entry && (await this.#replay(entry, 'redone'))
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

  /** Tries again to save what could not be saved. */
  retry(): Promise<void> {
    return this.#enqueue(() => this.outbox.drain())
  }

  async #do(articleId: string, edit: Edit, label: string, act?: string): Promise<HistoryEntry | undefined> {
    const title = this.#view.titleOf(articleId)
    const plain = $state.snapshot(edit)
    const entry = this.outbox.add({ articleId, title, edit: plain, label, ...(act !== undefined && { act }) })
    await this.#enqueue(() => this.outbox.drain())
    return this.#entries.get(entry)
  }

  #noteSaved(entry: Waiting, outcome: EditOutcome): void {
    const { articleId, label, act } = entry
    this.#view.receive([outcome])
    this.#entries.set(entry, this.#keep({ articleId, edit: outcome.inverse }, label, act))
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
    const replayed = entry && (await this.#replay(entry, 'undone'))
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
  async #replay(entry: HistoryEntry, what: 'undone' | 'redone'): Promise<Replayed | undefined> {
    const { id, label } = entry
    if ('steps' in entry) {
      const { deed, left } = await sendAll(this.#parts, $state.snapshot(entry), label)
      return deed && { inverse: { ...deed, id, label }, left: left && { ...left, id, label } }
    }
    if ('libraryEdit' in entry) {
      const inverse = await sendToLibrary(this.#parts, $state.snapshot(entry.libraryEdit))
      return inverse && { inverse: { id, label, libraryEdit: inverse }, left: null }
    }
    const { articleId, edit } = entry
    if (isSeenInText(edit) && this.#view.openId() !== articleId) await this.#view.open(articleId)
    const shown = this.outbox.show({ articleId, title: '', edit, label })
    const result = await this.#bridge.request('article.edit', {
      id: articleId,
      edit: $state.snapshot(edit),
    })
    if (result.ok) this.#view.receive([result.value])
    this.outbox.remove(shown)
    if (result.ok) return { inverse: { id, label, articleId, edit: result.value.inverse }, left: null }
    this.#tellNotReplayed(entry, result.failure, what)
    return undefined
  }

  /** What an entry was about may be gone, or be another thing by now: then nothing is left to take back. */
  #tellNotReplayed(entry: HistoryEntry, failure: Failure, what: 'undone' | 'redone'): void {
    if (failure.code !== 'not-found' && failure.code !== 'bad-arguments') {
      this.#toasts.fail(failure)
      return
    }
    this.#undo = replace(this.#undo, entry, null)
    this.#redo = replace(this.#redo, entry, null)
    this.#withdrawOffer(entry.id)
    const text = `“${entry.label}” could not be ${what}: it was changed meanwhile`
    this.#toasts.say({ text, detail: failure.message, kind: 'info' })
  }

  #enqueue<T>(step: () => Promise<T>): Promise<T> {
    this.#underWay += 1
    const done = this.#queue.then(step).finally(() => {
      this.#underWay -= 1
      this.#view.changed()
    })
    this.#queue = done.catch(() => undefined)
    return done
  }
}

/** Entries without one of them, or with what is left of it in its place. */
function replace(
  entries: readonly HistoryEntry[],
  entry: HistoryEntry,
  left: HistoryEntry | null,
): readonly HistoryEntry[] {
  return entries.flatMap((other) => (other === entry ? (left ?? []) : other))
}
