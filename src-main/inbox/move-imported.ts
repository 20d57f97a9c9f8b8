import { join } from 'node:path'
import { fileKey } from '../../src-core/export/file-name.ts'
import { IMPORTED_FOLDER } from '../../src-core/inbox/inbox.ts'
import { numberedName } from '../../src-core/inbox/inbox-names.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { unwritable } from '../store/disk-failure.ts'
import { errorCode, type FileSystem } from '../store/file-system.ts'

/** So many files of one name are enough. */
const MOST_ORDINALS = 10_000

/**
 * Moves a file that came in to the folder of such files, with the folders that belong to it. A name that is taken gets
 * a number; nothing is written over. A page whose folder's name is taken goes with it into a folder of their own,
 * since it shows its pictures by that name.
 * @returns the file's new path
 * @throws LecternError `unwritable`; all is where it was then
 */
export async function moveImported(
  fs: FileSystem,
  folder: string,
  { name, companions }: { name: string; companions: readonly string[] },
): Promise<string> {
  const target = join(folder, IMPORTED_FOLDER)
  try {
    await checkTarget(fs, folder, target)
    await fs.createFolder(target)
    const place = companions.length === 0 ? target : await placeFor(fs, target, [name, ...companions])
    return await moveAll(fs, folder, place, name, companions)
  } catch (error) {
    throw asLeft(unwritable(error, target), name)
  }
}

/** A link may lead anywhere, and moving to another disk would be copying and deleting. */
async function checkTarget(fs: FileSystem, folder: string, target: string): Promise<void> {
  const there = (await fs.entries(folder)).find(({ name }) => name === IMPORTED_FOLDER)
  if (there && there.kind !== 'folder')
    throw new LecternError('unwritable', `${target} is not a folder.`, {
      todo: 'Move it away: Lectern makes a folder of this name.',
    })
}

/** The folder itself, if all names are free in it, else a new one in it. */
async function placeFor(fs: FileSystem, target: string, names: readonly string[]): Promise<string> {
  const taken = new Set((await fs.list(target)).map(fileKey))
  if (names.every((name) => !taken.has(fileKey(name)))) return target
  const [stem = ''] = (names[0] ?? '').split(/\.[^.]*$/)
  for (let ordinal = 2; ordinal < MOST_ORDINALS; ordinal++) {
    const place = join(target, `${stem} ${ordinal}`)
    if (!taken.has(fileKey(`${stem} ${ordinal}`)) && (await fs.createFolder(place)) !== undefined)
      return place
  }
  throw new Error(`there are too many folders named ${stem}`)
}

/** The file is moved last: as long as it is there, what belongs to it may be looked for. */
async function moveAll(
  fs: FileSystem,
  from: string,
  to: string,
  name: string,
  companions: readonly string[],
): Promise<string> {
  const moved: string[] = []
  try {
    for (const companion of companions) {
      await fs.rename(join(from, companion), join(to, companion))
      moved.push(companion)
    }
    return await moveFile(fs, join(from, name), to, name)
  } catch (error) {
    for (const companion of moved)
      await fs.rename(join(to, companion), join(from, companion)).catch(() => undefined)
    throw error
  }
}

/** A rename would replace a file of the name: an empty one of ours takes the name first, which fails if it is taken. */
async function moveFile(fs: FileSystem, from: string, to: string, name: string): Promise<string> {
  const path = await takeName(fs, to, name)
  try {
    await fs.rename(from, path)
    return path
  } catch (error) {
    await fs.unlink(path).catch(() => undefined)
    throw error
  }
}

async function takeName(fs: FileSystem, folder: string, name: string): Promise<string> {
  for (let ordinal = 1; ordinal < MOST_ORDINALS; ordinal++) {
    const path = join(folder, numberedName(name, ordinal))
    try {
      await (await fs.create(path)).close()
      return path
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
    }
  }
  throw new Error(`there are too many files named ${name}`)
}

function asLeft({ failure: { message, todo } }: LecternError, name: string): LecternError {
  return new LecternError('unwritable', message, {
    kept: `Its text is in your library; ${name} was left where it is, and does not come in again.`,
    ...(todo !== undefined && { todo }),
  })
}
