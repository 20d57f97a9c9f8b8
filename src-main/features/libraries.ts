import type { FolderPurpose } from '../../src-core/library/library-places.ts'
import type { LibraryHost } from '../library-host.ts'
import type { Handlers } from '../serve.ts'
import { examineFolder } from '../store/examine-folder.ts'
import type { AppContext } from './feature.ts'

type Requests =
  | 'libraries.read'
  | 'libraries.choose'
  | 'libraries.open'
  | 'libraries.move'
  | 'libraries.chooseZip'
  | 'libraries.pack'
  | 'libraries.unpack'
  | 'libraries.revealZip'
  | 'libraries.cancel'
  | 'libraries.reveal'

const TITLES: Readonly<Record<FolderPurpose, string>> = {
  open: 'Open another library',
  new: 'Folder for the new library',
  move: 'Move the library to',
}

/** Where the library is: another one, a new one, another place. */
export function libraries({ desktop }: AppContext, host: LibraryHost): Pick<Handlers, Requests> {
  return {
    'libraries.read': () => host.places(),
    'libraries.choose': async ({ purpose }) => {
      const folder = await desktop.chooseFolder(TITLES[purpose], '')
      if (folder === null) return null
      host.allow(folder)
      return { folder, holds: await examineFolder(folder), isOpen: folder === host.openFolder }
    },
    'libraries.open': async ({ folder, make }) => {
      await host.open(folder, make)
      return null
    },
    'libraries.move': async ({ folder }) => {
      await host.move(folder)
      return null
    },
    'libraries.chooseZip': async ({ purpose }) => {
      const zip = purpose === 'pack' ? await desktop.chooseNewZip(host.zipName) : await desktop.chooseZip()
      if (zip !== null) host.allow(zip)
      return zip
    },
    'libraries.pack': ({ zip }) => host.pack(zip),
    'libraries.unpack': async ({ zip, folder }) => {
      await host.unpack(zip, folder)
      return null
    },
    'libraries.revealZip': () => {
      if (host.packed !== '') desktop.reveal(host.packed)
      return null
    },
    'libraries.cancel': () => {
      host.cancel()
      return null
    },
    'libraries.reveal': () => {
      if (host.openFolder !== null) desktop.reveal(host.openFolder)
      return null
    },
  }
}
