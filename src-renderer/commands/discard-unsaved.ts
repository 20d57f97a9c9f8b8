import type { Toasts } from '../ui/toasts.svelte.ts'
import type { History } from './history.svelte.ts'

/** Gives up what could not be saved, and offers to take that back. */
export async function discardUnsaved(history: History, toasts: Toasts): Promise<void> {
  // What is being tried just now may turn out to be saved.
  await history.settled()
  const { outbox } = history
  const given = outbox.unsaved
  if (given.length === 0) return
  for (const entry of given) outbox.remove(entry)
  const undo = () => {
    outbox.addAll(given)
    void history.retry()
  }
  // So that a restart does not find them either.
  await history.retry()
  toasts.say({
    text:
      given.length === 1
        ? 'Discarded one change that could not be saved'
        : `Discarded ${given.length.toLocaleString()} changes that could not be saved`,
    kind: 'info',
    ms: 20_000,
    action: { label: 'Undo', run: undo },
  })
}
