import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sealEnvelope } from '../../../src-core/library/envelope.ts'
import { SCHEMA } from '../../../src-core/library/migrations.ts'
import { sha256 } from '../../../src-main/store/hash.ts'
import { Library } from '../../../src-main/store/library.ts'
import { FERRY, GAUGE, highlight, openLibrary, retitle, textFile } from './open-library.ts'
import { temporaryFolder } from './temporary-folder.ts'

const GOLDEN = join(import.meta.dirname, '../../fixtures/libraries')
const FIRST = '2026-11-22T22:13:00.000Z'

/** Writes the golden library of the present schema: see the README beside it. */
async function write(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  const data = await temporaryFolder()
  await mkdir(join(data), { recursive: true })
  await writeFile(join(data, 'device.json'), sealEnvelope({ id: 'golden01' }, 'lectern 0.1.0', sha256))
  let ids = 0
  const newId = () => `01M82RW362TW1QEQME2869${String(++ids).padStart(4, '0')}`
  const library = await Library.open({ folder, data, newId, now: () => Date.parse(FIRST) })
  const { imported } = await library.importSources([
    textFile('ferry.txt', FERRY),
    textFile('gauge.txt', GAUGE),
  ])
  const [ferry = '', gauge = ''] = imported.map(({ id }) => id)
  await library.edit(
    ferry,
    highlight(await library.readArticle(ferry), 'the last ferry', {
      note: 'Why?',
      tags: ['people/ministers'],
    }),
  )
  await library.edit(ferry, highlight(await library.readArticle(ferry), 'by nine', { colour: 'red' }))
  await library.edit(ferry, {
    kind: 'change-article',
    patch: { status: 'reading', note: 'Çırağan', tags: { add: ['sea'] } },
  })
  await library.edit(gauge, { kind: 'delete-article' })
  await library.close()
  await withoutTrash(join(folder, 'articles', `${ferry}.json`))
}

/** Before there was a Trash, records had no such field. */
async function withoutTrash(path: string): Promise<void> {
  const { app, data } = JSON.parse(await readFile(path, 'utf8')) as {
    app: string
    data: { deletedAt?: null }
  }
  delete data.deletedAt
  await writeFile(path, sealEnvelope(data, app, sha256))
}

async function everyFile(folder: string): Promise<Map<string, string>> {
  const names = ['', 'articles', 'texts', 'originals'].map(async (below) => {
    const entries = await readdir(join(folder, below), { withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).map(({ name }) => join(below, name))
  })
  const all = (await Promise.all(names)).flat().sort()
  return new Map(
    await Promise.all(all.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  )
}

if (process.env.LECTERN_GOLDEN === 'write') {
  it('writes the golden library of the present schema', () => write(join(GOLDEN, `schema-${SCHEMA}`)))
}

it('there is a golden library of every schema', async () => {
  const names = (await readdir(GOLDEN)).filter((name) => name.startsWith('schema-'))
  expect(names.sort()).toEqual(Array.from({ length: SCHEMA }, (_, index) => `schema-${index + 1}`))
})

describe.each(Array.from({ length: SCHEMA }, (_, index) => index + 1))('a library of schema %i', (schema) => {
  const open = async () => {
    const root = await temporaryFolder()
    await cp(join(GOLDEN, `schema-${schema}`), join(root, 'library'), { recursive: true })
    return { root, library: await openLibrary(root) }
  }

  it('is read whole, and not touched by that', async () => {
    const { root, library } = await open()
    const { articles, problems, isReadOnly } = library.view()
    expect([problems, isReadOnly]).toEqual([[], false])
    const [ferry] = articles.filter(({ deletedAt }) => deletedAt === null)
    const [gauge] = articles.filter(({ deletedAt }) => deletedAt !== null)
    expect(ferry).toMatchObject({
      title: 'The last ferry',
      status: 'reading',
      tags: ['sea'],
      annotations: 2,
      addedAt: FIRST,
    })
    expect(gauge).toMatchObject({ title: 'The place where zero is kept', deletedAt: FIRST })
    const view = await library.readArticle(ferry!.id)
    expect(view.article.note).toBe('Çırağan')
    expect(view.annotations).toMatchObject([
      { anchor: { exact: 'the last ferry' }, note: 'Why?', tags: ['people/ministers'], colour: 'yellow' },
      { anchor: { exact: 'by nine' }, note: '', colour: 'red' },
    ])
    expect(view.blocks.map(({ text }) => text)).toContain('The pier was empty by nine.')
    expect(await everyFile(join(root, 'library'))).toEqual(await everyFile(join(GOLDEN, `schema-${schema}`)))
  })

  it('can be changed, and is of the present schema then', async () => {
    const { root, library } = await open()
    const [{ id } = { id: '' }] = library.view().articles.filter(({ deletedAt }) => deletedAt === null)
    await library.edit(id, retitle('Changed'))
    await library.close()
    const record = await readFile(join(root, 'library', 'articles', `${id}.json`), 'utf8')
    expect(JSON.parse(record)).toMatchObject({ schema: SCHEMA, data: { title: 'Changed' } })
    expect((await (await openLibrary(root)).readArticle(id)).annotations).toHaveLength(2)
  })
})
