import { SessionFile } from '../store/session-file.ts'
import type { Handlers } from '../serve.ts'
import type { Context } from './feature.ts'

/** What a window leaves behind: its steps of undo, and edits that are not in the library yet. */
export function sessions({ library, data }: Context): Pick<Handlers, 'session.read' | 'session.keep'> {
  const file = new SessionFile(data, library.id)
  return {
    'session.read': () => file.read(),
    'session.keep': async ({ session }) => {
      await file.keep(session)
      return null
    },
  }
}
