import type { ArticleEdit } from '../../src-core/ipc/contract.ts'
import { succeed, type Result } from '../../src-core/ipc/result.ts'
import { mapAtOnce } from './at-once.ts'
import { failureOf } from './failure-of.ts'

// The disk brings several files to rest at the same time, in little more than the time of one.
const WRITES_AT_ONCE = 8

/**
 * Makes edits, those of one article in their order, those of several at the same time. One that fails
 * does not stop the others.
 * @param make makes one of them
 * @returns what became of each, in order
 */
export async function editMany<T>(
  edits: readonly ArticleEdit[],
  make: (edit: ArticleEdit) => Promise<T>,
): Promise<Result<T>[]> {
  const byArticle = new Map<string, { edit: ArticleEdit; index: number }[]>()
  edits.forEach((edit, index) => byArticle.set(edit.id, [...(byArticle.get(edit.id) ?? []), { edit, index }]))
  const results: Result<T>[] = []
  await mapAtOnce([...byArticle.values()], WRITES_AT_ONCE, async (ofOne) => {
    for (const { edit, index } of ofOne) {
      results[index] = await make(edit).then(succeed, (error: unknown) => ({
        ok: false,
        failure: failureOf(error),
      }))
    }
  })
  return results
}
