import { diff3Merge, LCS } from 'node-diff3'
import { splitLines } from './export-parts.ts'
import { mergeFacts } from './merge-facts.ts'

/** A part of a file after a merge. */
export interface MergedText {
  text: string
  /** What Lectern has in places where both sides changed the same lines; empty when it deleted them. */
  conflicts: string[]
}

/**
 * Merges a part of a file line by line: what only one side changed is as that side has it. Where both
 * changed the same lines, those of the file stay.
 * @param base what the last export wrote; undefined when that is not known, then nothing counts as deleted
 * @param theirs what is in the file
 * @param ours what the export would write now
 * @see Khanna, Kunal, Pierce, "A Formal Investigation of Diff3", 2007
 */
export function mergeLines(base: string | undefined, theirs: string, ours: string): MergedText {
  if (theirs === ours || base === ours) return { text: theirs, conflicts: [] }
  if (base === theirs) return { text: ours, conflicts: [] }
  const [theirLines, ourLines] = [splitLines(theirs), splitLines(ours)]
  const baseLines = base === undefined ? sharedLines(theirLines, ourLines) : splitLines(base)
  const merged: MergedText = { text: '', conflicts: [] }
  for (const { ok, conflict } of diff3Merge(theirLines, baseLines, ourLines, {
    excludeFalseConflicts: true,
  })) {
    if (ok) merged.text += ok.join('')
    if (!conflict) continue
    const { o, a, b } = conflict
    const facts = mergeFacts(o, a, b) ?? withAdded(o, a, b)
    merged.text += facts ?? a.join('')
    if (facts === undefined) merged.conflicts.push(conflict.b.join(''))
  }
  return merged
}

/** What both sides made of lines that the user only added to, above or below: Lectern's, with what was added. */
function withAdded(
  base: readonly string[],
  theirs: readonly string[],
  ours: readonly string[],
): string | undefined {
  if (base.length === 0 || ours.length === 0) return undefined
  const above = theirs.length - base.length
  if (base.every((line, index) => line === theirs[index]))
    return [...ours, ...theirs.slice(base.length)].join('')
  if (base.every((line, index) => line === theirs[above + index]))
    return [...theirs.slice(0, above), ...ours].join('')
  return undefined
}

/** The lines that two texts have in common, in order. */
function sharedLines(a: readonly string[], b: readonly string[]): string[] {
  const shared: string[] = []
  for (let node = LCS([...a], [...b]); node.chain !== null; node = node.chain) {
    shared.push(a[node.buffer1index] ?? '')
  }
  return shared.reverse()
}
