import type { Handlers } from '../serve.ts'
import type { Context } from './feature.ts'

type Requests = 'backups.list' | 'backups.take' | 'backups.preview' | 'backups.restore' | 'backups.reveal'

/** The library's backups: seeing, taking and restoring them. */
export function backups({ library, desktop }: Context): Pick<Handlers, Requests> {
  return {
    'backups.list': () => library.listBackups(),
    'backups.take': () => library.takeBackup(),
    'backups.preview': ({ id }) => library.previewBackup(id),
    'backups.restore': ({ id }) => library.restoreBackup(id),
    'backups.reveal': async () => {
      desktop.reveal((await library.listBackups()).folder)
      return null
    },
  }
}
