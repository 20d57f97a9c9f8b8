import { readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { expect, it } from 'vitest'
import { pick, seededRandom, type Random } from '../../../tools/bench/seeded-random.ts'
import { Library } from '../../../src-main/store/library.ts'
import { FERRY, GAUGE, highlight, openLibrary, textFile } from './open-library.ts'
import { temporaryFolder } from './temporary-folder.ts'

const LIBRARIES = 1_000
/** So many at a time: each waits for the disk most of the time. */
const LANES = 4
const QUOTES = ['had gone', 'empty by nine', 'whole sea', 'zero']

/** The files of a library and its backups: content by path. */
type Files = Map<string, Buffer>

interface MadeLibrary {
  root: string
  files: Files
  annotations: number
}

interface Damaged {
  path: string
  kind: string
  bytes: Buffer
}

/** What can become of a file. `huge` is made longer on the disk, without taking any room there. */
const DAMAGES: Record<string, (bytes: Buffer, random: Random, files: Files) => Buffer> = {
  truncated: (bytes, random) => bytes.subarray(0, Math.floor(random() * (bytes.length - 1))),
  empty: () => Buffer.alloc(0),
  nul: (bytes) => Buffer.alloc(bytes.length),
  'nul at its end': (bytes, random) => Buffer.from(bytes).fill(0, Math.floor(random() * bytes.length)),
  'one bit': (bytes, random) => {
    const flipped = Buffer.from(bytes)
    const at = Math.floor(random() * flipped.length)
    flipped[at] = flipped[at]! ^ (1 << Math.floor(random() * 8))
    return flipped
  },
  'many bits': (bytes, random) => {
    const flipped = Buffer.from(bytes)
    for (let count = 0; count < 40; count++) flipped[Math.floor(random() * flipped.length)]! ^= 0x55
    return flipped
  },
  'a byte-order mark': (bytes) => Buffer.concat([Buffer.from('\uFEFF'), bytes]),
  huge: (bytes) => bytes,
  swapped: (_bytes, random, files) => pick(random, [...files.values()]),
  twice: (bytes) => Buffer.concat([bytes, bytes]),
  other: () => Buffer.from('{"articles":[]}'),
}
const HUGE = 3 * 1024 ** 3

/** Three annotated articles, closed after two backups. */
async function makeLibrary(): Promise<MadeLibrary> {
  const root = await temporaryFolder()
  const library = await openLibrary(root)
  const third = FERRY.replace('last', 'first').replace('nine', 'ten')
  await library.importSources([textFile('a.txt', FERRY), textFile('b.txt', GAUGE), textFile('c.txt', third)])
  let annotations = 0
  for (const { id } of library.view().articles) {
    const view = await library.readArticle(id)
    for (const quote of QUOTES.filter((words) => view.blocks.some(({ text }) => text.includes(words)))) {
      await library.edit(id, highlight(view, quote, { note: `On “${quote}”`, tags: ['sea'] }))
      annotations++
    }
  }
  await library.takeBackup()
  await library.takeBackup()
  await library.close()
  await rm(join(root, 'data', 'cache'), { recursive: true })
  return { root, files: await readFiles(root), annotations }
}

async function pathsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

async function readFiles(folder: string): Promise<Files> {
  const paths = await pathsIn(folder)
  return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(path)] as const)))
}

/** Puts the library and its backups back as they were made. */
async function reset(root: string, files: Files): Promise<void> {
  await rm(join(root, 'library', 'quarantine'), { recursive: true, force: true })
  await rm(join(root, 'data', 'cache'), { recursive: true, force: true })
  for (const path of await pathsIn(root)) if (!files.has(path)) await rm(path)
  for (const [path, bytes] of files) await writeFile(path, bytes)
}

it(
  `of ${LIBRARIES} damaged libraries none is written over, and 99 of 100 annotations are recovered`,
  { timeout: 300_000 },
  async () => {
    const lanes = await Promise.all(
      Array.from({ length: LANES }, async (_, lane) => {
        const made = await makeLibrary()
        let recovered = 0
        for (let seed = lane; seed < LIBRARIES; seed += LANES) recovered += await damageAndOpen(made, seed)
        return { recovered, expected: (made.annotations * LIBRARIES) / LANES }
      }),
    )
    const sum = (key: 'recovered' | 'expected') => lanes.reduce((total, lane) => total + lane[key], 0)
    expect(sum('recovered') / sum('expected')).toBeGreaterThanOrEqual(0.99)
    expect(sum('recovered') / sum('expected')).toBeLessThanOrEqual(1)
  },
)

/** Damages up to three files of a library, opens and reads it. @returns how many annotations there are */
async function damageAndOpen({ root, files }: MadeLibrary, seed: number): Promise<number> {
  const random = seededRandom(seed)
  const inFolder = (name: string) =>
    [...files.keys()].filter((path) => path.startsWith(join(root, name) + sep))
  const targets = Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
    pick(random, inFolder('library')),
  )
  // Sometimes the disk that holds the backups is bad as well.
  if (random() < 0.2) targets.push(pick(random, inFolder(join('data', 'backups'))))
  const damaged: Damaged[] = []
  for (const path of new Set(targets)) {
    const kind = pick(random, Object.keys(DAMAGES))
    const bytes = DAMAGES[kind]!(files.get(path)!, random, files)
    await writeFile(path, bytes)
    if (kind === 'huge') await truncate(path, HUGE)
    damaged.push({ path, kind, bytes })
  }
  const library = await Library.open({ folder: join(root, 'library'), data: join(root, 'data') })
  let recovered = 0
  for (const { id } of library.view().articles) {
    const view = await library.readArticle(id).catch(() => undefined)
    recovered += view?.annotations.filter(({ note }) => note.startsWith('On “')).length ?? 0
  }
  await library.close()
  await expectNothingOverwritten(root, files, damaged, seed)
  await reset(root, files)
  return recovered
}

/** Each damaged file of the library is where it was, or in quarantine, as it was: unless it was whole. */
async function expectNothingOverwritten(
  root: string,
  files: Files,
  damaged: readonly Damaged[],
  seed: number,
): Promise<void> {
  const folder = join(root, 'library', 'quarantine')
  const names = await readdir(folder).catch(() => [])
  for (const { path, kind, bytes } of damaged) {
    if (!path.startsWith(join(root, 'library') + sep) || bytes.equals(files.get(path)!)) continue
    const aside = names.filter((name) => path.endsWith(name.replace(/^[^-]*-[^-]*-[^-]*-[0-9a-f]{6}-/, '')))
    // An original that nobody needs is not read, and stays where it is.
    if (kind === 'huge') {
      const isKept = aside.length > 0 || (await stat(path)).size === HUGE
      expect({ seed, path, kind, isKept }).toEqual({ seed, path, kind, isKept: true })
      continue
    }
    const places = [path, ...aside.map((name) => join(folder, name))]
    const contents = await Promise.all(places.map((place) => readFile(place).catch(() => Buffer.alloc(0))))
    const isKept = contents.some((content) => content.equals(bytes))
    expect({ seed, path, kind, isKept }).toEqual({ seed, path, kind, isKept: true })
  }
}
