/** The person stopped the command by Ctrl+C, and was told what was done by then. */
export class Interrupted extends Error {}

/**
 * Does a task that Ctrl+C stops in good order. Pressed once more, it ends the process at once, as everywhere.
 * @param task is given what tells it to stop
 */
export async function stopByKey<T>(task: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController()
  const abort = () => stop.abort()
  process.once('SIGINT', abort)
  try {
    return await task(stop.signal)
  } finally {
    process.off('SIGINT', abort)
  }
}
