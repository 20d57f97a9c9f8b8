import type { Edit, SingleEdit } from '../../src-core/annotation/edit.ts'
import type { EditOutcome } from '../../src-core/ipc/contract.ts'
import type { Failure, FailureCode, Result } from '../../src-core/ipc/result.ts'
import type { UnsavedEdit } from '../../src-core/ipc/session.ts'

/** An edit that is shown and not yet on the disk. */
export interface Waiting extends UnsavedEdit {
  /** Whether it is being written: from then on it cannot be changed. */
  sent: boolean
}

/** What becomes of an edit. */
export interface OutboxEvents {
  /** Writes one edit. */
  send(articleId: string, edit: Edit): Promise<Result<EditOutcome>>
  /** It is on the disk. */
  saved(entry: Waiting, outcome: EditOutcome): void
  /** It can never be written as it is, and was given up. */
  refused(failure: Failure): void
}

/** How long after a failure it is tried again, milliseconds; the last counts for all that follow. */
const PAUSES = [2_000, 5_000, 15_000, 30_000, 60_000]

/** An edit that failed for such a reason would fail for ever: the window asked for what makes no sense. */
const HOPELESS: ReadonlySet<FailureCode> = new Set(['bad-arguments'])
/** What holds for one article, so that those of others may still be written. */
const OF_ONE_ARTICLE: ReadonlySet<FailureCode> = new Set(['not-found', 'damaged', 'unreadable'])

/**
 * The edits on their way to the disk, in the order in which they were made. One that cannot be
 * written stays, is shown all the same, and is tried again until it is: nothing is dropped, and
 * nothing is taken for saved that is not.
 */
export class Outbox {
  #waiting = $state.raw<readonly Waiting[]>([])
  /** Why the last try left edits behind; null when it did not. */
  failure = $state.raw<Failure | null>(null)
  readonly #events: OutboxEvents
  readonly #retry: () => void
  #timer: ReturnType<typeof setTimeout> | undefined
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
  editsOf(articleId: string | null): Edit[] {
    return this.#waiting.flatMap((entry) => (entry.articleId === articleId ? [entry.edit] : []))
  }

  /** Whether something of an annotation, or what is known of an article, could not be written. Reactive. */
  isUnsaved(id: string): boolean {
    return this.unsaved.some(({ articleId, edit }) =>
      edit.kind === 'change-article' ? articleId === id : touches(edit, id),
    )
  }

  /** Takes in an edit. Where it says all that the one before it says, that one is written no more. */
  add(entry: UnsavedEdit): Waiting {
    const last = this.#waiting.at(-1)
    if (last && !last.sent && replaces(entry, last)) {
      last.edit = entry.edit
      this.#waiting = [...this.#waiting]
      return last
    }
    const added = { ...entry, sent: false }
    this.#waiting = [...this.#waiting, added]
    return added
  }

  /** Shows an edit that another writes, until it is removed. */
  show(entry: UnsavedEdit): Waiting {
    const shown = { ...entry, sent: true }
    this.#waiting = [...this.#waiting, shown]
    return shown
  }

  /** Gives up an edit that is not being written. */
  remove(entry: Waiting): void {
    this.#waiting = this.#waiting.filter((other) => other !== entry)
    if (this.#waiting.length === 0) this.#settle()
  }

  /** Writes what waits, one after the other. Of an article, nothing overtakes what could not be written. */
  async drain(): Promise<void> {
    const blocked: string[] = []
    let failure: Failure | null = null
    for (let entry = this.#next(blocked); entry; entry = this.#next(blocked)) {
      const failed = await this.#save(entry)
      if (!failed) continue
      failure ??= failed
      blocked.push(entry.articleId)
      if (!OF_ONE_ARTICLE.has(failed.code)) break
    }
    if (failure) this.#tryLater(failure)
    else this.#settle()
  }

  #next(blocked: readonly string[]): Waiting | undefined {
    return this.#waiting.find(({ articleId }) => !blocked.includes(articleId))
  }

  async #save(entry: Waiting): Promise<Failure | null> {
    entry.sent = true
    const result = await this.#events.send(entry.articleId, $state.snapshot(entry.edit))
    entry.sent = false
    if (!result.ok && !HOPELESS.has(result.failure.code)) return result.failure
    if (result.ok) this.#events.saved(entry, result.value)
    this.#waiting = this.#waiting.filter((other) => other !== entry)
    if (!result.ok) this.#events.refused(result.failure)
    return null
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

/** Whether an edit is the next save of the same note. */
function replaces(next: UnsavedEdit, last: UnsavedEdit): boolean {
  return (
    next.act !== undefined &&
    next.act === last.act &&
    next.articleId === last.articleId &&
    isNote(next.edit) &&
    isNote(last.edit)
  )
}

function isNote(edit: Edit): boolean {
  return 'patch' in edit && Object.keys(edit.patch).join() === 'note'
}

function touches(edit: Edit, annotationId: string): boolean {
  if (edit.kind === 'several') return edit.edits.some((single: SingleEdit) => touches(single, annotationId))
  if (edit.kind === 'add-annotation') return edit.annotation.id === annotationId
  return 'id' in edit && edit.id === annotationId
}
