import { ulid } from 'ulid'
import { isSeenInText, type Edit } from '../../src-core/annotation/edit.ts'
import type { Failure } from '../../src-core/ipc/result.ts'
import type { HistoryEntry, HistoryStep, ManyDeed, Session, UnsavedEdit } from '../../src-core/ipc/session.ts'
import type { LibraryEdit } from '../../src-core/library/library-edit.ts'
import type { Bridge } from '../bridge.ts'
import { LongAct } from '../ui/long-act.ts'
import type { Toasts } from '../ui/toasts.svelte.ts'
import type { ActWords } from './act-words.ts'
import type { HistoryView } from './history-view.ts'
import { deedOf } from './unsaved-edit.ts'
import { Outbox, type Saved, type Waiting } from './outbox.svelte.ts'
import { replayMany, sendDeeds, showSaved, tellFailures, type ActParts } from './send-acts.ts'
import { gather, UndoStack, type Replayed } from './undo-stack.svelte.ts'

/**
 * Makes all edits, one after the other, and takes them back. An edit is shown from the moment when it
 * is made (see {@link Outbox}), and can be taken back whether it is on the disk or not.
 */
export class History {
  readonly outbox: Outbox
  readonly #stack = new UndoStack()
  #queue: Promise<unknown> = Promise.resolve()
  /** How many steps of the queue have not ended. */
  #underWay = $state(0)
  /** The message that offers to take an entry back, by the entry's id. */
  readonly #offers: Record<number, number> = {}
  /** What takes back an edit that was saved. */
  readonly #entries = new WeakMap<Waiting, HistoryEntry>()
  /** The acts on many articles that are under way. */
  #long: readonly { group: string; progress: LongAct; saved: number }[] = []
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
        send: (entries) => sendDeeds(bridge, entries),
        saved: (entries, saved) => this.#noteSaved(entries, saved),
        refused: (failures) => tellFailures(toasts, failures, failures.length),
      },
      () => void this.retry(),
    )
  }

  // What is on its way to the disk may turn out to be undone or redone: a quick second key waits for it.
  get canUndo(): boolean {
    return this.#stack.lastUndo !== undefined || this.outbox.waiting.length > 0 || this.#underWay > 0
  }

  get canRedo(): boolean {
    return this.#stack.lastRedo !== undefined || this.#underWay > 0
  }

  get undoLabel(): string {
    return (this.outbox.waiting.at(-1) ?? this.#stack.lastUndo)?.label ?? ''
  }

  get redoLabel(): string {
    return this.#stack.lastRedo?.label ?? ''
  }

  /** What a restart is to find of the edits. */
  get session(): Omit<Session, 'columns'> {
    const unsaved = this.outbox.waiting.map(({ sent: _sent, ...entry }) => entry)
    return { ...this.#stack.session, unsaved }
  }

  /** Takes up what was kept over a restart: what was not saved then is shown, and saved now. */
  load({ unsaved, undo, redo }: Session): Promise<void> {
    this.#stack.load({ undo, redo })
    if (unsaved.length === 0) return Promise.resolve()
    this.outbox.addAll(unsaved)
    return this.retry()
  }

  /** Whether nothing in the library can be changed, which is told then. */
  refuses(): boolean {
    const failure = this.#view.refusal()
    if (failure) this.#toasts.fail(failure)
    return failure !== null
  }

  /**
   * Makes an edit: shows it at once, sends it, and keeps what takes it back.
   * @param label what the person did, imperative
   * @param act edits in a row with the same one are taken back together
   * @returns whether it is on the disk; if not, it is kept and tried again
   */
  async perform(articleId: string, edit: Edit, label: string, act?: string): Promise<boolean> {
    const entry = await this.#do(this.#step(articleId, edit, { label, ...(act && { act }) }))
    if (entry) this.#view.tellEdit(edit, act)
    return entry !== undefined
  }

  /** Makes an edit and offers to take back this one, whatever is done meanwhile: “Archived · Undo”. */
  async performAndOffer(articleId: string, edit: Edit, label: string, done: string): Promise<boolean> {
    const entry = await this.#do(this.#step(articleId, edit, { label }))
    if (entry) this.#offer(entry, done)
    return entry !== undefined
  }

  /**
   * Makes edits on many articles as one act, and offers to take it back. While it lasts it can be
   * stopped; what was done by then stays done. What cannot be saved is kept, as a single edit is.
   * @param libraryEdit what goes with it
   * @returns how many were saved
   */
  async performMany(
    steps: readonly HistoryStep[],
    words: ActWords,
    libraryEdit?: LibraryEdit,
  ): Promise<number> {
    if (this.refuses()) return 0
    const group = ulid()
    const facts = { label: words.label, group }
    const edits = steps.map(({ articleId, edit }) => this.#step(articleId, edit, facts))
    const meta = libraryEdit ? [{ ...facts, libraryEdit: $state.snapshot(libraryEdit) }] : []
    const long = { group, progress: new LongAct(this.#toasts, words.doing, steps.length), saved: 0 }
    this.#long = [...this.#long, long]
    this.outbox.addAll([...edits, ...meta])
    return this.#enqueue(async () => {
      await this.outbox.drain()
      this.#long = this.#long.filter((other) => other !== long)
      long.progress.end()
      const entry = this.#stack.findGroup(group)
      if (entry) this.#offer(entry, words.done(long.saved))
      return long.saved
    })
  }

  /**
   * Edits what is true of the library as a whole.
   * @param done what is said with the offer to take it back; nothing is offered without
   * @returns as {@link perform}
   */
  async performOnLibrary(libraryEdit: LibraryEdit, label: string, done?: string): Promise<boolean> {
    const entry = await this.#do({ libraryEdit: $state.snapshot(libraryEdit), label })
    if (entry && done !== undefined) this.#offer(entry, done)
    return entry !== undefined
  }

  /** Keeps what takes back an act of the main process; says what was done if that is given. Answers the entry’s id. */
  adopt(deed: ManyDeed, label: string, done?: string): number {
    const kept = this.#stack.keep(deed, { label })
    if (done) this.#offer(kept, done)
    this.#view.changed()
    return kept.id
  }

  /** Takes the last edit back. One that is not on the disk is not written any more. */
  undo(): Promise<boolean> {
    return this.#enqueue(async () => {
      await this.outbox.drain()
      const waiting = this.outbox.waiting.at(-1)
      if (!waiting) return this.#takeBack(this.#stack.lastUndo)
      const { group, label } = waiting
      const begun = group === undefined ? undefined : this.#stack.findGroup(group)
      if (begun) return this.#takeBack(begun)
      const given = group === undefined ? [waiting] : this.outbox.removeGroup(group)
      if (group === undefined) this.outbox.remove(waiting)
      this.#stack.keepRedo(group === undefined ? deedOf(waiting) : gather(given.map(deedOf)), label)
      this.#view.tell(`Undone: ${label}`)
      return true
    })
  }

  /** Takes one edit back, the last or not; nothing if that was done already. */
  takeBack(entryId: number): Promise<boolean> {
    return this.#enqueue(() => this.#takeBack(this.#stack.find(entryId)))
  }

  /** Makes the edit again that was taken back last. */
  redo(): Promise<boolean> {
    return this.#enqueue(async () => {
      const entry = this.#stack.lastRedo
      const replayed = entry && (await this.#replay(entry, 'Redo'))
      if (!replayed) return false
      this.#stack.noteRedone(entry, replayed)
      this.#view.tell(`Redone: ${entry.label}`)
      return true
    })
  }

  /** Resolves when every edit made so far is on the disk, or has failed. */
  settled = async (): Promise<void> => void (await this.#queue)

  /** Tries again to save what could not be saved. */
  retry(): Promise<void> {
    return this.#enqueue(() => this.outbox.drain())
  }

  #step(articleId: string, edit: Edit, facts: { label: string; act?: string; group?: string }): UnsavedEdit {
    return { articleId, title: this.#view.titleOf(articleId), edit: $state.snapshot(edit), ...facts }
  }

  async #do(edit: UnsavedEdit): Promise<HistoryEntry | undefined> {
    if (this.refuses()) return undefined
    const entry = this.outbox.add(edit)
    await this.#enqueue(() => this.outbox.drain())
    return this.#entries.get(entry)
  }

  #noteSaved(entries: readonly Waiting[], saved: readonly Saved[]): void {
    showSaved(this.#view, saved)
    const [first] = entries
    if (!first) return
    const inverses = saved.map(({ inverse }) => inverse)
    const { group, label, act } = first
    if (group !== undefined) {
      this.#stack.keepPart(gather(inverses.toReversed()), group, label)
      this.#noteProgress(group, saved)
    } else if (inverses[0]) {
      this.#entries.set(first, this.#stack.keep(inverses[0], { label, act }))
    }
  }

  #noteProgress(group: string, saved: readonly Saved[]): void {
    const long = this.#long.find((each) => each.group === group)
    if (!long) return
    long.saved += saved.filter(({ change }) => change).length
    long.progress.show(long.saved)
    if (long.progress.cancelled) this.outbox.removeGroup(group)
  }

  #offer({ id }: HistoryEntry, done: string): void {
    const run = () => void this.takeBack(id)
    this.#offers[id] = this.#toasts.say({ text: done, kind: 'info', action: { label: 'Undo', run } })
  }

  async #takeBack(entry: HistoryEntry | undefined): Promise<boolean> {
    const replayed = entry && (await this.#replay(entry, 'Undo'))
    if (!replayed) return false
    const unsaved = entry.group === undefined ? [] : this.outbox.removeGroup(entry.group)
    const inverse =
      unsaved.length === 0 ? replayed.inverse : gather([replayed.inverse, ...unsaved.map(deedOf)])
    this.#stack.noteUndone(entry, { ...replayed, inverse })
    this.#withdrawOffer(entry.id)
    this.#view.tell(`Undone: ${entry.label}`)
    return true
  }

  /** What was taken back by key is not offered any more. */
  #withdrawOffer(entryId: number): void {
    this.#toasts.dismiss(this.#offers[entryId] ?? 0)
  }

  /** Does what an entry holds where the person can see it; nothing comes back if that failed. */
  async #replay(entry: HistoryEntry, act: 'Undo' | 'Redo'): Promise<Replayed | undefined> {
    if ('steps' in entry) {
      const { id, label } = entry
      const { deed, left } = await replayMany(this.#parts, $state.snapshot(entry), `${act} ${label}`)
      return deed && { inverse: deed, left: left && { ...left, id, label } }
    }
    const shown = await this.#showReplay(entry)
    const [result] = await sendDeeds(this.#bridge, [$state.snapshot(entry)])
    if (result?.ok) showSaved(this.#view, [result.value])
    this.outbox.remove(shown)
    if (result?.ok) return { inverse: result.value.inverse, left: null }
    if (result) this.#tellNotReplayed(entry, result.failure, act)
    return undefined
  }

  async #showReplay(entry: Exclude<HistoryEntry, ManyDeed>): Promise<Waiting> {
    const { label } = entry
    if ('libraryEdit' in entry) return this.outbox.show({ libraryEdit: entry.libraryEdit, label })
    const { articleId, edit } = entry
    if (isSeenInText(edit) && !this.#view.isOpen(articleId)) await this.#view.open(articleId)
    return this.outbox.show({ articleId, title: '', edit, label })
  }

  /** What an entry was about may be gone, or be another thing by now: then nothing is left to take back. */
  #tellNotReplayed(entry: HistoryEntry, failure: Failure, act: 'Undo' | 'Redo'): void {
    if (failure.code !== 'not-found' && failure.code !== 'bad-arguments') {
      this.#toasts.fail(failure)
      return
    }
    this.#stack.drop(entry)
    this.#withdrawOffer(entry.id)
    const done = act === 'Undo' ? 'undone' : 'redone'
    const text = `“${entry.label}” could not be ${done}: it was changed meanwhile`
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
