/** The import's thread, in the bundle that it is shipped in, and in the place of it modules that break. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ImportSource } from '../../../src-core/import/imported.ts'
import { readSource } from '../../../src-core/import/importer.ts'
import { ImportThread, type ImportThreadOptions } from '../../../src-main/import/import-thread.ts'
import { bundleForNode } from '../../../tools/bundle-for-node.mjs'
import { openLibrary, textFile } from '../store/open-library.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'

const SOURCE = join(import.meta.dirname, '../../../src-main/import/import-worker.ts')

let worker: string
let thread: ImportThread | undefined

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-import-'))
  await bundleForNode({ 'import-worker': SOURCE }, folder)
  worker = join(folder, 'import-worker.mjs')
  return () => rm(folder, { recursive: true, force: true })
})

afterEach(() => thread?.close())

function start(options: Partial<ImportThreadOptions> = {}): ImportThread {
  thread = new ImportThread({ worker, ...options })
  return thread
}

/** A module that does this with what it is told, unless the name of the source is “good”. */
async function doing(statement: string): Promise<string> {
  const path = join(await temporaryFolder(), 'worker.mjs')
  const content = `{ articles: [], encoding: 'utf-8', importer: { name: 'none', version: 1 } }`
  await writeFile(
    path,
    `import { parentPort } from 'node:worker_threads'
     parentPort.on('message', ({ call, task: { source } }) => {
       if (source.name === 'good') parentPort.postMessage({ kind: 'read', call, content: ${content} })
       else { ${statement} }
     })`,
  )
  return path
}

/** A module that never comes to an end with what it is told, and a way to know that it is at it. */
async function doingForEver() {
  const mark = join(await temporaryFolder(), 'begun')
  const begin = `process.getBuiltinModule('node:fs').writeFileSync(${JSON.stringify(mark)}, '')`
  return { worker: await doing(`${begin}; for (;;);`), hasBegun: () => existsSync(mark) }
}

const good = textFile('good', '')
const bad = textFile('bad', '')

describe('the thread', () => {
  it('ends what is being read as soon as it is stopped, and reads the next with a new one', async () => {
    const { worker, hasBegun } = await doingForEver()
    const { read } = start({ worker })
    const stopper = new AbortController()
    const readings = [read(bad, stopper.signal), read(bad, stopper.signal), read(good)]
    const ends = Promise.allSettled(readings)
    await vi.waitFor(() => expect(hasBegun()).toBe(true))
    stopper.abort()
    const cancelled = { status: 'rejected', reason: { failure: { code: 'cancelled' } } }
    expect(await ends).toMatchObject([cancelled, cancelled, { status: 'fulfilled' }])
  })

  it('reads files of annotations too, and says why when one holds none', async () => {
    const { readIncoming } = start()
    const name = 'My Clippings.txt'
    const clipping = 'A (B)\n- Your Highlight on Location 2-3 | Added on\n\nThe ferry\n==========\n'
    expect(await readIncoming(textFile(name, clipping))).toMatchObject({
      format: 'kindle',
      annotations: [{ exact: 'The ferry' }],
    })
    await expect(readIncoming(textFile('odd.json', '{"a":1}'))).rejects.toMatchObject({
      failure: { code: 'unknown-format' },
    })
  })

  it('reads sources one after the other', async () => {
    const { read } = start()
    const [one, two] = await Promise.all([
      read(textFile('one.txt', 'One\n\nText.\n')),
      read(textFile('two.txt', 'Two\n\nText.\n')),
    ])
    expect(one).toMatchObject({
      importer: { name: 'plain-text' },
      articles: [{ metadata: { title: 'One' } }],
    })
    expect(two).toMatchObject({ articles: [{ metadata: { title: 'Two' } }] })
  })

  it('says why a source cannot be read, and reads the next', async () => {
    const { read } = start()
    await expect(read(textFile('a.txt', ''))).rejects.toMatchObject({ failure: { code: 'empty-file' } })
    await expect(read(textFile('b.txt', 'B\n\nText.\n'))).resolves.toMatchObject({ encoding: 'utf-8' })
  })

  it('starts anew after a rest', async () => {
    const { read } = start({ rest: 0 })
    await read(textFile('one.txt', 'One'))
    await expect(read(textFile('two.txt', 'Two'))).resolves.toMatchObject({ encoding: 'utf-8' })
  })
})

describe('a source that breaks its reader', () => {
  it.each([
    ['takes for ever', 'for (;;);', 'too-slow'],
    [
      'takes all memory',
      'const all = []; for (;;) all.push(new Array(10_000).fill(Math.random()))',
      'too-large',
    ],
    ['throws', "throw new Error('out of luck')", 'unexpected'],
    ['ends the thread', 'process.exit(3)', 'unexpected'],
  ] as const)(
    'and %s is given up with a reason, and the next one is read',
    async (_what, statement, code) => {
      const timeLimit = code === 'too-slow' ? 1_000 : 60_000
      const { read } = start({ worker: await doing(statement), timeLimit, memoryLimit: 32 })
      const [first, second] = await Promise.allSettled([read(bad), read(good)])
      expect(first).toMatchObject({ status: 'rejected', reason: { failure: { code } } })
      expect(first).toMatchObject({
        reason: { failure: { kept: expect.stringContaining('Nothing of it was added') as string } },
      })
      expect(second).toMatchObject({ status: 'fulfilled' })
    },
  )

  it('does not hold up a stop: what came in before stays, what was not reached is counted', async () => {
    const { worker, hasBegun } = await doingForEver()
    const { read } = start({ worker })
    const readOthers = (source: ImportSource, stop?: AbortSignal) =>
      source.name === 'bad' ? read(source, stop) : readSource(source)
    const library = await openLibrary(await temporaryFolder(), { read: readOthers })
    const stopper = new AbortController()
    const sources = [textFile('a.txt', 'A\n\nText.'), bad, textFile('b.txt', 'B\n\nText.')]
    const importing = library.importSources(sources, stopper.signal)
    await vi.waitFor(() => expect(hasBegun()).toBe(true))
    stopper.abort()
    expect(await importing).toMatchObject({ imported: [{ title: 'A' }], failed: [], notReached: 2 })
    expect(library.view().articles.map(({ title }) => title)).toEqual(['A'])
  })

  it('is in the report of the import, and the library goes on', async () => {
    const { read } = start({ worker: await doing('for (;;);'), timeLimit: 200 })
    const library = await openLibrary(await temporaryFolder(), { read })
    const { imported, failed } = await library.importSources([bad])
    expect(imported).toEqual([])
    expect(failed).toMatchObject([{ name: 'bad', code: 'too-slow' }])
  })
})

it('gives up what is being read when it is closed', async () => {
  const { read, close } = bound(start({ worker: await doing('for (;;);') }))
  const reading = expect(read(bad)).rejects.toMatchObject({ failure: { code: 'cancelled' } })
  await close()
  await reading
  await expect(read(good)).rejects.toMatchObject({ failure: { code: 'cancelled' } })
})

function bound(thread: ImportThread) {
  return { read: thread.read, close: () => thread.close() }
}
