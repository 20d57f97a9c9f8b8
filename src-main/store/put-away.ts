import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { TRASH_DAYS } from '../../src-core/library/trash.ts'
import { unwritable } from './disk-failure.ts'
import { createFolderDurably } from './durable-file.ts'
import type { FileSystem } from './file-system.ts'

const PUT_AWAY = /^(\d{4}-\d\d-\d\dT)(\d\d)(\d\d)(\d\d\.\d{3}Z)-[0-9a-f]{6}-/
const KEPT_FOR = TRASH_DAYS * 86_400_000

/**
 * Moves a file that is of no more use to a folder of such files, under a name that nothing has.
 * @returns where it is now
 * @throws LecternError `unwritable`; the file is where it was then
 */
export async function putAway(fs: FileSystem, path: string, folder: string, now: number): Promise<string> {
  const time = new Date(now).toISOString().replaceAll(':', '')
  const aside = join(folder, `${time}-${randomBytes(3).toString('hex')}-${basename(path)}`)
  try {
    await createFolderDurably(fs, folder)
    await fs.rename(path, aside)
    await fs.syncFolder(folder)
    await fs.syncFolder(dirname(path))
  } catch (error) {
    throw unwritable(error, dirname(path))
  }
  return aside
}

/** Removes what {@link putAway} put there so long ago that an article in the Trash would be gone. */
export async function sweepPutAway(fs: FileSystem, folder: string, now: number): Promise<void> {
  for (const name of await fs.list(folder).catch(() => [])) {
    const [, day = '', hours, minutes, rest] = PUT_AWAY.exec(name) ?? []
    if (now - Date.parse(`${day}${hours}:${minutes}:${rest}`) > KEPT_FOR) {
      await fs.unlink(join(folder, name)).catch(() => undefined)
    }
  }
}
