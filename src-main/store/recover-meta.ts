import { LecternError, type Failure } from '../../src-core/ipc/result.ts'
import { errorCode, type FileSystem } from './file-system.ts'
import { BackupFiles, type Backup } from './backup-files.ts'
import { writeDurably } from './durable-file.ts'
import type { LibraryFile } from './library-file.ts'
import { allBackups, backupFolder } from './places.ts'
import { sayWhen } from './recovery.ts'

/**
 * Puts library.json back from the newest backup that was taken of the folder: the file that would
 * name its backups is the one that is lost. To be called under the library's lock.
 * @param lost why it is not there
 * @returns what to tell, or undefined when there is no backup of it
 */
export async function recoverMeta(
  fs: FileSystem,
  data: string,
  folder: string,
  libraryFile: LibraryFile,
  lost: Failure,
): Promise<Failure | undefined> {
  for (const { backup, files } of await backupsOf(fs, data, folder)) {
    try {
      await writeDurably(fs, libraryFile.path, await files.read('records', backup.meta))
      await libraryFile.read()
    } catch (error) {
      if (error instanceof LecternError && error.failure.code !== 'unwritable') continue
      throw error
    }
    return {
      code: 'recovered',
      message: `${lost.message} It was recovered from the backup of ${sayWhen(backup.takenAt)}.`,
      ...(lost.kept && { kept: lost.kept }),
      todo: 'Look whether the meanings of the colours are as you left them.',
    }
  }
  return undefined
}

async function backupsOf(fs: FileSystem, data: string, folder: string) {
  const ids = await fs.list(allBackups(data)).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  })
  const found: { backup: Backup; files: BackupFiles }[] = []
  for (const id of ids.filter((name) => /^[0-9A-Z]{26}$/.test(name))) {
    const files = new BackupFiles(fs, backupFolder(data, id))
    const { backups } = await files.headers()
    found.push(...backups.filter((backup) => backup.folder === folder).map((backup) => ({ backup, files })))
  }
  return found.sort((a, b) => (a.backup.takenAt < b.backup.takenAt ? 1 : -1))
}
