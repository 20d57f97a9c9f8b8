import { mkdir, mkdtemp, readdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Annotation } from '../../../src-core/annotation/annotation.ts'
import { exportMarkdown, type ExportInput } from '../../../src-core/export/markdown.ts'
import { previewMerges, writeExports } from '../../../src-main/export/write-exports.ts'
import { disk, type FileSystem } from '../../../src-main/store/file-system.ts'
import { annotate, sample } from '../../core/export/sample.ts'

let root: string
let folder: string
let dataFolder: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lectern-export-'))
  folder = join(root, 'vault')
  dataFolder = join(root, 'data')
  await mkdir(folder)
})
afterEach(() => rm(root, { recursive: true, force: true }))

const NAME = '2025-06-02 The last ferry - nobody was told.md'
const BESIDE = '2025-06-02 The last ferry - nobody was told (2).md'

function article(id: string, annotations: Annotation[] = [], title?: string): ExportInput {
  return sample(annotations, title === undefined ? { id } : { id, title })
}
const ID = '01JWQ0000000000000000ART1A'
const OTHER_ID = '01JWQ0000000000000000ART1B'
const plain = article(ID)
const annotated = article(ID, [annotate(1, ['last ferry'])])

/** Exports, and answers the report with file names in place of paths. */
async function run(inputs: ExportInput[], fs?: FileSystem) {
  const report = await writeExports({ folder, dataFolder, articles: inputs, fs })
  return {
    written: report.written.map(({ path }) => basename(path)),
    keptBeside: report.keptBeside.map(({ kept, path }) => [basename(kept), basename(path)]),
    failed: report.failed.map(({ articleId, code }) => [articleId, code]),
  }
}

const read = (name: string) => readFile(join(folder, name), 'utf8')
const files = async () => (await readdir(folder)).sort()

describe('writeExports', () => {
  it('writes one file an article', async () => {
    const other = article(OTHER_ID, [], 'Another')
    expect(await run([annotated, other])).toEqual({
      written: [NAME, '2025-06-02 Another.md'],
      keptBeside: [],
      failed: [],
    })
    expect(await read(NAME)).toBe(exportMarkdown(annotated))
    expect(await files()).toEqual(['2025-06-02 Another.md', NAME])
  })

  it('takes articles one after another from a stream', async () => {
    // eslint-disable-next-line @typescript-eslint/require-await -- what is asked for is the stream
    async function* stream() {
      yield plain
    }
    const { written } = await writeExports({ folder, dataFolder, articles: stream() })
    expect(written).toEqual([{ articleId: ID, path: join(folder, NAME) }])
  })

  it('replaces a file that is still as it was written', async () => {
    await run([plain])
    expect(await run([annotated])).toEqual({ written: [NAME], keptBeside: [], failed: [] })
    expect(await read(NAME)).toBe(exportMarkdown(annotated))
    expect(await files()).toEqual([NAME])
  })

  it('leaves a file with the same text untouched', async () => {
    await run([plain])
    const untouched: FileSystem = {
      ...disk,
      rename: (from, to) =>
        to.startsWith(folder) ? Promise.reject(new Error('written')) : disk.rename(from, to),
    }
    expect(await run([plain], untouched)).toEqual({ written: [NAME], keptBeside: [], failed: [] })
  })

  it('never touches a file that its user has made their own, and writes beside it', async () => {
    await run([plain])
    await writeFile(join(folder, NAME), 'my own words')
    expect(await run([annotated])).toEqual({ written: [BESIDE], keptBeside: [[NAME, BESIDE]], failed: [] })
    expect(await read(NAME)).toBe('my own words')
    expect(await read(BESIDE)).toBe(exportMarkdown(annotated))
  })

  it('keeps to the file beside it from then on', async () => {
    await run([plain])
    await writeFile(join(folder, NAME), 'my own words')
    await run([plain])
    expect(await run([annotated])).toEqual({ written: [BESIDE], keptBeside: [], failed: [] })
    expect(await files()).toEqual([BESIDE, NAME])
  })

  it('never touches a file that it did not write', async () => {
    await writeFile(join(folder, NAME), 'was here first')
    expect(await run([plain])).toEqual({ written: [BESIDE], keptBeside: [[NAME, BESIDE]], failed: [] })
    expect(await read(NAME)).toBe('was here first')
  })

  it('never touches a folder of that name', async () => {
    await mkdir(join(folder, NAME))
    expect(await run([plain])).toEqual({ written: [BESIDE], keptBeside: [[NAME, BESIDE]], failed: [] })
  })

  it('knows its file again when the memory is lost but the text is the same', async () => {
    await run([plain])
    await rm(dataFolder, { recursive: true })
    await run([plain])
    expect(await run([annotated])).toEqual({ written: [NAME], keptBeside: [], failed: [] })
  })

  it('sets a damaged memory aside, and knows its file by the id in it', async () => {
    await run([plain])
    await writeFile(join(dataFolder, 'exports.json'), '{')
    expect(await run([annotated])).toEqual({ written: [NAME], keptBeside: [], failed: [] })
    expect(await read(NAME)).toBe(exportMarkdown(annotated))
    expect((await readdir(dataFolder)).sort()).toEqual(['exports', 'exports.json', 'exports.json.damaged'])
  })

  it('gives two articles with one title two files, and each its own again', async () => {
    const twin = article(OTHER_ID)
    expect(await run([plain, twin])).toEqual({ written: [NAME, BESIDE], keptBeside: [], failed: [] })
    expect(await run([twin])).toEqual({ written: [BESIDE], keptBeside: [], failed: [] })
    expect(await run([annotated])).toEqual({ written: [NAME], keptBeside: [], failed: [] })
    expect(await read(BESIDE)).toBe(exportMarkdown(twin))
  })

  it('gives an article another name than one of an earlier export has', async () => {
    await run([plain])
    expect(await run([article(OTHER_ID)])).toEqual({ written: [BESIDE], keptBeside: [], failed: [] })
    expect(await read(NAME)).toBe(exportMarkdown(plain))
  })

  it('names each article by itself, whatever else is in the folder', async () => {
    await run([plain])
    expect((await run([article(OTHER_ID, [], 'Another')])).written).toEqual(['2025-06-02 Another.md'])
  })

  it('does not let names differ in case alone', async () => {
    const { written } = await run([article(ID, [], 'Ferry'), article(OTHER_ID, [], 'FERRY')])
    expect(written).toEqual(['2025-06-02 Ferry.md', '2025-06-02 FERRY (2).md'])
  })

  it('keeps the name of the first export when the title changes', async () => {
    await run([plain])
    expect(await run([article(ID, [], 'A new title')])).toEqual({
      written: [NAME],
      keptBeside: [],
      failed: [],
    })
    expect(await files()).toEqual([NAME])
  })

  it('finds its file under another name and in another folder, by the id in it', async () => {
    await run([plain])
    await mkdir(join(folder, 'Ferries', 'old'), { recursive: true })
    await rename(join(folder, NAME), join(folder, 'Ferries', 'old', 'mine.md'))
    expect((await run([annotated])).written).toEqual(['mine.md'])
    expect(await read('Ferries/old/mine.md')).toBe(exportMarkdown(annotated))
    expect(await files()).toEqual(['Ferries'])
  })

  it('takes the new title when the file was moved out of the folder', async () => {
    await run([plain])
    await rename(join(folder, NAME), join(root, 'mine.md'))
    expect((await run([article(ID, [], 'A new title')])).written).toEqual(['2025-06-02 A new title.md'])
  })

  it('writes a deleted file again', async () => {
    await run([plain])
    await unlink(join(folder, NAME))
    expect((await run([plain])).written).toEqual([NAME])
  })

  it('remembers each folder for itself', async () => {
    await run([plain])
    folder = join(root, 'other')
    await mkdir(folder)
    expect((await run([article(ID, [], 'A new title')])).written).toEqual(['2025-06-02 A new title.md'])
  })

  it.each([
    ['is not there', async () => rm(folder, { recursive: true })],
    ['is a file', async () => rm(folder, { recursive: true }).then(() => writeFile(folder, ''))],
  ])('says that it cannot write when the folder %s', async (_, breakFolder) => {
    await breakFolder()
    await expect(run([plain])).rejects.toMatchObject({ failure: { code: 'unwritable' } })
  })

  it('writes the others when one cannot be written, and remembers them', async () => {
    const refusing: FileSystem = {
      ...disk,
      rename: (from, to) =>
        to.endsWith('Refused.md')
          ? Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }))
          : disk.rename(from, to),
    }
    const report = await run([article(OTHER_ID, [], 'Refused'), plain], refusing)
    expect(report).toEqual({ written: [NAME], keptBeside: [], failed: [[OTHER_ID, 'unwritable']] })
    expect(await files()).toEqual([NAME])
    expect((await run([annotated])).written).toEqual([NAME])
  })
})

describe('a file that its user has changed', () => {
  const written = 'Compare with the **timetable** of May.'
  const mine = `${written}\n\nI have asked the port.`

  async function changeFile(): Promise<string> {
    await run([plain])
    const changed = (await read(NAME)).replace(written, mine)
    await writeFile(join(folder, NAME), changed)
    return changed
  }

  it('gets what is new in Lectern, keeps what is the user’s, and has a copy made first', async () => {
    const changed = await changeFile()
    const { merged } = await writeExports({ folder, dataFolder, articles: [annotated] })
    expect(merged).toEqual([{ articleId: ID, path: join(folder, NAME), conflicts: 0, backup: `${NAME}.bak` }])
    expect(await read(NAME)).toBe(exportMarkdown(annotated).replace(written, mine))
    expect(await read(`${NAME}.bak`)).toBe(changed)
  })

  it('is not written to when nothing is new in Lectern', async () => {
    const changed = await changeFile()
    const { merged } = await writeExports({ folder, dataFolder, articles: [plain] })
    expect(merged).toEqual([])
    expect(await read(NAME)).toBe(changed)
    expect(await files()).toEqual([NAME])
  })

  it('is merged again and again, from the last export each time; the first copy stays', async () => {
    const changed = await changeFile()
    await run([annotated])
    await writeFile(join(folder, NAME), `${await read(NAME)}\nAt the end.\n`)
    await run([article(ID, [annotate(1, ['last ferry'], { note: 'Which one?' })])])
    const text = await read(NAME)
    for (const words of ['I have asked the port.', 'Which one?', 'At the end.']) expect(text).toContain(words)
    await run([article(ID, [annotate(1, ['last ferry'], { note: 'Which one?' })])])
    expect(await read(NAME)).toBe(text)
    expect(await read(`${NAME}.bak`)).toBe(changed)
    expect(await readdir(join(dataFolder, 'exports'))).toHaveLength(1)
  })

  it('is shown before the first time it is written to, and not again', async () => {
    const before = await changeFile()
    const job = { folder, dataFolder, articles: [annotated] }
    const after = exportMarkdown(annotated).replace(written, mine)
    expect(await previewMerges(job)).toEqual([
      {
        articleId: ID,
        title: annotated.article.title,
        path: join(folder, NAME),
        before,
        after,
        conflicts: 0,
      },
    ])
    expect(await read(NAME)).toBe(before)
    await writeExports(job)
    await writeFile(join(folder, NAME), `${after}\nMore.\n`)
    expect(await previewMerges({ ...job, articles: [plain] })).toEqual([])
  })

  it('is left alone when it changes at the very moment', async () => {
    await changeFile()
    const racing: FileSystem = {
      ...disk,
      async create(path) {
        if (path.includes('.md.') && !path.includes('.bak.'))
          await writeFile(join(folder, NAME), 'changed now')
        return disk.create(path)
      },
    }
    expect((await run([annotated], racing)).failed).toEqual([[ID, 'locked']])
    expect(await read(NAME)).toBe('changed now')
  })
})
