import type { Edit } from '../../src-core/annotation/edit.ts'
import type { ArticleChange } from '../../src-core/ipc/contract.ts'
import type { Failure, FailureCode, Result } from '../../src-core/ipc/result.ts'
import type { SingleDeed, UnsavedEdit } from '../../src-core/ipc/session.ts'
import type { LibraryEdit } from '../../src-core/library/library-edit.ts'
import type { LibraryChoices } from '../../src-core/library/library-meta.ts'
import { startTimer } from '../ui/timers.ts'
import { editsByArticle, isHopeless, placeOf, replaces, touches } from './unsaved-edit.ts'

/** An edit that is shown and not yet on the disk. */
export type Waiting = UnsavedEdit & {
  /** Whether it is being written: from then on it cannot be changed. */
  sent: boolean
}

/** An edit that was written. */
export interface Saved {
  /** What takes it back. */
  inverse: SingleDeed
  /** What it changed, as that now is on the disk. */
  change?: ArticleChange
  choices?: LibraryChoices
}

/** What becomes of edits. */
export interface OutboxEvents {
  /** Writes one edit, or one each of several articles. Answers what became of each, in order. */
  send(entries: readonly UnsavedEdit[]): Promise<Result<Saved>[]>
  /** They are on the disk. Those that were sent together have one group. */
  saved(entries: readonly Waiting[], saved: readonly Saved[]): void
  /** They can never be written as they are, and were given up. */
  refused(failures: readonly Failure[]): void
}

/** How long after a failure it is tried again, milliseconds; the last counts for all that follow. */
const PAUSES = [2_000, 5_000, 15_000, 30_000, 60_000]
/** What takes longer to be written is said to be on its way, milliseconds. */
const SLOW = 500
// Enough that a request costs little, few enough that the progress of a long act moves.
const SENT_AT_ONCE = 50
/** When so many have failed for a reason that need not hold for one article alone, it holds for all. */
const MOST_FAILURES = 3

/** What holds for one article, so that those of others may still be written. */
const OF_ONE_ARTICLE: ReadonlySet<FailureCode> = new Set([
  'not-found',
  'damaged',
  'unreadable',
  'newer-schema',
])

/**
 * The edits on their way to the disk, in the order in which they were made. One that cannot be
 * written stays, is shown all the same, and is tried again until it is: nothing is dropped, and
 * nothing is taken for saved that is not.
 */
export class Outbox {
  #waiting = $state.raw<readonly Waiting[]>([])
  /** Why the last try left edits behind; null when it did not. */
  failure = $state.raw<Failure | null>(null)
  /** Whether something has been on its way for so long that one may wonder. */
  isSlow = $state(false)
  /** The edits that are not on the disk, by the id of the article. */
  readonly editsByArticle: ReadonlyMap<string, readonly Edit[]> = $derived(editsByArticle(this.#waiting))
  /** The edits of the library as a whole that are not on the disk. */
  readonly libraryEdits: readonly LibraryEdit[] = $derived(
    this.#waiting.flatMap((entry) => ('libraryEdit' in entry ? entry.libraryEdit : [])),
  )
  readonly #events: OutboxEvents
  readonly #retry: () => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #stopSlow = () => {}
  #failures = 0

  /** @param retry called when it is time to try again */
  constructor(events: OutboxEvents, retry: () => void) {
    this.#events = events
    this.#retry = retry
  }

  /** All that is not on the disk, oldest first. Reactive. */
  get waiting(): readonly Waiting[] {
    return this.#waiting
  }

  /** What could not be written when it was tried. Reactive. */
  get unsaved(): readonly Waiting[] {
    return this.failure === null ? [] : this.#waiting
  }

  /** The edits of an article that are not on the disk. Reactive. */
  editsOf(articleId: string | null): readonly Edit[] {
    return this.editsByArticle.get(articleId ?? '') ?? []
  }

  /** Whether something of an annotation, or what is known of an article, could not be written. Reactive. */
  isUnsaved(id: string): boolean {
    return this.unsaved.some((entry) => 'edit' in entry && touches(entry.edit, id, entry.articleId))
  }

  /** Whether something of an article or its annotations could not be written. Reactive. */
  isArticleUnsaved(articleId: string): boolean {
    return this.failure !== null && this.editsByArticle.has(articleId)
  }

  /** Takes in an edit. Where it says all that the one before it says, that one is written no more. */
  add(entry: UnsavedEdit): Waiting {
    const last = this.#waiting.at(-1)
    if (last && 'edit' in last && 'edit' in entry && !last.sent && replaces(entry, last)) {
      last.edit = entry.edit
      this.#set([...this.#waiting])
      return last
    }
    const [added] = this.addAll([entry])
    return added as Waiting
  }

  /** Takes in many edits. */
  addAll(entries: readonly UnsavedEdit[]): Waiting[] {
    const added = entries.map((entry) => ({ ...entry, sent: false }))
    this.#set([...this.#waiting, ...added])
    return added
  }

  /** Shows an edit that another writes, until it is removed. */
  show(entry: UnsavedEdit): Waiting {
    const shown = { ...entry, sent: true }
    this.#set([...this.#waiting, shown])
    return shown
  }

  /** Gives up an edit that is not being written. */
  remove(entry: Waiting): void {
    this.#set(this.#waiting.filter((other) => other !== entry))
    if (this.#waiting.length === 0) this.#settle()
  }

  /** Gives up what of an act on many articles is not written. Answers what that is. */
  removeGroup(group: string): Waiting[] {
    const removed = this.#waiting.filter((entry) => entry.group === group && !entry.sent)
    this.#set(this.#waiting.filter((entry) => !removed.includes(entry)))
    if (this.#waiting.length === 0) this.#settle()
    return removed
  }

  /** Writes what waits, one after the other. Of an article, nothing overtakes what could not be written. */
  async drain(): Promise<void> {
    const blocked: Record<string, true> = {}
    const failures: Failure[] = []
    const refused: Failure[] = []
    for (let batch = this.#next(blocked); batch.length > 0; batch = this.#next(blocked)) {
      const left = await this.#save(batch, refused)
      for (const { entry } of left) blocked[placeOf(entry)] = true
      failures.push(...left.map(({ failure }) => failure))
      if (left.some(({ failure }) => failure.code === 'locked')) break
      if (failures.filter(({ code }) => !OF_ONE_ARTICLE.has(code)).length >= MOST_FAILURES) break
    }
    if (refused.length > 0) this.#events.refused(refused)
    const [failure] = failures
    if (failure) this.#tryLater(failure)
    else this.#settle()
  }

  /** What is to be written next: one edit, or those of one act on many articles. */
  #next(blocked: Readonly<Record<string, true>>): Waiting[] {
    const batch: Waiting[] = []
    for (const entry of this.#waiting) {
      if (blocked[placeOf(entry)]) continue
      const [first] = batch
      if (first && (!('edit' in entry) || entry.group === undefined || entry.group !== first.group)) break
      batch.push(entry)
      if (!('edit' in entry) || entry.group === undefined || batch.length === SENT_AT_ONCE) break
    }
    return batch
  }

  /** @returns what could not be written, and why */
  async #save(
    batch: readonly Waiting[],
    refused: Failure[],
  ): Promise<{ entry: Waiting; failure: Failure }[]> {
    for (const entry of batch) entry.sent = true
    const results = await this.#events.send(batch.map((entry) => $state.snapshot(entry)))
    for (const entry of batch) entry.sent = false
    const left: { entry: Waiting; failure: Failure }[] = []
    const ended: Waiting[] = []
    const saved: { entry: Waiting; saved: Saved }[] = []
    batch.forEach((entry, index) => {
      const result = results[index]
      if (!result) return
      if (!result.ok && !isHopeless(entry, result.failure)) {
        left.push({ entry, failure: result.failure })
        return
      }
      ended.push(entry)
      if (result.ok) saved.push({ entry, saved: result.value })
      else refused.push(result.failure)
    })
    if (saved.length > 0)
      this.#events.saved(
        saved.map(({ entry }) => entry),
        saved.map(({ saved }) => saved),
      )
    this.#set(this.#waiting.filter((entry) => !ended.includes(entry)))
    return left
  }

  #set(waiting: readonly Waiting[]): void {
    const wasEmpty = this.#waiting.length === 0
    this.#waiting = waiting
    if (waiting.length > 0 && !wasEmpty) return
    this.#stopSlow()
    this.isSlow = false
    if (waiting.length > 0) this.#stopSlow = startTimer(() => (this.isSlow = true), SLOW)
  }

  #tryLater(failure: Failure): void {
    this.failure = failure
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#retry, PAUSES[Math.min(this.#failures, PAUSES.length - 1)])
    this.#failures += 1
  }

  #settle(): void {
    this.failure = null
    this.#failures = 0
    clearTimeout(this.#timer)
  }
}
