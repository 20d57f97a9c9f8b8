import { MAX_EDITS_AT_ONCE, type ArticleChange } from '../../src-core/ipc/contract.ts'
import type { Failure } from '../../src-core/ipc/result.ts'
import type { HistoryStep } from '../../src-core/ipc/session.ts'
import type { Bridge } from '../bridge.ts'

/** What became of steps. */
export interface SentSteps {
  /** What takes back those that were made. */
  inverses: HistoryStep[]
  /** Those that were not made: they failed, or were not come to. */
  left: HistoryStep[]
  failures: Failure[]
}

/** The one who watches a long act. */
export interface StepsWatcher {
  /** Takes in articles as they now are on the disk. */
  receive(changes: readonly ArticleChange[]): void
  /** Told after each request how many steps have ended. */
  onProgress(ended: number): void
  /** Asked before each request whether to go on. */
  isCancelled(): boolean
}

// Enough that a request costs little, few enough that the progress moves.
const STEPS_A_REQUEST = Math.min(50, MAX_EDITS_AT_ONCE)

/** Makes many edits, one request after the other. */
export async function sendSteps(
  bridge: Bridge,
  steps: readonly HistoryStep[],
  watcher: StepsWatcher,
): Promise<SentSteps> {
  const sent: SentSteps = { inverses: [], left: [], failures: [] }
  for (let start = 0; start < steps.length; start += STEPS_A_REQUEST) {
    if (watcher.isCancelled()) {
      sent.left.push(...steps.slice(start))
      break
    }
    const part = steps.slice(start, start + STEPS_A_REQUEST)
    const edits = part.map(({ articleId, edit }) => ({ id: articleId, edit }))
    const result = await bridge.request('articles.edit', { edits })
    if (!result.ok) {
      sent.failures.push(result.failure)
      sent.left.push(...part)
    } else {
      const changes: ArticleChange[] = []
      part.forEach((step, index) => {
        const outcome = result.value[index]
        if (outcome?.ok) {
          changes.push(outcome.value)
          sent.inverses.unshift({ articleId: step.articleId, edit: outcome.value.inverse })
        } else {
          if (outcome) sent.failures.push(outcome.failure)
          sent.left.push(step)
        }
      })
      watcher.receive(changes)
    }
    watcher.onProgress(Math.min(start + STEPS_A_REQUEST, steps.length))
  }
  return sent
}
