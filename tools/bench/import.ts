import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportSource } from '../../src-core/import/imported.ts'
import { isBook } from '../../src-core/import/epub.ts'
import { readSource, type ReadSource } from '../../src-core/import/importer.ts'
import { unpack } from '../../src-main/import/unpack.ts'
import { Library } from '../../src-main/store/library.ts'
import { BARE_PARSERS } from './bare-parsers.ts'
import { formatMilliseconds, formatSpeed, type Figure } from './figures.ts'
import { FORMATS, generateSource, type Format } from './generate-sources.ts'
import { time, timeAlternately, workTimeOf } from './measure.ts'
import { seededRandom } from './seeded-random.ts'

/** Files of each format, and how long they are in articles. */
const FILES = 8
const LONG = 8
const ROUNDS = 7
/** Work of each side after which the engine has optimized what it is going to, milliseconds of a processor. */
const WARM = 1_500
const MOST_WARM_ROUNDS = 60
const TOGETHER = 1_000
const ROUNDS_TOGETHER = 3
const TARGET = { atMost: 2 }

const NAMES: Readonly<Record<Format, [what: string, bare: string]>> = {
  html: ['pages (HTML)', 'linkedom and Readability'],
  mhtml: ['pages in one file (MHTML)', 'postal-mime, linkedom and Readability'],
  markdown: ['Markdown', 'mdast-util-from-markdown'],
  epub: ['books (EPUB)', 'unzipping and parse5'],
  text: ['plain text in UTF-8', 'decoding and parting at blank lines'],
  'old text': ['plain text in windows-1251', 'jschardet, decoding and parting'],
  email: ['email', 'postal-mime and parse5'],
}

/** What reading files into articles costs, against what is least needed to read them at all. */
export async function measureImport(root: string): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const format of FORMATS) figures.push(...(await measureFormat(format)))
  return [...figures, ...(await measureTogether(join(root, 'import')))]
}

/** How fast files of a format are read; and the first of them, by a process that has read none of that format. */
async function measureFormat(format: Format): Promise<Figure[]> {
  const random = seededRandom(5)
  const sources: ImportSource[] = []
  for (let number = 0; number < FILES; number++)
    sources.push(await generateSource(format, number, LONG, random))
  const bytes = sources.reduce((sum, source) => sum + source.bytes.length, 0)
  const tasks = {
    ours: async () => {
      for (const source of sources) await read(source)
    },
    bare: async () => {
      for (const source of sources) await BARE_PARSERS[format](source.bytes)
    },
  }
  const first = await timeAlternately(tasks, 1, workTimeOf)
  await warmUp(tasks.ours)
  await warmUp(tasks.bare)
  const times = await timeAlternately(tasks, ROUNDS, workTimeOf)
  const [what, bare] = NAMES[format]
  return [
    {
      name: `Reading ${what} ÷ ${bare}`,
      value: times.ours / times.bare,
      target: TARGET,
      made: `${formatSpeed(bytes, times.ours)}, ${formatSpeed(bytes, times.bare)}`,
    },
    {
      name: `… the first ${FILES} files`,
      value: first.ours / first.bare,
      made: `${formatMilliseconds(first.ours)} ÷ ${formatMilliseconds(first.bare)}`,
    },
  ]
}

async function warmUp(task: () => Promise<unknown>): Promise<void> {
  let work = 0
  for (let round = 0; round < MOST_WARM_ROUNDS && work < WARM; round++) work += await workTimeOf(task)
}

/** As the import's thread reads them. */
export async function read(source: ImportSource): Promise<ReadSource> {
  return readSource(isBook(source) ? { ...source, siblings: await unpack(source.bytes, () => true) } : source)
}

/** A folder of files in all formats, read from the disk; and brought into a library. */
async function measureTogether(root: string): Promise<Figure[]> {
  const folder = join(root, 'files')
  await mkdir(folder, { recursive: true })
  const files = await writeFiles(folder)
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const load = async ({ name }: WrittenFile) => new Uint8Array(await readFile(join(folder, name)))
  const times = await timeAlternately(
    {
      ours: async () => {
        for (const file of files) await read({ name: file.name, bytes: await load(file) })
      },
      bare: async () => {
        for (const file of files) await BARE_PARSERS[file.format](await load(file))
      },
    },
    ROUNDS_TOGETHER,
    workTimeOf,
  )
  const saved = await timeSaving(root, files, load)
  const count = TOGETHER.toLocaleString('en')
  return [
    {
      name: `Reading ${count} files of all these ÷ their bare parsers`,
      value: times.ours / times.bare,
      target: TARGET,
      made: `${formatSpeed(bytes, times.ours)}, ${formatSpeed(bytes, times.bare)}`,
    },
    {
      name: `Bringing ${count} files into a library, saved one by one ÷ reading them`,
      value: saved / times.ours,
      made: `${formatMilliseconds(saved)} ÷ ${formatMilliseconds(times.ours)}`,
    },
  ]
}

interface WrittenFile {
  name: string
  format: Format
  bytes: number
}

async function writeFiles(folder: string): Promise<WrittenFile[]> {
  const random = seededRandom(6)
  const files: WrittenFile[] = []
  for (let number = 0; number < TOGETHER; number++) {
    const format = FORMATS[number % FORMATS.length] ?? 'html'
    const { name, bytes } = await generateSource(format, number, 1, random)
    await writeFile(join(folder, name), bytes)
    files.push({ name, format, bytes: bytes.length })
  }
  return files
}

async function timeSaving(
  root: string,
  files: readonly WrittenFile[],
  load: (file: WrittenFile) => Promise<Uint8Array>,
): Promise<number> {
  const places = { folder: join(root, 'library'), data: join(root, 'data') }
  const library = await Library.open({ ...places, read })
  try {
    return await time(async () => {
      for (const file of files) {
        const { failed } = await library.importSources([{ name: file.name, bytes: await load(file) }])
        if (failed.length > 0) throw new Error(failed[0]?.message)
      }
    })
  } finally {
    await library.close()
  }
}
