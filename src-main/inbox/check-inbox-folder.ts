import { realpath } from 'node:fs/promises'
import { isAbsolute, relative, sep } from 'node:path'
import { LecternError } from '../../src-core/ipc/result.ts'
import { unreadable } from '../store/disk-failure.ts'
import { errorCode } from '../store/file-system.ts'

/** Folders that Lectern itself writes to. */
export interface OwnFolders {
  library: string
  data: string
  /** Where exports go; empty when no folder was chosen. */
  exports: string
}

/**
 * Looks whether a folder may be imported from.
 * @throws LecternError `not-found` or `unreadable` when it is not there at present; `bad-arguments` when it will not do
 */
export async function checkInboxFolder(folder: string, own: OwnFolders): Promise<void> {
  const place = await realpath(folder).catch((error: unknown) => {
    throw errorCode(error) === 'ENOENT' ? gone(folder) : unreadable(error, folder)
  })
  if (isWithin(place, await placeOf(own.library)))
    throw refused(
      `The folder ${folder} is your library: what is in it is in Lectern already.`,
      'Choose a folder outside of the library.',
    )
  if (isWithin(place, await placeOf(own.data)))
    throw refused(`The folder ${folder} is one of Lectern’s own.`, 'Choose a folder outside of it.')
  if (own.exports !== '' && place === (await placeOf(own.exports)))
    throw refused(
      `The folder ${folder} is the one that exports go to: they would come back in as articles.`,
      'Choose another folder for one of the two.',
    )
}

async function placeOf(folder: string): Promise<string> {
  return realpath(folder).catch(() => folder)
}

function isWithin(place: string, folder: string): boolean {
  const way = relative(folder, place)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

function refused(message: string, todo: string): LecternError {
  return new LecternError('bad-arguments', message, { kept: 'Nothing is imported from it.', todo })
}

function gone(folder: string): LecternError {
  return new LecternError('not-found', `The folder ${folder} is not there.`, {
    kept: 'What came in from it is in your library.',
    todo: 'If it is on another drive, connect that drive: Lectern goes on by itself when the folder is back.',
  })
}
