import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { DEFAULT_INBOX, type InboxStatus } from '../../../src-core/inbox/inbox.ts'
import type { ImportReport } from '../../../src-core/ipc/contract.ts'
import { Inbox, type InboxOptions } from '../../../src-main/inbox/inbox.ts'
import type { Library } from '../../../src-main/store/library.ts'
import { openLibrary } from '../store/open-library.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'
import { ManualClock } from './manual-clock.ts'

/** A library, and a folder to import from that is watched once it is started. */
export async function setUpInbox(more: Partial<InboxOptions> = {}) {
  const root = await temporaryFolder()
  const library = await openLibrary(root)
  const folder = join(root, 'in')
  await mkdir(folder)
  const settings = { inbox: { ...DEFAULT_INBOX, on: true, folder }, exportFolder: '' }
  const put = async (name: string, text: string | Uint8Array) => {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  const names = async (of = folder): Promise<string[]> => (await readdir(of)).sort()
  const titles = () => library.view().articles.map(({ title }) => title)
  const start = (own: Partial<InboxOptions> = {}) => startInbox(library, root, settings, { ...more, ...own })
  return { root, library, folder, settings, put, names, titles, start }
}

export async function startInbox(
  library: Library,
  root: string,
  settings: ReturnType<InboxOptions['settings']>,
  more: Partial<InboxOptions> = {},
) {
  const clock = new ManualClock()
  const told: InboxStatus[] = []
  const reports: ImportReport[] = []
  const inbox = new Inbox({
    library,
    data: join(root, 'data'),
    settings: () => settings,
    onStatus: (status) => told.push(status),
    onImported: (report) => reports.push(report),
    clock,
    watch: () => () => undefined,
    ...more,
  })
  onTestFinished(() => inbox.close())
  await inbox.start()
  /** Lets the time pass that the next look is away, so many times, and that look be over. */
  const pass = async (looks = 1) => {
    for (let look = 0; look < looks; look++) {
      clock.pass(clock.next ?? 0)
      await inbox.settled()
    }
  }
  return { inbox, clock, told, reports, pass }
}
