/**
 * Splits files into batches small enough to be sent at once, in order. A file that is larger than a
 * batch goes alone.
 * @param bytes most bytes of a batch
 * @param count most files of a batch
 */
export function toBatches<T extends { size: number }>(
  files: readonly T[],
  bytes: number,
  count: number,
): T[][] {
  const batches: T[][] = []
  let batch: T[] = []
  let size = 0
  for (const file of files) {
    if (batch.length > 0 && (batch.length >= count || size + file.size > bytes)) {
      batches.push(batch)
      batch = []
      size = 0
    }
    batch.push(file)
    size += file.size
  }
  if (batch.length > 0) batches.push(batch)
  return batches
}
