/**
 * Does the same with many things, several at once.
 * @param most how many are under way at the same time
 * @returns what came of each, in order
 * @throws what the first that failed threw; what is under way then still ends
 */
export async function mapAtOnce<T, R>(
  things: readonly T[],
  most: number,
  map: (thing: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const work = async (): Promise<void> => {
    for (let index = next++; index < things.length; index = next++) {
      results[index] = await map(things[index] as T, index)
    }
  }
  await Promise.all(Array.from({ length: Math.min(most, things.length) }, work))
  return results
}
