import { fold } from '../../src-core/search/fold.ts'

/**
 * Tags to offer for what was typed: those that start with it, then those with a part (after a blank,
 * a slash or a hyphen) that does, then those that hold it. Within each, the order of `tags`.
 * @param tags all tags, most used first
 * @param taken tags that are there already
 */
export function suggestTags(
  typed: string,
  tags: readonly string[],
  taken: readonly string[],
  most = 8,
): string[] {
  const wanted = fold(typed.trim())
  const rank = (tag: string) => {
    const folded = fold(tag)
    if (folded.startsWith(wanted)) return 0
    if (folded.split(/[\s/_-]/).some((part) => part.startsWith(wanted))) return 1
    return folded.includes(wanted) ? 2 : 3
  }
  return tags
    .filter((tag) => !taken.includes(tag) && rank(tag) < 3)
    .map((tag, order) => ({ tag, order, rank: rank(tag) }))
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .slice(0, most)
    .map(({ tag }) => tag)
}
