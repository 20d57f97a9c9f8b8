import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LibraryProgress } from '../../../src-core/library/library-places.ts'
import { examineFolder } from '../../../src-main/store/examine-folder.ts'
import { disk, type FileSystem } from '../../../src-main/store/file-system.ts'
import { FolderLock } from '../../../src-main/store/folder-lock.ts'
import { moveLibrary, type LibraryMove } from '../../../src-main/store/move-library.ts'
import { crash, failOnce, FaultyDisk, fillUp } from './faulty-disk.ts'
import { folderContents } from './folder-contents.ts'
import { FERRY, GAUGE, highlight, openLibrary, textFile } from './open-library.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A library with two articles, an annotation and a file of the person's own, closed; and an empty folder. */
async function closedLibrary() {
  const root = await temporaryFolder()
  const [from, to] = [join(root, 'library'), join(root, 'elsewhere')]
  const library = await openLibrary(root)
  const { imported } = await library.importSources([textFile('a.txt', FERRY), textFile('b.txt', GAUGE)])
  await library.edit(imported[0]!.id, highlight(await library.readArticle(imported[0]!.id), 'last ferry'))
  await library.close()
  await mkdir(join(from, 'mine'))
  await writeFile(join(from, 'mine', 'notes.txt'), 'kept as well')
  await mkdir(to)
  let switched = 0
  const switchOver = async () => {
    await Promise.resolve()
    switched++
  }
  const move = (more: Partial<LibraryMove> = {}) => moveLibrary({ from, to, switchOver, ...more })
  return { root, from, to, move, switched: () => switched, before: await folderContents(from) }
}

describe('moving a library', () => {
  it('takes every file along, tells how far it is, and removes the old one', async () => {
    const { root, from, to, move, before } = await closedLibrary()
    const told: LibraryProgress[] = []
    expect(await move({ onProgress: (progress) => told.push(progress) })).toBeNull()
    expect(await folderContents(to)).toEqual(before)
    expect(await examineFolder(from)).toBe('missing')
    const files = Object.keys(before).length
    for (const stage of ['copying', 'checking'] as const) {
      const steps = told.filter((progress) => progress.stage === stage)
      expect(steps.map(({ done }) => done)).toEqual(Array.from({ length: files + 1 }, (_, done) => done))
      expect(steps.at(-1)).toMatchObject({ total: files, bytes: steps[0]!.totalBytes })
    }
    const moved = await openLibrary(root, { folder: to })
    expect(moved.view()).toMatchObject({ problems: [], isReadOnly: false })
    expect(
      moved
        .view()
        .articles.map(({ annotations }) => annotations)
        .sort(),
    ).toEqual([0, 1])
  })

  it('switches over while both are whole, and nobody else can write to the old one', async () => {
    const { from, to, move, before } = await closedLibrary()
    await move({
      switchOver: async () => {
        expect([await folderContents(from), await folderContents(to)]).toEqual([before, before])
        const write = new FolderLock(from, 0).run(() => Promise.resolve())
        await expect(write).rejects.toMatchObject({ failure: { code: 'locked' } })
      },
    })
  })

  it.each(['copying', 'checking'] as const)('stops when asked to while %s', async (stage) => {
    const { from, to, move, switched, before } = await closedLibrary()
    const stop = new AbortController()
    const onProgress = (progress: LibraryProgress) => {
      if (progress.stage === stage && progress.done === 2) stop.abort()
    }
    const moved = move({ signal: stop.signal, onProgress })
    await expect(moved).rejects.toMatchObject({ failure: { code: 'cancelled' } })
    expect(switched()).toBe(0)
    expect(await folderContents(from)).toEqual(before)
    expect(await readdir(to)).toEqual([])
  })

  it('undoes itself when the copy cannot be put to use', async () => {
    const { from, to, move, before } = await closedLibrary()
    await expect(move({ switchOver: () => Promise.reject(new Error('no')) })).rejects.toThrow('no')
    expect(await folderContents(from)).toEqual(before)
    expect(await readdir(to)).toEqual([])
  })

  it('notices a copy that is not like its original', async () => {
    const { from, to, move, switched, before } = await closedLibrary()
    const forgetful: FileSystem = {
      ...disk,
      async read(path) {
        const found = await disk.read(path)
        if (path.startsWith(to) && path.endsWith('library.json')) found.bytes[20]! ^= 1
        return found
      },
    }
    const moved = move({ fs: forgetful })
    await expect(moved).rejects.toMatchObject({ failure: { code: 'damaged' } })
    expect(switched()).toBe(0)
    expect(await folderContents(from)).toEqual(before)
    expect(await readdir(to)).toEqual([])
  })

  it('notices that a program which knows no lock changed a file meanwhile', async () => {
    const { from, to, move } = await closedLibrary()
    const late = join(from, 'mine', 'late.txt')
    const onProgress = ({ stage, done }: LibraryProgress) =>
      stage === 'checking' && done === 0 ? void writeFile(late, 'new') : undefined
    const hasLate = async () => (await readdir(join(from, 'mine'))).includes('late.txt')
    const slow: FileSystem = {
      ...disk,
      async read(path) {
        if (path.startsWith(to)) await expect.poll(hasLate).toBe(true)
        return disk.read(path)
      },
    }
    await expect(move({ fs: slow, onProgress })).rejects.toMatchObject({ failure: { code: 'locked' } })
    expect(await readFile(late, 'utf8')).toBe('new')
    expect(await readdir(to)).toEqual([])
  })

  it('does not begin without enough space', async () => {
    const { from, to, move, before } = await closedLibrary()
    const full: FileSystem = { ...disk, freeBytes: () => Promise.resolve(1_000) }
    await expect(move({ fs: full })).rejects.toThrow(/not enough space in .*: the library needs 2 MB, 1 MB/)
    expect(await folderContents(from)).toEqual(before)
    expect(await readdir(to)).toEqual([])
  })

  it.each([
    ['into itself', (from: string) => join(from, 'inner'), 'into itself'],
    ['onto itself', (from: string) => from, 'into itself'],
    ['to the folder that it is in', (from: string) => join(from, '..'), 'not empty'],
    ['to a folder with files in it', (from: string) => join(from, '..', 'full'), 'not empty'],
    ['to another library', (from: string) => join(from, '..', 'other'), 'a library'],
  ])('does not go %s', async (_case, place, words) => {
    const { root, from, move, before } = await closedLibrary()
    await mkdir(join(root, 'full'))
    await writeFile(join(root, 'full', 'a.txt'), '')
    await (await openLibrary(root, { folder: join(root, 'other') })).close()
    await expect(move({ to: place(from) })).rejects.toThrow(words)
    expect(await folderContents(from)).toEqual(before)
  })

  it.each([
    ['an operation fails once', (at: number) => failOnce(at, 'EIO')],
    ['the disk fills up', fillUp],
    ['nothing works any more', crash],
  ])('leaves one whole library that is in use when %s, whenever', async (_case, fault) => {
    const { from, to, before, move } = await closedLibrary()
    const counting = new FaultyDisk()
    const stop = new AbortController()
    await move({
      fs: counting,
      signal: stop.signal,
      switchOver: () => Promise.reject(new Error('only counting')),
    }).catch(() => undefined)
    const copying = counting.log.length
    for (let at = 0; at < copying; at += 3) {
      let isSwitched = false
      const switchOver = () => Promise.resolve(void (isSwitched = true))
      const failed = await move({ fs: new FaultyDisk(fault(at)), switchOver }).then(
        () => false,
        () => true,
      )
      if (isSwitched) {
        expect(await folderContents(to)).toMatchObject(before)
        return
      }
      expect(failed).toBe(true)
      expect(await folderContents(from)).toEqual(before)
      // What cannot be removed is not taken for a library, unless it is a whole one.
      if ((await examineFolder(to)) === 'library') expect(await folderContents(to)).toEqual(before)
      for (const left of await readdir(to)) await rm(join(to, left), { recursive: true })
    }
  })
})

describe('what is in a folder', () => {
  const cases: [string, Record<string, string>, string][] = [
    ['nothing', {}, 'nothing'],
    ['what the system left', { '.DS_Store': '' }, 'nothing'],
    ['another program’s library.json', { 'library.json': '{"name": "servo"}' }, 'other'],
    [
      'a library.json of a newer Lectern',
      { 'library.json': '{"schema":99,"app":"lectern 9.0.0","x":1}' },
      'library',
    ],
    [
      'records, and no library.json',
      { [join('articles', `01M82RWSX0CRSW94DK00000001.json`)]: '' },
      'library',
    ],
    ['articles of some other kind', { [join('articles', 'a.json')]: '' }, 'other'],
  ]
  it.each(cases)('%s', async (_case, files, expected) => {
    const folder = await temporaryFolder()
    for (const [name, text] of Object.entries(files)) {
      await mkdir(join(folder, name, '..'), { recursive: true })
      await writeFile(join(folder, name), text)
    }
    expect(await examineFolder(folder)).toBe(expected)
    expect(Object.keys(await folderContents(folder)).sort()).toEqual(Object.keys(files).sort())
  })
})
