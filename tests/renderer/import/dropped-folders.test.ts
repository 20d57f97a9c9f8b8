import { describe, expect, it } from 'vitest'
import { findDropped, type DroppedFile } from '../../../src-renderer/import/dropped-folders.ts'
import { readCompanions } from '../../../src-renderer/import/read-companions.ts'
import { png } from '../../core/import/html/some-images.ts'
import { droppedFile, droppedFolder, type DroppedTree } from './dropped-entries.ts'

const PICTURE = png(2, 2)

async function find(files: File[], folders: Record<string, DroppedTree>) {
  const entries = Object.entries(folders).map(([name, tree]) => droppedFolder(name, tree))
  const found = await findDropped({ files, folders: entries }, () => false)
  return { ...found, names: found.files.map(({ name }) => name) }
}

async function companionsOf(dropped: DroppedFile | undefined): Promise<string[]> {
  if (!dropped) throw new Error('It was not found.')
  const bytes = new Uint8Array(await dropped.file.arrayBuffer())
  return (await readCompanions(dropped, bytes)).map(({ path }) => path)
}

describe('what was dropped', () => {
  it('is the files, whatever they are, and what Lectern reads in the folders', async () => {
    const many = Object.fromEntries(Array.from({ length: 150 }, (_, at) => [`${at + 1}.txt`, 'Text']))
    const { names, report } = await find([droppedFile('scan.pdf')], {
      Reading: { 'b.txt': 'B', a: { 'x.md': 'X' }, '.hidden.txt': 'H', 'c.pdf': 'C' },
      Many: many,
    })
    expect(names.slice(0, 4)).toEqual(['scan.pdf', 'a/x.md', 'b.txt', '1.txt'])
    expect(names).toHaveLength(3 + 150)
    expect(report).toMatchObject({ imported: [], failed: [], leftOut: { hidden: 1, unknown: 1 } })
  })

  it('names what cannot be read, and a folder without anything to read', async () => {
    const { names, report } = await find([], {
      Reading: { 'a.txt': 'A', locked: null },
      Scans: { 'a.pdf': 'A' },
    })
    expect(names).toEqual(['a.txt'])
    expect(report.failed).toMatchObject([
      { name: 'locked', code: 'unreadable' },
      {
        name: 'Scans',
        code: 'not-found',
        message: expect.stringContaining('1 file of another kind') as string,
      },
    ])
  })
})

describe('what came along', () => {
  const saved = {
    'a.png': PICTURE,
    'frame.html': 'Frame',
    css: { 'b.png': PICTURE },
    'not.png': 'no picture',
  }

  it('with a page is in the folder that was dropped beside it, and is no article', async () => {
    const page = droppedFile('Page.html', 'Page')
    const { files, names } = await find([page], { Page_files: saved, Other: { 'o.txt': 'O' } })
    expect(names).toEqual(['Page.html', 'o.txt'])
    expect(await companionsOf(files[0])).toEqual(['Page_files/a.png', 'Page_files/css/b.png'])
  })

  it('with a page is in the folder that holds both', async () => {
    const { files, names } = await find([], { Saved: { 'Page.html': 'Page', Page_files: saved } })
    expect(names).toEqual(['Page.html'])
    expect(await companionsOf(files[0])).toEqual(['Page_files/a.png', 'Page_files/css/b.png'])
  })

  it('with Markdown is what it names in its folder or below, and nothing above', async () => {
    const note = '![A](pictures/a.png) ![B](b.png) ![Up](../up.png) ![Gone](gone.png)'
    const { files } = await find([], {
      Notes: {
        'up.png': PICTURE,
        sub: { 'note.md': note, 'b.png': PICTURE, pictures: { 'a.png': PICTURE, 'c.png': PICTURE } },
      },
    })
    expect(await companionsOf(files[0])).toEqual(['pictures/a.png', 'b.png'])
  })

  it('is nothing with a file that was dropped by itself', async () => {
    const { files } = await find([droppedFile('note.md', '![A](a.png)'), droppedFile('Page.html')], {})
    expect(await companionsOf(files[0])).toEqual([])
    expect(await companionsOf(files[1])).toEqual([])
  })
})
