import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { moveImported } from '../../../src-main/inbox/move-imported.ts'
import { disk } from '../../../src-main/store/file-system.ts'
import { FERRY, GAUGE } from '../store/open-library.ts'
import { FaultyDisk, systemError } from '../store/faulty-disk.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'
import { setUpInbox } from './start-inbox.ts'

// The smallest that is taken for a picture.
const PNG = Uint8Array.from([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52,
])
const PAGE = (words: string) =>
  `<html><title>${words}</title><article><h1>${words}</h1><p>${words}, a long enough text of a page that was saved.</p>` +
  `<img src="Page_files/a.png" alt="A pier"></article></html>`

/** All files below a folder, by their paths from it. */
async function tree(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const contents = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name)
    return [path.slice(folder.length + 1), await readFile(path, 'latin1')]
  })
  return Object.fromEntries(await Promise.all(contents)) as Record<string, string>
}

describe('a file that came in', () => {
  it('is moved beside others of its name, and writes over none', async () => {
    const folder = await temporaryFolder()
    for (const text of ['one', 'two', 'three']) {
      await writeFile(join(folder, 'a.txt'), text)
      await moveImported(disk, folder, { name: 'a.txt', companions: [] })
    }
    expect(await tree(folder)).toEqual({
      'Imported/a.txt': 'one',
      'Imported/a 2.txt': 'two',
      'Imported/a 3.txt': 'three',
    })
  })

  it('takes along the folder of its pictures, which keeps its name', async () => {
    const { put, folder, start, titles, library } = await setUpInbox()
    const { inbox, pass } = await start()
    for (const words of ['The first', 'The second']) {
      await put('Page.html', PAGE(words))
      await put('Page_files/a.png', PNG)
      await put('Page_files/deep/b.css', words)
      await pass(2)
    }
    expect([titles().sort(), inbox.status.failed]).toEqual([['The first', 'The second'], []])
    expect(Object.keys(await tree(folder)).sort()).toEqual([
      'Imported/Page 2/Page.html',
      'Imported/Page 2/Page_files/a.png',
      'Imported/Page 2/Page_files/deep/b.css',
      'Imported/Page.html',
      'Imported/Page_files/a.png',
      'Imported/Page_files/deep/b.css',
    ])
    const { id } = library.view().articles[0]!
    const { blocks } = await library.readArticle(id)
    expect(blocks.filter(({ kind }) => kind === 'image')).toHaveLength(1)
  })

  it('waits for the pictures that are still being saved beside it', async () => {
    const { put, start, titles } = await setUpInbox()
    await put('Page.html', PAGE('Slow'))
    const { pass } = await start()
    for (const name of ['a', 'b', 'c']) {
      await put(`Page_files/deep/${name}.png`, PNG)
      await pass()
      expect(titles()).toEqual([])
    }
    await pass()
    expect(titles()).toEqual(['Slow'])
  })

  it.each([
    ['a file', (path: string) => writeFile(path, 'mine')],
    ['a link', (path: string) => symlink('..', path)],
  ])('stays, and is named, when %s has the name of the folder; it is moved later', async (_what, make) => {
    const { put, names, folder, titles, start } = await setUpInbox()
    await make(join(folder, 'Imported'))
    await put('ferry.txt', FERRY)
    const { inbox, pass, reports } = await start()
    await pass(4)
    expect(titles()).toHaveLength(1)
    expect(reports).toHaveLength(1)
    expect(inbox.status.failed).toMatchObject([{ name: 'ferry.txt', code: 'unwritable' }])
    expect(inbox.status.failed[0]?.kept).toContain('ferry.txt was left where it is')
    expect(await names()).toEqual(['Imported', 'ferry.txt'])
    await inbox.close()

    const again = await start()
    expect(again.inbox.status.failed).toHaveLength(1)
    await rm(join(folder, 'Imported'))
    await again.inbox.lookNow()
    expect([again.inbox.status.failed, again.reports]).toEqual([[], []])
    expect(await tree(folder)).toEqual({ 'Imported/ferry.txt': FERRY })
  })

  it('is not named any more when the person has moved it', async () => {
    const { put, folder, start } = await setUpInbox()
    await writeFile(join(folder, 'Imported'), 'mine')
    await put('ferry.txt', FERRY)
    const { inbox, pass } = await start()
    await pass()
    expect(inbox.status.failed).toHaveLength(1)
    await rm(join(folder, 'ferry.txt'))
    await pass()
    expect(inbox.status.failed).toEqual([])
  })
})

describe('a move that fails leaves all where it was', () => {
  const setUpPage = async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'Page_files'))
    await writeFile(join(folder, 'Page.html'), PAGE('Here'))
    await writeFile(join(folder, 'Page_files', 'a.png'), PNG)
    return folder
  }
  const page = { name: 'Page.html', companions: ['Page_files'] }

  it('whatever fails of it', async () => {
    const counted = new FaultyDisk()
    await moveImported(counted, await setUpPage(), page)
    expect(counted.log.length).toBeGreaterThan(4)
    for (let at = 0; at < counted.log.length; at++) {
      const folder = await setUpPage()
      const before = await tree(folder)
      const faulty = new FaultyDisk((_operation, count) => {
        if (count === at) throw systemError('EACCES')
        return undefined
      })
      const moved = await moveImported(faulty, folder, page).catch((error: unknown) => error)
      expect(moved, counted.log[at]).toMatchObject({ failure: { code: 'unwritable' } })
      const after = await tree(folder)
      // An empty file of ours may be left where even its removal failed; what was there is as it was.
      expect(after, counted.log[at]).toMatchObject(before)
      expect(Object.values(after).filter((text) => text !== '')).toEqual(Object.values(before))
    }
  })

  it('and its file comes in once all the same', async () => {
    let isFull = true
    const fs = new FaultyDisk((operation, _count, path) => {
      if (isFull && operation === 'create' && path.includes('Imported')) throw systemError('ENOSPC')
      return undefined
    })
    const { put, names, titles, start } = await setUpInbox({ fs })
    await put('gauge.txt', GAUGE)
    const { inbox, pass, reports } = await start()
    await pass(3)
    expect([titles().length, reports.length]).toEqual([1, 1])
    expect(inbox.status.failed[0]?.message).toContain('the disk is full')
    isFull = false
    await inbox.lookNow()
    expect([await names(), inbox.status.failed]).toEqual([['Imported'], []])
  })
})
