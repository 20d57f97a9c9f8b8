import type { Command } from 'commander'
import { existsSync } from 'node:fs'
import { extname, join } from 'node:path'
import { LecternError } from '../../src-core/ipc/result.ts'
import { ImportThread } from '../import/import-thread.ts'
import { Library } from '../store/library.ts'
import { findPlaces, type Places } from '../store/places.ts'
import { examineFolder, libraryGone } from '../store/examine-folder.ts'
import { chosenLibrary } from '../store/settings-file.ts'
import { printFailure } from './output.ts'

/** The bundle of the thread lies beside the one that this is in. */
const IMPORT_WORKER = join(import.meta.dirname, `import-worker${extname(import.meta.filename)}`)

/** What the options that go with every command say. */
export interface CommonOptions {
  places: Places
  /** Whether the result is printed as JSON. */
  json: boolean
}

/**
 * The library is the one of `--library`, else the one that the app opens.
 * @throws LecternError `not-found` when the person chose one in the app that is not there now
 */
export async function readCommonOptions(command: Command): Promise<CommonOptions> {
  const { library, json = false } = command.optsWithGlobals<{ library?: string; json?: boolean }>()
  if (library) return { places: findPlaces({ library }), json }
  const chosen = await chosenLibrary(findPlaces().data)
  if (chosen && (await examineFolder(chosen)) !== 'library') throw libraryGone(chosen)
  return { places: findPlaces({ chosen }), json }
}

/** Opens the library, does the task, and closes it, whatever becomes of the task. */
export async function withLibrary<T>(
  { library: folder, data }: Places,
  task: (library: Library) => Promise<T>,
): Promise<T> {
  const thread = new ImportThread({ worker: IMPORT_WORKER })
  const library = await Library.open({
    folder,
    data,
    read: thread.read,
    readIncoming: thread.readIncoming,
  })
  try {
    for (const problem of library.view().problems) printFailure(problem)
    library.onProblem(printFailure)
    return await task(library)
  } finally {
    await library.close()
    await thread.close()
  }
}

/** As {@link withLibrary}, for commands that need one: a mistyped name makes none. */
export async function withExistingLibrary<T>(
  places: Places,
  task: (library: Library) => Promise<T>,
): Promise<T> {
  if (isLibrary(places.library)) return withLibrary(places, task)
  throw new LecternError('not-found', `There is no library in ${places.library}.`, {
    todo: '`lectern import` makes one; --library names another folder.',
  })
}

/** Whether a folder is a library, as far as can be seen from outside. */
export function isLibrary(folder: string): boolean {
  return existsSync(join(folder, 'library.json')) || existsSync(join(folder, 'articles'))
}
