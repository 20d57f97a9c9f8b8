/** How often progress is told, milliseconds. */
const TELL_EVERY = 50

/** Tells the first and the last step, and not more often than eyes can follow. */
export function tellProgress<Progress extends { done: number; total: number }>(
  tell: (progress: Progress) => void,
): (progress: Progress) => void {
  let last = -Infinity
  return (progress) => {
    const isEnd = progress.done === 0 || progress.done === progress.total
    if (!isEnd && performance.now() - last < TELL_EVERY) return
    last = performance.now()
    tell(progress)
  }
}
