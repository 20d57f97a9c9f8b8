import { LCS } from 'node-diff3'

/**
 * The highlights that an export puts elsewhere than the last one did, and that nobody moved in the file: they follow
 * the export, as when their group has changed.
 * @param base ids in the order of the last export
 * @param theirs in that of the file
 * @param ours in that of the export
 */
export function movedBlocks(
  base: readonly string[],
  theirs: readonly string[],
  ours: readonly string[],
): ReadonlySet<string> {
  const [known, mine] = [new Set(theirs), new Set(base)]
  const moved = outOfOrder(base, ours)
  if (moved.size === 0) return moved
  const byHand = outOfOrder(
    base.filter((id) => known.has(id)),
    theirs.filter((id) => mine.has(id)),
  )
  return new Set([...moved].filter((id) => known.has(id) && !byHand.has(id)))
}

/** The ids of both lists that would have to be moved to bring the one into the order of the other. */
function outOfOrder(before: readonly string[], after: readonly string[]): Set<string> {
  const [first, second] = [new Set(before), new Set(after)]
  const a = before.filter((id) => second.has(id))
  const b = after.filter((id) => first.has(id))
  const moved = new Set(a)
  if (a.every((id, index) => id === b[index])) return new Set()
  for (let node = LCS(a, b); node.chain !== null; node = node.chain) moved.delete(a[node.buffer1index] ?? '')
  return moved
}
