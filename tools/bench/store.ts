import { JSONFile } from 'lowdb/node'
import { Low } from 'lowdb'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Annotation } from '../../src-core/annotation/annotation.ts'
import { canonicalText } from '../../src-core/article/canonical-text.ts'
import type { ArticleView } from '../../src-core/ipc/contract.ts'
import { disk, type FileSystem } from '../../src-main/store/file-system.ts'
import { Library } from '../../src-main/store/library.ts'
import { formatMilliseconds, type Figure } from './figures.ts'
import { generateAnnotation } from './generate-library.ts'
import { SIZES, type Size, type TestLibraries, type TestLibrary } from './libraries.ts'
import { time, timeAlternately } from './measure.ts'
import { pick, seededRandom } from './seeded-random.ts'

const SMALLEST = SIZES[0]
const LARGEST = SIZES[2]
const SAVES = 150
const OPENINGS = 6

interface PlannedSave {
  id: string
  annotation: Annotation
}

/** The store's figures. @param root folder for files of its own */
export async function measureStore(root: string, libraries: TestLibraries): Promise<Figure[]> {
  return [...(await measureSaving(root, libraries)), ...(await measureOpening(libraries))]
}

/** One new annotation, acknowledged when it is on the disk, in each library, and merely appended to a file. */
async function measureSaving(root: string, libraries: TestLibraries): Promise<Figure[]> {
  const counter = countBytes()
  const opened: Library[] = []
  const tasks: Record<string, (round: number) => Promise<unknown>> = {}
  const shares: number[] = []
  for (const size of SIZES) {
    const made = libraries[size]
    const library = await Library.open(size === LARGEST ? { ...made, fs: counter.fs } : made)
    opened.push(library)
    const planned = await planSaves(library, made.ids)
    tasks[size] = async (round) => {
      const { id, annotation } = planned[round] ?? fail(round)
      counter.take()
      await library.edit(id, { kind: 'add-annotation', annotation })
      if (size !== LARGEST) return
      shares.push(counter.take() / (await readFile(join(made.folder, 'articles', `${id}.json`))).length)
    }
    if (size === LARGEST) tasks.append = await appending(join(root, 'appended.jsonl'), planned)
  }
  const times = await timeAlternately(tasks, SAVES)
  const rewriting = await measureRewriting(join(root, 'whole.json'), opened[2], libraries[LARGEST].ids)
  await Promise.all(opened.map((library) => library.close()))
  const save = times[LARGEST] ?? NaN
  return [
    ...SIZES.slice(1).map((size) => ({
      name: `Saving one annotation, ${count(size)} articles ÷ ${SMALLEST}`,
      value: (times[size] ?? NaN) / (times[SMALLEST] ?? NaN),
      target: { atMost: 1.5 },
      made: `${formatMilliseconds(times[size] ?? NaN)} ÷ ${formatMilliseconds(times[SMALLEST] ?? NaN)}`,
    })),
    {
      name: 'Bytes written for it ÷ the article’s record',
      value: Math.max(...shares),
      target: { atMost: 4 },
      made: `the most of ${SAVES} saves`,
    },
    {
      name: `Saving one annotation, ${count(LARGEST)} articles ÷ appending it to a file, synced`,
      value: save / (times.append ?? NaN),
      target: { atMost: 10 },
      made: `${formatMilliseconds(save)} ÷ ${formatMilliseconds(times.append ?? NaN)}`,
    },
    {
      name: `Writing ${count(LARGEST)} articles as one lowdb file ÷ saving one annotation`,
      value: rewriting / save,
      target: { atLeast: 1_000 },
      made: `${formatMilliseconds(rewriting)} ÷ ${formatMilliseconds(save)}`,
    },
  ]
}

/** Annotations that are going to be added, made in advance. */
async function planSaves(library: Library, ids: string[]): Promise<PlannedSave[]> {
  const random = seededRandom(ids.length)
  const planned: PlannedSave[] = []
  for (let round = 0; round < SAVES; round++) {
    const { article, blocks } = await library.readArticle(pick(random, ids))
    const id = `01${String(round).padStart(22, '0')}ZZ`
    const annotation = generateAnnotation(id, article, canonicalText(blocks), random)
    planned.push({ id: article.id, annotation })
  }
  return planned
}

/** The least that makes something durable: a line at the end of an open file, and `fdatasync`. */
async function appending(path: string, planned: readonly PlannedSave[]) {
  const file = await open(path, 'a')
  return async (round: number) => {
    await file.appendFile(`${JSON.stringify(planned[round])}\n`)
    await file.datasync()
    if (round === SAVES - 1) await file.close()
  }
}

/** The whole library in one file, as lowdb by itself would have it: all of it is written for each change. */
async function measureRewriting(path: string, library: Library | undefined, ids: readonly string[]) {
  const articles: ArticleView[] = []
  for (const id of ids) if (library) articles.push(await library.readArticle(id))
  const db = new Low<ArticleView[]>(new JSONFile(path), articles)
  return time(() => db.write())
}

/** A start: all that the list shows, against reading every article for it. */
async function measureOpening(libraries: TestLibraries): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const size of SIZES) {
    const { opening, readingAll } = await timeOpening(libraries[size])
    figures.push({
      name: `Opening a library of ${count(size)} articles ÷ reading every article of it`,
      value: opening / readingAll,
      ...(size === LARGEST && { target: { atMost: 1 / 20 } }),
      made: `${formatMilliseconds(opening)} ÷ ${formatMilliseconds(readingAll)}`,
    })
  }
  return figures
}

async function timeOpening(made: TestLibrary): Promise<{ opening: number; readingAll: number }> {
  const library = await Library.open(made)
  const times = await timeAlternately(
    {
      opening: async () => (await Library.open(made)).view(),
      readingAll: async () => {
        for (const id of made.ids) await library.readArticle(id)
      },
    },
    OPENINGS,
  )
  await library.close()
  return times
}

/** The disk, and how many bytes were written to it since the last look. */
function countBytes(): { fs: FileSystem; take: () => number } {
  let written = 0
  const fs: FileSystem = {
    ...disk,
    async create(path) {
      const file = await disk.create(path)
      return {
        ...file,
        async write(bytes, offset) {
          const taken = await file.write(bytes, offset)
          written += taken
          return taken
        },
      }
    },
  }
  const take = () => {
    const taken = written
    written = 0
    return taken
  }
  return { fs, take }
}

function count(size: Size): string {
  return size.toLocaleString('en')
}

function fail(round: number): never {
  throw new Error(`There is no round ${round}.`)
}
