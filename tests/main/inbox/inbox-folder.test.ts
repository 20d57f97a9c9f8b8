import { chmod, mkdir, readdir, rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LecternError } from '../../../src-core/ipc/result.ts'
import { checkInboxFolder } from '../../../src-main/inbox/check-inbox-folder.ts'
import { FERRY } from '../store/open-library.ts'
import { FaultyDisk, systemError } from '../store/faulty-disk.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'
import { setUpInbox } from './start-inbox.ts'

describe('a folder to import from', () => {
  it.each([
    ['any other is taken', 'in', null],
    ['one that the library is in is taken: only its top is read', '.', null],
    ['one beside the library whose name begins as its own is taken', 'library 2', null],
    ['one in the folder of exports is taken, as in a vault', 'notes/in', null],
    ['one that is a link is taken for where it leads', 'link', 'is your library'],
    ['the library is refused', 'library', 'is your library'],
    ['what is in it is refused', 'library/articles', 'is your library'],
    ['Lectern’s data are refused', 'data', 'one of Lectern’s own'],
    ['the folder of exports is refused', 'notes', 'exports go to'],
    ['one that is not there is told', 'away', 'is not there'],
  ])('%s', async (_name, folder, message) => {
    const root = await temporaryFolder()
    for (const name of ['in', 'library/articles', 'library 2', 'data', 'notes/in'])
      await mkdir(join(root, name), { recursive: true })
    await symlink(join(root, 'library'), join(root, 'link'))
    const own = { library: join(root, 'library'), data: join(root, 'data'), exports: join(root, 'notes') }
    const checked = await checkInboxFolder(join(root, folder), own).catch((error: unknown) => error)
    if (message === null) expect(checked).toBeUndefined()
    else expect((checked as LecternError).message).toContain(message)
  })

  it('is waited for while it is gone, with the reason', async () => {
    const { folder, put, titles, start } = await setUpInbox()
    const { inbox, pass } = await start()
    await rename(folder, `${folder} away`)
    await pass()
    expect(inbox.status).toMatchObject({ state: 'stuck', failure: { code: 'not-found' } })
    expect(inbox.status.failure?.message).toContain(folder)
    await pass(2)
    await rename(`${folder} away`, folder)
    await put('ferry.txt', FERRY)
    await pass(2)
    expect(inbox.status).toMatchObject({ state: 'idle', failure: null })
    expect(titles()).toHaveLength(1)
  })

  it('is left when exports are sent to it later', async () => {
    const { folder, settings, put, titles, start } = await setUpInbox()
    const { inbox, pass } = await start()
    settings.exportFolder = folder
    await inbox.takeUp()
    await put('ferry.txt', FERRY)
    await pass(3)
    expect([inbox.status.state, titles()]).toEqual(['stuck', []])
    expect(inbox.status.failure?.message).toContain('exports go to')
  })

  it('may be a file by now', async () => {
    const { root, settings, start } = await setUpInbox()
    settings.inbox.folder = join(root, 'file')
    await writeFile(settings.inbox.folder, '')
    const { inbox } = await start()
    expect(inbox.status.failure?.message).toContain('a file stands where a folder should be')
  })

  it.skipIf(process.getuid?.() === 0)('may not be read at present', async () => {
    const { folder, start } = await setUpInbox()
    await chmod(folder, 0)
    const { inbox } = await start()
    await chmod(folder, 0o755)
    expect(inbox.status.failure?.message).toContain('permission was denied')
  })
})

describe('what Lectern remembers of a folder', () => {
  it('is not written over while it cannot be read: nothing comes in until then', async () => {
    let isBroken = true
    const fs = new FaultyDisk((operation, _count, path) => {
      if (isBroken && operation === 'read' && path.endsWith('left.json')) throw systemError('EIO')
      return undefined
    })
    const { put, titles, start } = await setUpInbox({ fs })
    await put('ferry.txt', FERRY)
    const { inbox, pass } = await start()
    await pass(2)
    expect([inbox.status.state, titles()]).toEqual(['stuck', []])
    isBroken = false
    await pass(2)
    expect([inbox.status.state, titles().length]).toEqual(['idle', 1])
  })

  it('is put aside when it is damaged, and made anew', async () => {
    const { root, settings, put, titles, start } = await setUpInbox()
    settings.inbox.after = 'leave'
    await mkdir(join(root, 'data', 'inbox'), { recursive: true })
    await writeFile(join(root, 'data', 'inbox', 'left.json'), '{"schema":1,')
    await put('ferry.txt', FERRY)
    const { inbox, pass } = await start()
    await pass()
    expect([inbox.status.state, titles().length]).toEqual(['idle', 1])
    await inbox.close()
    expect(await readdir(join(root, 'data', 'quarantine'))).toHaveLength(1)
    const again = await start()
    await again.pass(2)
    expect(again.reports).toEqual([])
  })

  it('that it cannot be kept is told, and it goes on when that is over', async () => {
    let isFull = true
    const fs = new FaultyDisk((operation, _count, path) => {
      if (isFull && operation === 'create' && path.includes('left.json')) throw systemError('ENOSPC')
      return undefined
    })
    const { settings, put, start } = await setUpInbox({ fs })
    settings.inbox.after = 'leave'
    await put('ferry.txt', FERRY)
    const { inbox, pass, reports } = await start()
    await pass()
    expect(inbox.status).toMatchObject({ state: 'stuck', failure: { code: 'unwritable' } })
    isFull = false
    await pass()
    expect(inbox.status.state).toBe('idle')
    expect(reports).toHaveLength(1)
  })
})
