import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findInFolder, type FolderEntry, type FolderLimits } from '../../../src-core/import/find-in-folder.ts'
import { describeLeftOut, NOTHING_LEFT_OUT } from '../../../src-core/import/left-out.ts'

/** A folder in memory; a text is a file, `null` a link, an error a folder that cannot be read. */
interface Tree {
  [name: string]: Tree | string | null | Error
}

function list(folder: Tree | Error): Promise<FolderEntry<Tree | Error>[]> {
  if (folder instanceof Error) return Promise.reject(folder)
  return Promise.resolve(
    Object.entries(folder).map(([name, content]) => {
      if (content === null) return { name, kind: 'link', place: {} }
      if (typeof content === 'string') return { name, kind: 'file', place: {} }
      return { name, kind: 'folder', place: content }
    }),
  )
}

async function find(tree: Tree, limits: Partial<FolderLimits> = {}) {
  const { files, ...rest } = await findInFolder<Tree | Error>(tree, { list, limits })
  return { paths: files.map(({ path }) => path), ...rest }
}

describe('finding in a folder', () => {
  const cases: [what: string, tree: Tree, paths: string[]][] = [
    ['nothing', {}, []],
    ['what Lectern reads, whatever the case', { 'a.TXT': '', 'b.Md': '' }, ['a.TXT', 'b.Md']],
    ['numbers by their size', { 'Ch 10.md': '', 'Ch 2.md': '' }, ['Ch 2.md', 'Ch 10.md']],
    [
      'folders among files, by their names',
      { 'c.txt': '', b: { 'x.txt': '' }, 'a.txt': '' },
      ['a.txt', 'b/x.txt', 'c.txt'],
    ],
    [
      'names that differ in case alone, always in one order',
      { 'a.txt': '', 'A.txt': '' },
      ['a.txt', 'A.txt'],
    ],
    [
      'a page without what was saved with it',
      { 'Page.html': '', Page_files: { 'frame.html': '' }, Other_files: { 'a.html': '' } },
      ['Other_files/a.html', 'Page.html'],
    ],
    [
      'a page of a name that is composed otherwise',
      { 'Caf\u00e9.html': '', 'Cafe\u0301_files': { 'frame.html': '' } },
      ['Caf\u00e9.html'],
    ],
    [
      'what is beside Markdown of the name',
      { 'Page.md': '', Page_files: { 'a.html': '' } },
      ['Page_files/a.html', 'Page.md'],
    ],
  ]
  it.each(cases)('finds %s', async (_what, tree, paths) => {
    expect((await find(tree)).paths).toEqual(paths)
  })

  it('counts what it leaves out', async () => {
    const { paths, leftOut } = await find(
      {
        '.hidden.txt': '',
        '.git': { 'a.txt': '' },
        link: null,
        'link.txt': null,
        'a.pdf': '',
        README: '',
        sub: { 'b.jpg': '', 'c.txt': '', below: { 'd.txt': '' } },
      },
      { depth: 1 },
    )
    expect(paths).toEqual(['sub/c.txt'])
    expect(leftOut).toEqual({ hidden: 2, links: 2, unknown: 2, pictures: 1, deep: 1, isCutOff: false })
  })

  it.each<[string, Partial<FolderLimits>]>([
    ['as many files as it may', { files: 2 }],
    ['as many entries as it may', { entries: 3 }],
  ])('stops at %s, and says that there is more', async (_what, limits) => {
    const tree = { 'a.txt': '', b: { 'b.txt': '', 'c.txt': '' }, 'd.txt': '' }
    const { paths, leftOut } = await find(tree, limits)
    expect(paths).toEqual(['a.txt', 'b/b.txt'])
    expect(leftOut.isCutOff).toBe(true)
  })

  it('is not cut off by a folder that holds just as many', async () => {
    const { leftOut } = await find({ 'a.txt': '', 'b.txt': '', 'c.pdf': '' }, { files: 2, entries: 3 })
    expect(leftOut.isCutOff).toBe(false)
  })

  it('goes on past a folder that cannot be read', async () => {
    const error = new Error('denied')
    const { paths, unreadable } = await find({ a: { b: error }, 'c.txt': '' })
    expect(paths).toEqual(['c.txt'])
    expect(unreadable).toEqual([{ path: 'a/b', place: error, error }])
  })

  it('gives what it has when it is stopped', async () => {
    let looked = 0
    const { files } = await findInFolder<Tree | Error>(
      { 'a.txt': '', b: { 'c.txt': '' }, 'd.txt': '' },
      { list, isStopped: () => ++looked > 2 },
    )
    expect(files.map(({ path }) => path)).toEqual(['a.txt'])
  })

  it('finds the same in the same order, however the folder lists them', async () => {
    const names = fc.uniqueArray(
      fc.tuple(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }),
        fc.constantFrom('.txt', '.md', ''),
      ),
      { selector: (pair) => pair.join(''), maxLength: 12 },
    )
    await fc.assert(
      fc.asyncProperty(names, fc.infiniteStream(fc.nat()), async (pairs, keys) => {
        const entries = pairs.map(([stem, ending]) => [stem + ending, ''] as const)
        const shuffled = entries
          .map((entry) => [keys.next().value, entry] as const)
          .sort(([a], [b]) => a - b)
          .map(([, entry]) => entry)
        const one = await find(Object.fromEntries(entries))
        expect(await find(Object.fromEntries(shuffled))).toEqual(one)
        const { hidden, unknown } = one.leftOut
        expect(one.paths.length + hidden + unknown).toBe(entries.length)
      }),
    )
  })
})

describe('what was left out, in words', () => {
  it.each([
    [{}, ''],
    [{ unknown: 1 }, 'Left out: 1 file of another kind.'],
    [
      { unknown: 1200, hidden: 1, links: 2, pictures: 3, deep: 1 },
      'Left out: 1,200 files of other kinds, 1 hidden file or folder, 2 links, 3 pictures, but for those that articles show, 1 folder that lies too deep.',
    ],
    [{ isCutOff: true }, 'The folder holds more than Lectern takes at once: import the rest by its folders.'],
  ])('%j', (some, words) => {
    expect(describeLeftOut({ ...NOTHING_LEFT_OUT, ...some })).toBe(words)
  })
})
