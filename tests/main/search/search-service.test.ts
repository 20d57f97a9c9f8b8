import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_MEANINGS } from '../../../src-core/annotation/colour.ts'
import { describeAnchor } from '../../../src-core/annotation/describe-anchor.ts'
import { canonicalText } from '../../../src-core/article/canonical-text.ts'
import type { FoundArticles, SearchScope, SearchState } from '../../../src-core/search/found-articles.ts'
import { parseQuery } from '../../../src-core/search/parse-query.ts'
import { SearchService } from '../../../src-main/search/search-service.ts'
import { Library } from '../../../src-main/store/library.ts'
import { searchFolder } from '../../../src-main/store/places.ts'
import { generateLibrary } from '../../../tools/bench/generate-library.ts'
import { bundleForNode } from '../../../tools/bundle-for-node.mjs'
import { temporaryFolder } from '../store/temporary-folder.ts'

const SOURCE = join(import.meta.dirname, '../../../src-main/search/search-worker.ts')

let worker: string
let data: string
let library: Library
let service: SearchService
let states: SearchState[]

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-worker-'))
  await bundleForNode({ 'search-worker': SOURCE }, folder)
  worker = join(folder, 'search-worker.mjs')
  return () => rm(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  data = await temporaryFolder()
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})

afterEach(async () => {
  await service.close()
  await library.close()
})

/** Opens the library, and a search of it that has not begun. */
async function open(path = worker): Promise<void> {
  library = await Library.open({ folder: join(data, 'library'), data })
  states = []
  const cache = searchFolder(data, library.id)
  service = new SearchService(library, { worker: path, cache, onState: (state) => states.push(state) })
}

async function add(text: string): Promise<string> {
  const { imported } = await library.importSources([{ name: 'a.txt', bytes: new TextEncoder().encode(text) }])
  return imported[0]?.id ?? ''
}

function find(text: string, scope: SearchScope = 'all'): Promise<FoundArticles> {
  const parsed = parseQuery(text, DEFAULT_MEANINGS)
  if (!parsed.ok) throw new Error(parsed.problem.message)
  return service.find({ query: parsed.query, scope, limit: 20 })
}

async function titles(text: string, scope?: SearchScope): Promise<string[]> {
  return (await find(text, scope)).articles.map(({ title }) => title)
}

async function isReady(): Promise<void> {
  service.open()
  await expect.poll(() => states.at(-1)?.phase, { timeout: 30_000 }).toBe('ready')
}

describe('the search of an open library', () => {
  beforeEach(async () => {
    await open()
    await add('Where zero is kept\n\nThe gauge stands in Łódź. The gauge is old.\n')
  })

  it('groups what it found by article, the article’s title with it', async () => {
    const { articles, total } = await find('gauge')
    expect(total).toBe(1)
    expect(articles).toMatchObject([
      { title: 'Where zero is kept', more: 0, hits: [{ kind: 'text', start: 4, end: 9 }] },
    ])
  })

  it('finds what was written a moment ago, and no more what was thrown away', async () => {
    expect(await titles('afterthought')).toEqual([])
    const id = await add('Another\n\nSomething about a tide.\n')
    expect(await titles('tide')).toEqual(['Another'])
    const { article, blocks } = await library.readArticle(id)
    const text = canonicalText(blocks)
    const anchor = describeAnchor(text, article.revisions[0]?.hash ?? '', 0, 9)
    const annotation = {
      id: '01HZ0000000000000000000001',
      anchor,
      colour: 'red' as const,
      note: 'An afterthought',
      tags: [],
      links: [],
      createdAt: '2026-11-24T00:00:00.000Z',
    }
    await library.edit(id, { kind: 'add-annotation', annotation })
    expect(await titles('afterthought')).toEqual(['Another'])
    await library.edit(id, { kind: 'delete-article' })
    expect(await titles('afterthought')).toEqual([])
  })

  it('keeps to its scope', async () => {
    const reading = await add('Another gauge\n\nNothing else.\n')
    await library.edit(reading, { kind: 'change-article', patch: { status: 'reading' } })
    expect(await titles('gauge')).toHaveLength(2)
    expect(await titles('gauge', 'reading')).toEqual(['Another gauge'])
    expect(await titles('gauge', 'archived')).toEqual([])
    expect(await titles('gauge', [reading])).toEqual(['Another gauge'])
    expect(await titles('gauge', [])).toEqual([])
  })

  it('lets a later call overtake an earlier one', async () => {
    await find('gauge')
    const [first, second] = await Promise.allSettled([find('ga'), find('gau')])
    expect(first).toMatchObject({ status: 'rejected', reason: { failure: { code: 'cancelled' } } })
    expect(second).toMatchObject({ status: 'fulfilled', value: { total: 1 } })
  })

  it('loads what was saved when it starts again', async () => {
    await isReady()
    const saved = await readdir(searchFolder(data, library.id))
    await service.close()
    await library.close()
    await open()
    expect(await titles('lodz')).toEqual(['Where zero is kept'])
    expect(await readdir(searchFolder(data, library.id))).toEqual(saved)
  })
})

describe('an index in the making', () => {
  beforeEach(async () => {
    generateLibrary(join(data, 'library'), 300)
    await open()
  })

  it('tells how far it is', async () => {
    await isReady()
    const indexing = states.filter((state) => state.phase === 'indexing')
    expect(indexing.map(({ done, total }) => [done, total])).toEqual([
      [0, 0],
      [0, 300],
      [250, 300],
      [300, 300],
    ])
  })

  it('is made to its end after it was cut off', async () => {
    service.open()
    await expect.poll(() => states.length).toBeGreaterThan(1)
    await service.close()
    await library.close()
    await open()
    await isReady()
    expect((await find('compare after:2000')).total).toBeGreaterThan(0)
  })
})

describe('a thread that breaks down', () => {
  /** A module that ends its thread, each time or until it has done so once, and is the search after that. */
  async function breaking(until: 'once' | 'ever'): Promise<string> {
    const path = join(data, `${until}.mjs`)
    const mark = JSON.stringify(join(data, 'broken'))
    const search = JSON.stringify(pathToFileURL(worker).href)
    await writeFile(
      path,
      `import { existsSync, writeFileSync } from 'node:fs'
       if (${until === 'once'} && existsSync(${mark})) await import(${search})
       else { writeFileSync(${mark}, ''); throw new Error('out of luck') }`,
    )
    return path
  }

  it('is started again, and gives the answer that it owed', async () => {
    await open(await breaking('once'))
    await add('Where zero is kept\n\nThe gauge.\n')
    expect(await titles('gauge')).toEqual(['Where zero is kept'])
  })

  it('is given up the second time, says so, and starts anew when it is asked to', async () => {
    await open(await breaking('ever'))
    await expect(find('gauge')).rejects.toThrow('The search broke down: out of luck.')
    expect(states.at(-1)).toMatchObject({ phase: 'failed', failure: { code: 'unexpected' } })
    await expect(find('gauge')).rejects.toThrow('out of luck')
    expect(service.open()).toMatchObject({ phase: 'indexing' })
  })
})
