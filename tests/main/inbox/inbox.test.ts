import { appendFile, chmod, mkdir, readFile, rename, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../../src-main/store/hash.ts'
import { encodeText } from '../../core/import/encode-text.ts'
import { sampleIncoming } from '../../core/incoming/sample-incoming.ts'
import { FERRY, GAUGE, openLibrary } from '../store/open-library.ts'
import { setUpInbox, startInbox } from './start-inbox.ts'

const TITLE = 'The last ferry'
const GAUGE_TITLE = 'The place where zero is kept'

describe('importing by itself', () => {
  it('is off until it is switched on and a folder is chosen', async () => {
    const { settings, put, names, start } = await setUpInbox()
    settings.inbox.on = false
    await put('ferry.txt', FERRY)
    const { inbox, clock } = await start()
    expect([inbox.status.state, clock.next]).toEqual(['off', undefined])
    settings.inbox.on = true
    await inbox.takeUp()
    expect(inbox.status).toMatchObject({ state: 'waiting', waiting: 1 })
    settings.inbox.on = false
    await inbox.takeUp()
    expect([inbox.status.state, clock.next]).toEqual(['off', undefined])
    expect(await names()).toEqual(['ferry.txt'])
  })

  it('takes in a file that is whole, tells it once, and moves it', async () => {
    const { folder, put, names, titles, start } = await setUpInbox()
    const { inbox, pass, reports, told } = await start()
    expect(inbox.status.state).toBe('idle')
    await put('ferry.txt', FERRY)
    await pass()
    expect([titles(), inbox.status.state]).toEqual([[], 'waiting'])
    await pass()
    expect(titles()).toEqual([TITLE])
    expect(await names()).toEqual(['Imported'])
    expect(await readFile(join(folder, 'Imported', 'ferry.txt'), 'utf8')).toBe(FERRY)
    await pass(3)
    expect(reports.map(({ imported }) => imported.map(({ title }) => title))).toEqual([[TITLE]])
    expect(told.map(({ state }) => state)).toEqual(['idle', 'waiting', 'running', 'running', 'idle'])
    expect(inbox.status).toMatchObject({ waiting: 0, failed: [], failure: null })
    expect(inbox.status.at).not.toBe('')
  })

  it('tells of all that was placed from the tray, in several files that came in at once', async () => {
    const { library, put, start } = await setUpInbox()
    const made = (id: string, title: string, exact: string) => ({
      annotation: sampleIncoming({
        id,
        source: { title, byline: '', address: '' },
        exact,
        prefix: '',
        suffix: '',
      }),
      why: 'no-article' as const,
    })
    await library.tray.put([
      made('01M82RWSX0CRSW94DKMRRBNZA1', TITLE, 'the last ferry'),
      made('01M82RWSX0CRSW94DKMRRBNZA2', GAUGE_TITLE, 'A zero'),
    ])
    await put('ferry.txt', FERRY)
    await put('gauge.txt', GAUGE)
    const { pass, reports } = await start()
    await pass(3)
    expect(reports.map(({ fromTray }) => fromTray?.placed.map(({ title }) => title))).toEqual([
      [TITLE, GAUGE_TITLE],
    ])
  })

  it('waits for a file that grows, and for a browser that fills another beside it', async () => {
    const { folder, put, titles, start } = await setUpInbox()
    await put('ferry.txt', FERRY)
    await put('page.txt', '')
    await put('page.txt.part', GAUGE.slice(0, 20))
    const { inbox, pass } = await start()
    for (let more = 0; more < 3; more++) {
      await appendFile(join(folder, 'ferry.txt'), '\nMore.\n')
      await pass()
      expect([titles(), inbox.status.waiting]).toEqual([[], 2])
    }
    await pass()
    expect([titles(), inbox.status.waiting]).toEqual([[TITLE], 1])
    await rename(join(folder, 'page.txt.part'), join(folder, 'page.txt'))
    await writeFile(join(folder, 'page.txt'), GAUGE)
    await pass(2)
    expect(titles().sort()).toEqual([TITLE, GAUGE_TITLE].sort())
    expect(inbox.status.failed).toEqual([])
  })

  it('leaves what is below, hidden, linked, unfinished or of other kinds', async () => {
    const { root, folder, put, names, titles, start } = await setUpInbox()
    const left = ['below/deep.txt', '.hidden.txt', '~own.txt', 'a.txt.crdownload', 'a.tmp', 'report.pdf']
    for (const name of left) await put(name, FERRY)
    await writeFile(join(root, 'outside.txt'), FERRY)
    await symlink(join(root, 'outside.txt'), join(folder, 'link.txt'))
    await mkdir(join(root, 'elsewhere'))
    await symlink(join(root, 'elsewhere'), join(folder, 'linked'))
    const before = await names()
    const { inbox, pass } = await start()
    await pass(3)
    expect([titles(), await names()]).toEqual([[], before])
    expect(inbox.status).toMatchObject({ state: 'idle', waiting: 0, others: 1, failed: [] })
  })

  it('says once that a text is in the library already, and moves its file too', async () => {
    const { put, names, titles, start } = await setUpInbox()
    const { inbox, pass, reports } = await start()
    await put('ferry.txt', FERRY)
    await pass(2)
    await put('again.txt', `${FERRY}\n`)
    await pass(4)
    expect(titles()).toEqual([TITLE])
    expect(await names()).toEqual(['Imported'])
    expect(reports.map(({ failed }) => failed.map(({ name, code }) => [name, code]))).toEqual([
      [],
      [['again.txt', 'duplicate']],
    ])
    expect(inbox.status.failed).toEqual([])
  })

  it('pauses for the person, and goes on with what came meanwhile', async () => {
    const { settings, put, titles, start } = await setUpInbox()
    const { inbox, clock, pass } = await start()
    settings.inbox.paused = true
    await inbox.takeUp()
    await put('ferry.txt', FERRY)
    expect([inbox.status.state, clock.next]).toEqual(['paused', undefined])
    await inbox.lookNow()
    expect([inbox.status.state, titles()]).toEqual(['paused', []])
    settings.inbox.paused = false
    await inbox.takeUp()
    await pass()
    expect([inbox.status.state, titles()]).toEqual(['idle', [TITLE]])
  })

  it('takes in nothing while the library is being moved, and goes on after it', async () => {
    let moving = true
    const attempt = <T>(task: () => Promise<T>) => (moving ? null : task())
    const { put, titles, start } = await setUpInbox({ attempt })
    await put('ferry.txt', FERRY)
    const { inbox, pass } = await start()
    await pass(2)
    expect([titles(), inbox.status.waiting]).toEqual([[], 1])
    moving = false
    await pass()
    expect([titles(), inbox.status.state]).toEqual([[TITLE], 'idle'])
  })

  it('hears of a file sooner than it would look', async () => {
    let touch: () => void = () => undefined
    const watch = (_folder: string, touched: () => void) => ((touch = touched), () => undefined)
    const { put, start } = await setUpInbox({ watch })
    const { inbox, clock, pass } = await start()
    expect(clock.next).toBe(15_000)
    await put('ferry.txt', FERRY)
    touch()
    expect(clock.next).toBe(500)
    await pass()
    expect(inbox.status.state).toBe('waiting')
  })
})

describe('files that are left', () => {
  it('come in once, after a restart and for another library too; the article stays in the Trash', async () => {
    const { root, library, settings, folder, put, names, titles, start } = await setUpInbox()
    settings.inbox.after = 'leave'
    await put('ferry.txt', FERRY)
    const first = await start()
    await first.pass()
    expect([titles(), await names()]).toEqual([[TITLE], ['ferry.txt']])
    await first.inbox.close()
    await library.edit(library.view().articles[0]?.id ?? '', { kind: 'delete-article' })

    // As `touch` does it, or a program that syncs.
    await utimes(join(folder, 'ferry.txt'), new Date(), new Date(Date.now() + 60_000))
    const again = await start()
    await again.pass(3)
    expect(again.reports).toEqual([])
    expect(library.view().articles[0]?.deletedAt).not.toBeNull()
    await again.inbox.close()

    const other = await openLibrary(join(root, 'other'))
    const { inbox, pass, reports } = await startInbox(other, root, settings)
    await pass(3)
    expect([reports, inbox.status.state]).toEqual([[], 'idle'])
  })

  it('come in again when their text changes', async () => {
    const { settings, put, titles, start } = await setUpInbox()
    settings.inbox.after = 'leave'
    await put('ferry.txt', FERRY)
    const { pass } = await start()
    await pass()
    await put('ferry.txt', GAUGE)
    await pass(2)
    expect(titles().sort()).toEqual([TITLE, GAUGE_TITLE].sort())
  })
})

describe('files that do not come in', () => {
  it('stay, are named with why, and are tried again when they change, or when the person asks', async () => {
    const { put, names, titles, start } = await setUpInbox()
    await put('empty.txt', ' \n')
    await put('picture.txt', new Uint8Array([0x50, 0, 0, 1, 2]))
    await put('ferry.txt', FERRY)
    const { inbox, pass, told } = await start()
    await pass()
    const failures = () => inbox.status.failed.map(({ name, code }) => [name, code])
    expect(failures()).toEqual([
      ['empty.txt', 'empty-file'],
      ['picture.txt', 'binary-file'],
    ])
    expect(titles()).toEqual([TITLE])
    expect(await names()).toEqual(['Imported', 'empty.txt', 'picture.txt'])
    const before = told.length
    await pass(3)
    expect(told.length).toBe(before)
    await inbox.lookNow()
    expect(failures()).toHaveLength(2)

    await put('empty.txt', GAUGE)
    await pass(2)
    expect(failures()).toEqual([['picture.txt', 'binary-file']])
    expect(titles()).toContain(GAUGE_TITLE)
  })

  it('are put aside once they came in by hand in an encoding that the person chose', async () => {
    const { library, folder, put, names, titles, start } = await setUpInbox()
    const bytes = encodeText('Le père', 'windows-1252')
    await put('pere.txt', bytes)
    const { inbox, pass } = await start()
    await pass()
    expect(inbox.status.failed.map(({ code }) => code)).toEqual(['uncertain-encoding'])
    await library.importSources([{ name: 'pere.txt', bytes, encoding: 'windows-1252' }])
    await inbox.cameInByHand(sha256(bytes))
    expect(inbox.status.failed).toEqual([])
    expect(await names()).toEqual(['Imported'])
    expect(await names(join(folder, 'Imported'))).toEqual(['pere.txt'])
    expect(titles()).toEqual(['Le père'])
  })

  it('are refused before they are read when they are too large', async () => {
    const { put, start } = await setUpInbox()
    await put('large.txt', new Uint8Array(50_000_001).fill(0x61))
    const { inbox, pass } = await start()
    await pass()
    expect(inbox.status.failed.map(({ code }) => code)).toEqual(['too-large'])
  })

  it.skipIf(process.getuid?.() === 0)('are read as soon as that is permitted', async () => {
    const { folder, put, titles, start } = await setUpInbox()
    await put('ferry.txt', FERRY)
    await chmod(join(folder, 'ferry.txt'), 0)
    const { inbox, pass } = await start()
    await pass()
    expect(inbox.status.failed.map(({ code }) => code)).toEqual(['unreadable'])
    await chmod(join(folder, 'ferry.txt'), 0o644)
    await pass()
    expect([titles(), inbox.status.failed]).toEqual([[TITLE], []])
  })
})

describe('a library that takes nothing', () => {
  it('is told; the files stay, and come in when it takes them again', async () => {
    const { library, put, names, titles, start } = await setUpInbox()
    let refuses = true
    const refusing = {
      folder: library.folder,
      importSources: async (sources: Parameters<typeof library.importSources>[0]) =>
        refuses
          ? {
              imported: [],
              failed: [{ name: 'ferry.txt', code: 'unwritable' as const, message: 'The disk is full.' }],
            }
          : library.importSources(sources),
    }
    await put('ferry.txt', FERRY)
    await put('gauge.txt', GAUGE)
    const { inbox, pass, told } = await start({ library: refusing })
    await pass(3)
    expect(inbox.status).toMatchObject({
      state: 'stuck',
      failed: [],
      failure: { message: 'The disk is full.' },
    })
    expect(await names()).toEqual(['ferry.txt', 'gauge.txt'])
    const stuck = told.length
    await pass(2)
    expect(told.length).toBe(stuck)
    refuses = false
    await pass()
    expect(titles()).toHaveLength(2)
    expect(inbox.status).toMatchObject({ state: 'idle', failure: null })
  })
})
