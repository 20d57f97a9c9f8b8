import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { canonicalText } from '../../src-core/article/canonical-text.ts'
import { disk, type FileSystem } from '../../src-main/store/file-system.ts'
import { Library } from '../../src-main/store/library.ts'
import { formatMilliseconds, type Figure } from './figures.ts'
import { generateAnnotation, generateLibrary } from './generate-library.ts'
import { timeAlternately } from './measure.ts'
import { pick, seededRandom } from './seeded-random.ts'

const SMALL = 100
const LARGE = 10_000
const SAVES = 150
const OPENINGS = 4

interface TestLibrary {
  folder: string
  data: string
  ids: string[]
}

/** The store's figures, in new folders below `root`. */
export async function measureStore(root: string): Promise<Figure[]> {
  const small = await makeLibrary(join(root, 'small'), SMALL)
  const large = await makeLibrary(join(root, 'large'), LARGE)
  return [...(await measureSaving(small, large)), await measureOpening(large)]
}

/** A library whose catalogue is saved, as after a first start. */
async function makeLibrary(root: string, articles: number): Promise<TestLibrary> {
  const folder = join(root, 'library')
  const data = join(root, 'data')
  const ids = generateLibrary(folder, articles)
  await (await Library.open({ folder, data })).close()
  return { folder, data, ids }
}

/** One new annotation, acknowledged when it is on the disk. */
async function measureSaving(small: TestLibrary, large: TestLibrary): Promise<Figure[]> {
  const counter = countBytes()
  const inSmall = await Library.open(small)
  const inLarge = await Library.open({ ...large, fs: counter.fs })
  const shares: number[] = []
  const saveInSmall = await prepareSaves(inSmall, small.ids)
  const saveInLarge = await prepareSaves(inLarge, large.ids)
  const times = await timeAlternately(
    {
      small: (round) => saveInSmall(round),
      large: async (round) => {
        const id = await saveInLarge(round)
        shares.push(counter.take() / (await readFile(join(large.folder, 'articles', `${id}.json`))).length)
      },
    },
    SAVES,
  )
  await Promise.all([inSmall.close(), inLarge.close()])
  return [
    {
      name: `Saving one annotation, ${LARGE} articles ÷ ${SMALL}`,
      value: times.large / times.small,
      target: { atMost: 1.5 },
      made: `${formatMilliseconds(times.large)} ÷ ${formatMilliseconds(times.small)}`,
    },
    {
      name: 'Bytes written for it ÷ the article’s record',
      value: Math.max(...shares),
      target: { atMost: 4 },
      made: `the most of ${SAVES} saves`,
    },
  ]
}

/** A function that saves the annotation of a round, made in advance, and tells in which article. */
async function prepareSaves(library: Library, ids: string[]): Promise<(round: number) => Promise<string>> {
  const random = seededRandom(ids.length)
  const planned: { id: string; annotation: ReturnType<typeof generateAnnotation> }[] = []
  for (let round = 0; round < SAVES; round++) {
    const { article, blocks } = await library.readArticle(pick(random, ids))
    const id = `01${String(round).padStart(22, '0')}ZZ`
    planned.push({
      id: article.id,
      annotation: generateAnnotation(id, article, canonicalText(blocks), random),
    })
  }
  return async (round) => {
    const save = planned[round]
    if (!save) throw new Error(`There is no round ${round}.`)
    await library.edit(save.id, { kind: 'add-annotation', annotation: save.annotation })
    return save.id
  }
}

/** A start: all that the list shows, against reading every article for it. */
async function measureOpening(large: TestLibrary): Promise<Figure> {
  const library = await Library.open(large)
  const times = await timeAlternately(
    {
      open: async () => (await Library.open(large)).view(),
      readAll: async () => {
        for (const id of large.ids) await library.readArticle(id)
      },
    },
    OPENINGS,
  )
  return {
    name: `Opening a library of ${LARGE} articles ÷ reading every article of it`,
    value: times.open / times.readAll,
    target: { atMost: 1 / 20 },
    made: `${formatMilliseconds(times.open)} ÷ ${formatMilliseconds(times.readAll)}`,
  }
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
