import type { ArticleChange } from '../../src-core/ipc/contract.ts'
import type { HistoryStep, ManyDeed } from '../../src-core/ipc/session.ts'
import type { LibraryEdit } from '../../src-core/library/library-edit.ts'
import type { LibraryChoices } from '../../src-core/library/library-meta.ts'
import type { Bridge } from '../bridge.ts'
import { LongAct } from '../ui/long-act.ts'
import type { Toasts } from '../ui/toasts.svelte.ts'
import { sendSteps, type SentSteps } from './send-steps.ts'

/** What an act is sent with, and where it shows. */
export interface ActParts {
  bridge: Bridge
  toasts: Toasts
  view: {
    receive(changes: readonly ArticleChange[]): void
    receiveChoices(choices: LibraryChoices): void
  }
}

/** Makes edits on many articles, with progress. What fails is told. */
async function sendMany(
  { bridge, toasts, view }: ActParts,
  steps: readonly HistoryStep[],
  doing: string,
): Promise<SentSteps> {
  const progress = new LongAct(toasts, doing, steps.length)
  const sent = await sendSteps(bridge, steps, {
    receive: (changes) => view.receive(changes),
    onProgress: (ended) => progress.show(ended),
    isCancelled: () => progress.cancelled,
  })
  progress.end()
  const [failure] = sent.failures
  if (failure) {
    const count = sent.failures.length.toLocaleString()
    const message = `${count} of ${steps.length.toLocaleString()} could not be changed: ${failure.message}`
    toasts.fail(steps.length === 1 ? failure : { ...failure, message })
  }
  return sent
}

/**
 * Makes edits on many articles and, once all are made, what goes with them.
 * @returns what takes back what was made, what was not made, and how many articles were changed
 */
export async function sendAll(parts: ActParts, { steps, libraryEdit }: ManyDeed, doing: string) {
  const { inverses, left } = await sendMany(parts, steps, doing)
  const isDone = left.length === 0
  const inverse = isDone && libraryEdit ? await sendToLibrary(parts, libraryEdit) : undefined
  const isMade = inverses.length > 0 || inverse !== undefined
  return {
    count: inverses.length,
    deed: isMade ? { steps: inverses, ...(inverse && { libraryEdit: inverse }) } : undefined,
    left: isDone ? null : { steps: left, ...(libraryEdit && { libraryEdit }) },
  }
}

/** Edits what is true of the library as a whole. Answers what takes it back; nothing if it failed, which is told. */
export async function sendToLibrary(
  { bridge, toasts, view }: ActParts,
  edit: LibraryEdit,
): Promise<LibraryEdit | undefined> {
  const result = await bridge.request('library.edit', { edit })
  if (result.ok) {
    view.receiveChoices(result.value.choices)
    return result.value.inverse
  }
  toasts.fail(result.failure)
  return undefined
}
