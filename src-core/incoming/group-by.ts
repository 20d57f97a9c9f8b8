/** Puts a thing in the group of a key, which is made when there is none. */
export function addTo<T>(groups: Map<string, T[]>, key: string, thing: T): void {
  const group = groups.get(key)
  if (group) group.push(thing)
  else groups.set(key, [thing])
}

/** Things by a key, in their order, the groups in that of their first things. */
export function groupBy<T>(things: Iterable<T>, keyOf: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const thing of things) addTo(groups, keyOf(thing), thing)
  return groups
}
