import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { SearchHit } from '../../../src-core/search/describe-hit.ts'
import { run } from '../../../src-main/cli/run.ts'
import { Library } from '../../../src-main/store/library.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'

let data: string

/** Runs the command line on a library of the test's own. */
async function lectern(...args: string[]) {
  const written = { out: '', err: '' }
  const spies = (['out', 'err'] as const).map((stream) =>
    vi.spyOn(process[`std${stream}`], 'write').mockImplementation((text) => {
      written[stream] += String(text)
      return true
    }),
  )
  try {
    return { code: await run(args), ...written }
  } finally {
    spies.forEach((spy) => spy.mockRestore())
  }
}

async function find(...args: string[]): Promise<SearchHit[]> {
  const { code, out, err } = await lectern('search', ...args, '--json')
  expect([code, err]).toEqual([0, ''])
  return JSON.parse(out) as SearchHit[]
}

async function add(name: string, text: string): Promise<string> {
  const library = await Library.open({ folder: join(data, 'library'), data })
  const { imported } = await library.importSources([{ name, bytes: new TextEncoder().encode(text) }])
  await library.close()
  return imported[0]?.id ?? ''
}

/** The folder of the saved index. */
async function indexFolder(): Promise<string> {
  const [library = ''] = await readdir(join(data, 'cache'))
  return join(data, 'cache', library, 'search')
}

let tide: string

beforeEach(async () => {
  data = await temporaryFolder()
  vi.stubEnv('LECTERN_DATA', data)
  await mkdir(data, { recursive: true })
  tide = await add(
    'tide.txt',
    'Where zero is kept\n\nThe gauge stands in Łódź.\n\nThe tide turned at zero.\n',
  )
  await add('arts.txt', 'A master of arts\n\nNothing of the sea.\n')
  await lectern(
    'annotate',
    tide,
    '--quote',
    'tide turned',
    '--colour',
    'red',
    '--note',
    'Says who?',
    '--tag',
    'datum',
  )
})

describe('lectern search', () => {
  it('tells where in an article the words stand', async () => {
    const [hit] = await find('lodz')
    expect(hit).toEqual({
      article: tide,
      title: 'Where zero is kept',
      kind: 'text',
      paragraph: 1,
      snippet: 'The gauge stands in Łódź.',
      start: 20,
      end: 24,
    })
  })

  it.each([
    ['zero', ['title', 'text']],
    ['turned', ['quote', 'text']],
    ['who', ['note']],
    ['datum', ['tags']],
    ['tag:datum who', ['note']],
    ['color:red', ['quote', 'note', 'tags']],
    ['color:blue', []],
    ['nowhere', []],
  ])('%s is found in %s', async (query, kinds) => {
    expect((await find(query)).map(({ kind }) => kind).sort()).toEqual(kinds.sort())
  })

  it('leads from a note to its passage', async () => {
    const { out } = await lectern('show', tide, '--json')
    const { blocks, annotations } = JSON.parse(out) as {
      blocks: { text: string }[]
      annotations: { id: string }[]
    }
    const text = blocks.map((block) => block.text).join('\n')
    const [hit] = await find('"says who"')
    expect(text.slice(hit!.start!, hit!.end!)).toBe('tide turned')
    expect([hit!.annotation, hit!.paragraph]).toEqual([annotations[0]!.id, 2])
  })

  it('gives no place to what is not in the text', async () => {
    expect(await find('in:title', 'zero')).toMatchObject([
      { kind: 'title', paragraph: null, start: null, end: null },
    ])
  })

  it('keeps to the limit', async () => {
    expect(await find('zero', '--limit', '1')).toHaveLength(1)
  })

  it('prints hits below the titles for a person', async () => {
    const { out } = await lectern('search', 'turned')
    expect(out.split('\n')).toEqual([
      `${tide}  Where zero is kept`,
      '  quote    ¶ 2     tide turned',
      '  text     ¶ 2     The tide turned at zero.',
      '',
    ])
  })

  it.each([
    [['color:pink'], 'After color: comes one of'],
    [['zero', 'OR'], 'Something to look for is missing'],
    [['zero', '--limit', '0'], 'It must be a whole number'],
    [[], 'missing required argument'],
  ])('%s is wrong usage', async (args, message) => {
    const { code, out, err } = await lectern('search', ...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(message)
  })

  it('shows the place of what it does not understand', async () => {
    const { err } = await lectern('search', 'zero', 'color:pink')
    expect(err).toContain('  zero color:pink\n       ^^^^^^^^^^\n')
  })

  it('fails without a library', async () => {
    const { code, err } = await lectern('search', 'zero', '--library', join(data, 'nowhere'))
    expect([code, err]).toEqual([1, expect.stringContaining('There is no library')])
  })
})

describe('the saved index', () => {
  it('takes in what was changed since', async () => {
    expect(await find('later')).toEqual([])
    await lectern('annotate', tide, '--quote', 'gauge', '--note', 'A later note')
    await add('later.txt', 'Another article\n\nIt came later.\n')
    expect((await find('later')).map(({ kind }) => kind)).toEqual(['note', 'text'])
  })

  it('forgets an article whose record is gone', async () => {
    expect(await find('zero')).toHaveLength(2)
    await rm(join(data, 'library', 'articles', `${tide}.json`))
    expect(await find('zero')).toEqual([])
  })

  it('leaves out what is in the Trash, and has it again when it is put back', async () => {
    const expected = await find('zero')
    const edit = async (kind: 'delete-article' | 'restore-article') => {
      const library = await Library.open({ folder: join(data, 'library'), data })
      await library.edit(tide, { kind })
      await library.close()
    }
    await edit('delete-article')
    expect(await find('zero')).toEqual([])
    await edit('restore-article')
    expect(await find('zero')).toEqual(expected)
  })

  it('is written once while nothing changes', async () => {
    await find('zero')
    const before = await readdir(await indexFolder())
    await find('zero')
    expect(await readdir(await indexFolder())).toEqual(before)
    expect(before).toEqual(['00000001.segment'])
  })

  it.each([
    ['is cut short', (bytes: Buffer) => bytes.subarray(0, 100)],
    ['is empty', () => Buffer.alloc(0)],
    ['has another byte', (bytes: Buffer) => Buffer.from(bytes).fill(0xff, 200, 201)],
  ])('is made anew when its file %s', async (_, damage) => {
    const expected = await find('zero')
    const path = join(await indexFolder(), '00000001.segment')
    await writeFile(path, damage(await readFile(path)))
    expect(await find('zero')).toEqual(expected)
    expect(await readdir(await indexFolder())).toEqual(['00000002.segment'])
  })

  it('is made anew when it was deleted, and done without where it cannot be written', async () => {
    const expected = await find('zero')
    await rm(await indexFolder(), { recursive: true })
    expect(await find('zero')).toEqual(expected)
    await rm(await indexFolder(), { recursive: true })
    await writeFile(await indexFolder(), 'in the way')
    expect(await find('zero')).toEqual(expected)
  })
})
