import { watch } from 'node:fs'

/**
 * Tells that something may have changed in a folder. Where the system cannot watch it, it tells nothing: a look from
 * time to time has to do.
 * @returns what ends it
 */
export function watchFolder(folder: string, touched: () => void): () => void {
  try {
    const watcher = watch(folder, () => touched())
    watcher.on('error', () => watcher.close())
    return () => watcher.close()
  } catch {
    return () => undefined
  }
}
