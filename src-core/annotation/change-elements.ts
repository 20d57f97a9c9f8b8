import type { SetChange } from './edit.ts'

/** A set's elements after a change: those that stay in their order, then the new ones. */
export function changeElements(
  elements: readonly string[],
  { add = [], remove = [] }: SetChange = {},
): string[] {
  const kept = elements.filter((element) => !remove.includes(element))
  return [...new Set([...kept, ...add])]
}
