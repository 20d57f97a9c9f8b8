import type { InboxRequests } from '../../src-core/ipc/inbox-requests.ts'
import { checkInboxFolder } from '../inbox/check-inbox-folder.ts'
import type { Inbox } from '../inbox/inbox.ts'
import type { Handlers } from '../serve.ts'
import type { Context } from './feature.ts'

/** The folder from which articles come in by themselves. */
export function inbox(
  { library, settings, desktop, data, tell }: Context,
  inbox: Inbox,
): Pick<Handlers, keyof InboxRequests> {
  return {
    'inbox.read': () => {
      // Not waited for: a first look may take in many files.
      void inbox.start().catch((error: unknown) => console.error(error))
      return inbox.status
    },
    'inbox.chooseFolder': async () => {
      const { inbox: chosen, exportFolder } = settings.value
      const folder = await desktop.chooseFolder('Import from', chosen.folder)
      if (folder === null) return null
      await checkInboxFolder(folder, { library: library.folder, data, exports: exportFolder })
      tell('settings.changed', { settings: await settings.change({ inbox: { folder } }) })
      return folder
    },
    'inbox.look': async () => {
      await inbox.lookNow()
      return inbox.status
    },
    'inbox.reveal': () => {
      const { folder } = settings.value.inbox
      if (folder !== '') desktop.reveal(folder)
      return null
    },
  }
}
