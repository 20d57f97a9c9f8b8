import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LibraryProgress } from '../../../src-core/library/library-places.ts'
import { packLibrary, type LibraryPacking } from '../../../src-main/store/pack-library.ts'
import { unpackLibrary } from '../../../src-main/store/unpack-library.ts'
import { examineFolder } from '../../../src-main/store/examine-folder.ts'
import { disk } from '../../../src-main/store/file-system.ts'
import { LibraryFile } from '../../../src-main/store/library-file.ts'
import { zipArchive, type ZippedFile } from '../../fixtures/zip-archive.ts'
import { crash, failOnce, FaultyDisk, fillUp, type Fault } from './faulty-disk.ts'
import { folderContents } from './folder-contents.ts'
import { FERRY, GAUGE, highlight, openLibrary, textFile } from './open-library.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A library with two articles, an annotation and a file of the person's own, closed; and an empty folder. */
async function closedLibrary() {
  const root = await temporaryFolder()
  const [from, empty, zip] = [join(root, 'library'), join(root, 'empty'), join(root, 'packed.zip')]
  const library = await openLibrary(root)
  const { imported } = await library.importSources([textFile('a.txt', FERRY), textFile('b.txt', GAUGE)])
  await library.edit(imported[0]!.id, highlight(await library.readArticle(imported[0]!.id), 'last ferry'))
  const view = library.view()
  await library.close()
  await mkdir(join(from, 'mine'))
  await writeFile(join(from, 'mine', 'Çırağan.txt'), 'kept as well')
  await mkdir(empty)
  const pack = (more: Partial<LibraryPacking> = {}) => packLibrary({ from, to: zip, ...more })
  return { root, from, empty, zip, pack, view, before: await folderContents(from) }
}

describe('A library in one zip file', () => {
  it('comes back whole in an empty folder', async () => {
    const { root, from, empty, zip, pack, view, before } = await closedLibrary()
    expect(await pack()).toBe(Object.keys(before).length)
    expect(await folderContents(from)).toEqual(before)
    await unpackLibrary({ from: zip, to: empty })
    expect(await folderContents(empty)).toEqual(before)
    const unpacked = await openLibrary(root, { folder: empty })
    expect(unpacked.view()).toEqual({ ...view, folder: empty })
    await unpacked.close()
  })

  it.each([
    ['a new id beside the one that it was made of, whose backups stay its own', true],
    ['its id where that one is gone, and with it what was kept of it', false],
  ])('has %s', async (_, isThere) => {
    const { from, empty, zip, pack } = await closedLibrary()
    const idIn = async (folder: string) => (await new LibraryFile(disk, folder).read())?.id
    const id = await idIn(from)
    await pack()
    if (!isThere) await rm(from, { recursive: true })
    await unpackLibrary({ from: zip, to: empty, others: [from] })
    expect((await idIn(empty)) === id).toBe(!isThere)
  })

  it('tells how far it is, both ways', async () => {
    const { empty, zip, pack, before } = await closedLibrary()
    const [packing, unpacking]: LibraryProgress[][] = [[], []]
    await pack({ onProgress: (progress) => packing!.push(progress) })
    await unpackLibrary({ from: zip, to: empty, onProgress: (progress) => unpacking!.push(progress) })
    const steps = Array.from({ length: Object.keys(before).length + 1 }, (_, done) => done)
    for (const told of [packing!, unpacking!]) {
      expect(told.map(({ done }) => done)).toEqual(steps)
      expect(told.at(-1)).toMatchObject({ bytes: told[0]!.totalBytes, total: steps.length - 1 })
    }
  })

  it('can be stopped, both ways, and nothing is left of it', async () => {
    const { root, empty, zip, pack } = await closedLibrary()
    const stop = new AbortController()
    const stopAtThird = ({ done }: LibraryProgress) => (done === 2 ? stop.abort() : undefined)
    const cancelled = { failure: { code: 'cancelled' } }
    await expect(pack({ signal: stop.signal, onProgress: stopAtThird })).rejects.toMatchObject(cancelled)
    expect((await readdir(root)).sort()).not.toContain('packed.zip')
    expect((await readdir(root)).filter((name) => name.endsWith('.tmp'))).toEqual([])
    await pack()
    const again = new AbortController()
    const unpacking = unpackLibrary({
      from: zip,
      to: empty,
      signal: again.signal,
      onProgress: ({ done }) => (done === 2 ? again.abort() : undefined),
    })
    await expect(unpacking).rejects.toMatchObject(cancelled)
    expect(await readdir(empty)).toEqual([])
  })

  it('leaves an older zip file in place when it cannot be written', async () => {
    const { from, zip, pack } = await closedLibrary()
    await writeFile(zip, 'older')
    await mkdir(join(from, 'linked'))
    await symlink('/nowhere', join(from, 'linked', 'link'))
    await expect(pack()).rejects.toMatchObject({ failure: { code: 'unreadable' } })
    expect(await readFile(zip, 'utf8')).toBe('older')
  })
})

const FAULTS: [what: string, fault: (at: number) => Fault][] = [
  ['an operation fails once', (at) => failOnce(at, 'EIO')],
  ['the disk fills up', fillUp],
  ['nothing works any more', crash],
]

describe('When the disk fails, whenever', () => {
  it.each(FAULTS)('a zip file is the older one or a whole new one: %s', async (_, fault) => {
    const { from, zip, pack, before } = await closedLibrary()
    let isDone = false
    for (let at = 0; !isDone; at++) {
      await writeFile(zip, 'older')
      const faulty = new FaultyDisk(fault(at))
      const failure = await pack({ fs: faulty }).catch((error: unknown) => error)
      isDone = faulty.log.length <= at
      if (typeof failure !== 'number')
        expect(failure).toHaveProperty('failure.code', expect.stringMatching(/^un(?:read|writ)able$/))
      const isNew = (await readFile(zip, 'latin1')) !== 'older'
      if (isNew) expect(await folderContents(await unpacked(zip))).toEqual(before)
      else expect(typeof failure).not.toBe('number')
      expect(await folderContents(from)).toEqual(before)
    }
    expect(await folderContents(await unpacked(zip))).toEqual(before)
  })

  it.each(FAULTS)('a folder holds a whole library, or none: %s', async (_, fault) => {
    const { empty, zip, pack, before } = await closedLibrary()
    await pack()
    for (let at = 0; ; at++) {
      const faulty = new FaultyDisk(fault(at))
      const failure = await unpackLibrary({ from: zip, to: empty, fs: faulty }).catch(
        (error: unknown) => error,
      )
      if (failure === undefined) expect(await folderContents(empty)).toEqual(before)
      else {
        expect(failure).toHaveProperty('failure.code', expect.stringMatching(/^un(?:read|writ)able$/))
        if ((await examineFolder(empty)) === 'library') expect(await folderContents(empty)).toEqual(before)
      }
      if (faulty.log.length <= at) return
      await rm(empty, { recursive: true })
      await mkdir(empty)
    }
  })
})

async function unpacked(zip: string): Promise<string> {
  const to = await temporaryFolder()
  await unpackLibrary({ from: zip, to })
  return to
}

describe('What is no library is not unpacked, and leaves the folder empty', () => {
  const library: ZippedFile = { path: 'library.json', content: '{}' }
  it.each<[what: string, files: ZippedFile[], code: string]>([
    ['without library.json', [{ path: 'articles/a.json', content: '{}' }], 'bad-arguments'],
    [
      'with two libraries',
      [
        { ...library, path: 'a/library.json' },
        { ...library, path: 'b/library.json' },
      ],
      'bad-arguments',
    ],
    ['a path that leads out', [library, { path: '../evil.json', content: '{}' }], 'damaged'],
    [
      'a file that says it is smaller',
      [library, { path: 'texts/a', content: 'x'.repeat(999), size: 9 }],
      'damaged',
    ],
    ['a file that is huge', [library, { path: 'texts/a', content: 'x', size: 3_000_000_000 }], 'too-large'],
    ['a file of zeroes', [library, { path: 'texts/a', content: new Uint8Array(3_000_000) }], 'too-large'],
  ])('%s', async (_, files, code) => {
    const { root, empty } = await closedLibrary()
    const path = join(root, 'given.zip')
    await writeFile(path, zipArchive(files))
    await expect(unpackLibrary({ from: path, to: empty })).rejects.toMatchObject({ failure: { code } })
    expect(await readdir(empty)).toEqual([])
    expect(await readdir(root)).not.toContain('evil.json')
  })

  it('no zip file at all', async () => {
    const { root, empty } = await closedLibrary()
    await writeFile(join(root, 'given.zip'), 'A text.')
    const unpacking = unpackLibrary({ from: join(root, 'given.zip'), to: empty })
    await expect(unpacking).rejects.toMatchObject({ failure: { code: 'damaged' } })
  })

  it('a library that was packed by hand, in a folder of its own, is unpacked', async () => {
    const { root, empty } = await closedLibrary()
    await writeFile(join(root, 'given.zip'), zipArchive([{ path: 'My library/library.json', content: '{}' }]))
    await unpackLibrary({ from: join(root, 'given.zip'), to: empty })
    expect(await readdir(empty)).toEqual(['library.json'])
  })

  it('into a folder that is not empty', async () => {
    const { empty, zip, pack } = await closedLibrary()
    await pack()
    await writeFile(join(empty, 'mine.txt'), 'mine')
    const unpacking = unpackLibrary({ from: zip, to: empty })
    await expect(unpacking).rejects.toMatchObject({ failure: { code: 'bad-arguments' } })
    expect(await readdir(empty)).toEqual(['mine.txt'])
  })
})
