import type { ArticleChange, EditOutcome } from '../../src-core/ipc/contract.ts'
import { succeed, type Failure, type Result } from '../../src-core/ipc/result.ts'
import type { HistoryStep, ManyDeed, SingleDeed } from '../../src-core/ipc/session.ts'
import type { LibraryEdit } from '../../src-core/library/library-edit.ts'
import type { LibraryChoices } from '../../src-core/library/library-meta.ts'
import type { Bridge } from '../bridge.ts'
import { LongAct } from '../ui/long-act.ts'
import type { Toasts } from '../ui/toasts.svelte.ts'
import type { Saved } from './outbox.svelte.ts'
import { sendSteps } from './send-steps.ts'

/** What an act is sent with, and where it shows. */
export interface ActParts {
  bridge: Bridge
  toasts: Toasts
  view: {
    receive(changes: readonly ArticleChange[]): void
    receiveChoices(choices: LibraryChoices): void
  }
}

/** Writes one edit, or one each of several articles. Answers what became of each, in order. */
export async function sendDeeds(bridge: Bridge, deeds: readonly SingleDeed[]): Promise<Result<Saved>[]> {
  const [first] = deeds
  if (first && 'libraryEdit' in first) return [await sendLibraryEdit(bridge, first.libraryEdit)]
  const steps = deeds.flatMap((deed) => ('edit' in deed ? deed : []))
  const outcomes = await sendEdits(bridge, steps)
  return steps.flatMap(({ articleId }, index) => {
    const outcome = outcomes[index]
    if (!outcome?.ok) return outcome ?? []
    const inverse = { articleId, edit: outcome.value.inverse }
    return succeed({ inverse, change: outcome.value })
  })
}

async function sendEdits(bridge: Bridge, steps: readonly HistoryStep[]): Promise<Result<EditOutcome>[]> {
  const edits = steps.map(({ articleId, edit }) => ({ id: articleId, edit }))
  const [only] = edits
  if (only && edits.length === 1) return [await bridge.request('article.edit', only)]
  const result = await bridge.request('articles.edit', { edits })
  return result.ok ? result.value : edits.map(() => result)
}

async function sendLibraryEdit(bridge: Bridge, edit: LibraryEdit): Promise<Result<Saved>> {
  const result = await bridge.request('library.edit', { edit })
  if (!result.ok) return result
  const { choices, inverse } = result.value
  return succeed({ inverse: { libraryEdit: inverse }, choices })
}

/** Shows what was changed as it now is on the disk. */
export function showSaved(view: ActParts['view'], saved: readonly Saved[]): void {
  const changes = saved.flatMap(({ change }) => change ?? [])
  if (changes.length > 0) view.receive(changes)
  for (const { choices } of saved) if (choices) view.receiveChoices(choices)
}

/**
 * Makes edits on many articles, with progress, and, once all are made, what goes with them. What fails
 * is told.
 * @param doing what is said while it lasts, as in `Undo Move to Trash`
 * @returns what takes back what was made, nothing if nothing was, and what was not made
 */
export async function replayMany(
  { bridge, toasts, view }: ActParts,
  { steps, libraryEdit, tray }: ManyDeed,
  doing: string,
): Promise<{ deed: ManyDeed | undefined; left: ManyDeed | null }> {
  const progress = new LongAct(toasts, doing, steps.length)
  const sent = await sendSteps(bridge, steps, {
    receive: (changes) => view.receive(changes),
    onProgress: (ended) => progress.show(ended),
    isCancelled: () => progress.cancelled,
  })
  progress.end()
  tellFailures(toasts, sent.failures, steps.length)
  const isDone = sent.left.length === 0
  const [meta] = isDone && libraryEdit ? await sendDeeds(bridge, [{ libraryEdit }]) : []
  if (meta?.ok) showSaved(view, [meta.value])
  else if (meta) toasts.fail(meta.failure)
  const decided = isDone && tray ? await bridge.request('tray.change', { changes: tray }) : undefined
  if (decided && !decided.ok) toasts.fail(decided.failure)
  const inverse = {
    ...(meta?.ok && 'libraryEdit' in meta.value.inverse && meta.value.inverse),
    ...(decided?.ok && { tray: decided.value }),
  }
  const isMade = sent.inverses.length > 0 || meta?.ok || decided?.ok
  return {
    deed: isMade ? { steps: sent.inverses, ...inverse } : undefined,
    left: isDone ? null : { steps: sent.left, ...(libraryEdit && { libraryEdit }), ...(tray && { tray }) },
  }
}

/** Says that edits failed, and why the first did. */
export function tellFailures(toasts: Toasts, failures: readonly Failure[], of: number): void {
  const [failure] = failures
  if (!failure) return
  const count = failures.length.toLocaleString()
  const message = `${count} of ${of.toLocaleString()} could not be changed: ${failure.message}`
  toasts.fail(of === 1 ? failure : { ...failure, message })
}
