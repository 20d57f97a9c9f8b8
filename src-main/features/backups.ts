import { LecternError } from '../../src-core/ipc/result.ts'
import type { Handlers } from '../serve.ts'
import type { Context } from './feature.ts'

type Requests =
  | 'backups.list'
  | 'backups.take'
  | 'backups.preview'
  | 'backups.restore'
  | 'backups.cancel'
  | 'backups.reveal'

/** The library's backups: seeing, taking and restoring them. */
export function backups({ library, desktop, tell }: Context): Pick<Handlers, Requests> {
  let restoring: AbortController | null = null
  return {
    'backups.list': () => library.listBackups(),
    'backups.take': () => library.takeBackup(),
    'backups.preview': ({ id }) => library.previewBackup(id),
    'backups.restore': async ({ id }) => {
      if (restoring)
        throw new LecternError('locked', 'A backup is being restored already.', {
          kept: 'That one goes on.',
          todo: 'Wait until it is done.',
        })
      restoring = new AbortController()
      const { signal } = restoring
      const onProgress = (done: number, total: number) => tell('backups.progress', { done, total })
      return library.restoreBackup(id, { signal, onProgress }).finally(() => (restoring = null))
    },
    'backups.cancel': () => {
      restoring?.abort()
      return null
    },
    'backups.reveal': async () => {
      desktop.reveal((await library.listBackups()).folder)
      return null
    },
  }
}
