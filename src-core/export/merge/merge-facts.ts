/** Between the parts of a highlight's line of facts, as in `¶ 2 · Figure · #drones #unverified`. */
const SEPARATOR = ' · '

/**
 * Merges a highlight's line of facts word by word, as tags are added on both sides all the time: what
 * Lectern changed is changed in the line as the user has it.
 * @returns undefined when it is no such line, or both sides changed the same fact
 */
export function mergeFacts(
  base: readonly string[],
  theirs: readonly string[],
  ours: readonly string[],
): string | undefined {
  const [before, mine, now] = [onlyLine(base), onlyLine(theirs), onlyLine(ours)]
  if (before === undefined || mine === undefined || now === undefined) return undefined
  const [old, fresh] = [readFacts(before), readFacts(now)]
  if (!old || !fresh || !/^¶ /.test(mine)) return undefined
  let merged = mine
  for (const [index, fact] of old.facts.entries()) {
    const changed = fresh.facts[index]
    if (changed === undefined || changed === fact) continue
    if (!merged.includes(fact)) return undefined
    merged = merged.replace(fact, () => changed)
  }
  for (const tag of old.tags.filter((tag) => !fresh.tags.includes(tag))) {
    merged = withoutWord(merged, tag)
  }
  for (const tag of fresh.tags.filter((tag) => !old.tags.includes(tag))) {
    if (!words(merged).includes(tag)) merged = withTag(merged, tag)
  }
  return merged
}

function onlyLine(lines: readonly string[]): string | undefined {
  return lines.length === 1 ? lines[0] : undefined
}

function readFacts(line: string): { facts: string[]; tags: string[] } | undefined {
  if (!line.startsWith('¶ ')) return undefined
  const parts = line.trimEnd().split(SEPARATOR)
  const hasTags = parts.length > 2
  return { facts: hasTags ? parts.slice(0, -1) : parts, tags: hasTags ? words(parts.at(-1) ?? '') : [] }
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

function withTag(line: string, tag: string): string {
  const end = line.trimEnd()
  const separator = words(end).at(-1)?.startsWith('#') ? ' ' : SEPARATOR
  return end + separator + tag + line.slice(end.length)
}

function withoutWord(line: string, word: string): string {
  const parts = line.split(/(?<= )/)
  const kept = parts.filter((part) => part.trim() !== word)
  if (kept.length === parts.length) return line
  const end = line.slice(line.trimEnd().length)
  return kept.join('').trimEnd().replace(/ ·$/, '') + end
}
