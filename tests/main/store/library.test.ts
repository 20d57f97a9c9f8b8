import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { DEFAULT_MEANINGS } from '../../../src-core/annotation/colour.ts'
import type { ArticleChange } from '../../../src-core/ipc/contract.ts'
import type { Library } from '../../../src-main/store/library.ts'
import { FaultyDisk, systemError } from './faulty-disk.ts'
import { FERRY, GAUGE, highlight, openLibrary, openWithFerry, retitle, textFile } from './open-library.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('a new library', () => {
  it('is a folder with a place for everything, and is empty', async () => {
    const root = await temporaryFolder()
    const library = await openLibrary(root)
    expect(library.view()).toEqual({
      folder: join(root, 'library'),
      meanings: DEFAULT_MEANINGS,
      meaningTags: {},
      filters: [],
      articles: [],
      tags: [],
      problems: [],
      isReadOnly: false,
      removed: [],
      copies: [],
    })
    expect((await readdir(join(root, 'library'))).sort()).toEqual([
      'articles',
      'library.json',
      'originals',
      'texts',
    ])
  })

  it('keeps its id from one opening to the next', async () => {
    const root = await temporaryFolder()
    await openLibrary(root)
    const before = await readFile(join(root, 'library', 'library.json'), 'utf8')
    await openLibrary(root)
    expect(await readFile(join(root, 'library', 'library.json'), 'utf8')).toBe(before)
  })
})

describe('importing', () => {
  it('tells what was added', async () => {
    const library = await openLibrary(await temporaryFolder())
    const report = await library.importSources([textFile('ferry.txt', FERRY)])
    const { id } = library.view().articles[0]!
    const title = 'The last ferry'
    expect(report).toEqual({
      imported: [{ id, title, published: '2025-06-02', place: 'ISTANBUL', blocks: 2, words: 15 }],
      failed: [],
    })
  })

  it('keeps the bytes as they came in, the blocks, and how they were read', async () => {
    const root = await temporaryFolder()
    const { library, id } = await openWithFerry(root)
    const { article, blocks } = await library.readArticle(id)
    const [revision] = article.revisions
    expect(revision).toMatchObject({ encoding: 'utf-8', importer: { name: 'plain-text', version: 1 } })
    expect(await readFile(join(root, 'library', 'originals', revision!.originalHash), 'utf8')).toBe(FERRY)
    expect(await readdir(join(root, 'library', 'texts'))).toEqual([`${revision!.hash}.json`])
    expect(blocks.map(({ text }) => text)).toEqual([
      'Nobody was told that the last ferry had gone.',
      'The pier was empty by nine.',
    ])
  })

  it('puts the original on the disk first, then the text, and the record last', async () => {
    const faulty = new FaultyDisk()
    const { library, id } = await openWithFerry(await temporaryFolder(), { fs: faulty })
    const [revision] = (await library.readArticle(id)).article.revisions
    const names = [revision!.originalHash, `${revision!.hash}.json`, `${id}.json`]
    const renamed = faulty.log.flatMap((entry) => /^rename (.*)/.exec(entry)?.[1] ?? [])
    expect(renamed.filter((name) => names.includes(name))).toEqual(names)
  })

  it('lists the newest first, over several files', async () => {
    let now = Date.UTC(2026, 10, 22)
    const library = await openLibrary(await temporaryFolder(), { now: () => (now += 1_000) })
    await library.importSources([textFile('ferry.txt', FERRY), textFile('gauge.txt', GAUGE)])
    expect(library.view().articles.map(({ source }) => source)).toEqual(['gauge.txt', 'ferry.txt'])
  })

  it('adds several articles of one file', async () => {
    const library = await openLibrary(await temporaryFolder())
    const { imported } = await library.importSources([textFile('both.txt', `${FERRY}\n${GAUGE}`)])
    expect(imported.map(({ title }) => title)).toEqual(['The last ferry', 'The place where zero is kept'])
  })

  it('adds the good ones and names the others', async () => {
    const library = await openLibrary(await temporaryFolder())
    const { imported, failed } = await library.importSources([
      textFile('empty.txt', ' \n'),
      textFile('ferry.txt', FERRY),
      { name: 'image.png', bytes: new Uint8Array([0x89, 0x50, 0, 0]) },
      textFile('', ''),
    ])
    expect(imported.map(({ title }) => title)).toEqual(['The last ferry'])
    expect(failed.map(({ name, code }) => [name, code])).toEqual([
      ['empty.txt', 'empty-file'],
      ['image.png', 'binary-file'],
      ['Pasted text', 'empty-file'],
    ])
  })
})

describe('the same text again', () => {
  it.each([
    ['in the open library', (library: Library) => library],
    ['after the library was opened anew', (_library: Library, root: string) => openLibrary(root)],
  ])('%s is not added, and it is said which article has it', async (_case, reopen) => {
    const root = await temporaryFolder()
    const { library, id } = await openWithFerry(root)
    const now = await reopen(library, root)
    const { imported, failed } = await now.importSources([
      textFile('again.txt', FERRY.replaceAll('\n', '\r\n')),
    ])
    expect(imported).toEqual([])
    expect(failed).toMatchObject([
      { name: 'again.txt', code: 'duplicate', article: { id, title: 'The last ferry' } },
    ])
    expect(now.view().articles).toHaveLength(1)
  })

  it('twice in one call is added once', async () => {
    const library = await openLibrary(await temporaryFolder())
    const files = [textFile('a.txt', FERRY), textFile('b.txt', FERRY)]
    const { imported, failed } = await library.importSources(files)
    expect(imported).toHaveLength(1)
    expect(failed).toMatchObject([{ name: 'b.txt', code: 'duplicate', article: { id: imported[0]!.id } }])
  })

  it('that another program added a moment ago is noticed', async () => {
    const root = await temporaryFolder()
    const library = await openLibrary(root)
    const { id } = await openWithFerry(root)
    const { failed } = await library.importSources([textFile('again.txt', FERRY)])
    expect(failed).toMatchObject([{ code: 'duplicate', article: { id } }])
    expect(library.view().articles).toHaveLength(1)
  })

  it('is found under the title that the article has now', async () => {
    const { library, id } = await openWithFerry(await temporaryFolder())
    await library.edit(id, retitle('No boat home'))
    const { failed } = await library.importSources([textFile('again.txt', FERRY)])
    expect(failed[0]?.article).toEqual({ id, title: 'No boat home' })
  })

  it('is told by the title where there is no text', async () => {
    const library = await openLibrary(await temporaryFolder())
    const only = (title: string) => textFile('title.txt', `date 2025-06-02 ${title}\n`)
    const { imported, failed } = await library.importSources([only('One'), only('Two'), only('One')])
    expect(imported.map(({ title }) => title)).toEqual(['One', 'Two'])
    expect(failed).toMatchObject([{ code: 'duplicate', article: { title: 'One' } }])
  })

  it('may be added again when its record is gone', async () => {
    const { library, path } = await openWithFerry(await temporaryFolder())
    await rm(path)
    const { imported } = await library.importSources([textFile('again.txt', FERRY)])
    expect(imported).toHaveLength(1)
  })
})

describe('an edit', () => {
  it('is answered with the article as it is now, and with what takes it back', async () => {
    const { library, id } = await openWithFerry(await temporaryFolder())
    const edit = highlight(await library.readArticle(id), 'last ferry', { colour: 'red', tags: ['sea'] })
    const { summary, article, annotations, inverse } = await library.edit(id, edit)
    expect(summary).toMatchObject({ id, annotations: 1, colours: ['red'] })
    expect(article.id).toBe(id)
    expect(annotations).toMatchObject([{ anchor: { exact: 'last ferry' }, tags: ['sea'] }])
    expect(library.view().tags).toEqual(['sea'])
    expect((await library.edit(id, inverse)).annotations).toEqual([])
  })

  it('is there when the library is opened anew', async () => {
    const root = await temporaryFolder()
    const { library, id } = await openWithFerry(root)
    await library.edit(id, highlight(await library.readArticle(id), 'empty by nine', { note: 'By *nine*?' }))
    const again = await openLibrary(root)
    expect(await again.readArticle(id)).toEqual(await library.readArticle(id))
    expect(again.view()).toEqual(library.view())
  })

  it('is applied to what is on the disk now, whoever wrote it', async () => {
    const root = await temporaryFolder()
    const { library, id } = await openWithFerry(root)
    const other = await openLibrary(root)
    await other.edit(id, { kind: 'change-article', patch: { tags: { add: ['theirs'] } } })
    const { article } = await library.edit(id, { kind: 'change-article', patch: { tags: { add: ['ours'] } } })
    expect(article.tags).toEqual(['theirs', 'ours'])
  })

  it('does not lose what a program without our lock writes at the same moment', async () => {
    const root = await temporaryFolder()
    const { library: theirs, id, path } = await openWithFerry(root)
    const before = await readFile(path)
    await theirs.edit(id, { kind: 'change-article', patch: { tags: { add: ['theirs'] } } })
    const synced = await readFile(path)
    await writeFile(path, before)
    let isSynced = false
    const fs = new FaultyDisk(async (operation, _count, written) => {
      if (operation !== 'sync' || !written.includes(id) || isSynced) return
      isSynced = true
      await writeFile(path, synced)
    })
    const ours = await openLibrary(root, { fs })
    const { article } = await ours.edit(id, { kind: 'change-article', patch: { tags: { add: ['ours'] } } })
    expect(isSynced).toBe(true)
    expect(article.tags).toEqual(['theirs', 'ours'])
  })

  it('is refused for an article that is not there', async () => {
    const library = await openLibrary(await temporaryFolder())
    await expect(library.edit('01M82RWSX0CRSW94DKMRRBNZM9', retitle('x'))).rejects.toMatchObject({
      failure: { code: 'not-found' },
    })
  })

  it('that changes nothing writes nothing', async () => {
    const root = await temporaryFolder()
    const { id } = await openWithFerry(root)
    const fs = new FaultyDisk((operation) => {
      if (operation === 'create') throw systemError('EROFS')
    })
    const library = await openLibrary(root, { fs })
    await library.edit(id, { kind: 'change-article', patch: {} })
  })

  it('made many at once keeps all', async () => {
    const { library, id } = await openWithFerry(await temporaryFolder())
    const tags = Array.from({ length: 20 }, (_, index) => `tag-${index}`)
    await Promise.all(
      tags.map((tag) => library.edit(id, { kind: 'change-article', patch: { tags: { add: [tag] } } })),
    )
    expect((await library.readArticle(id)).article.tags).toEqual(tags)
  })
})

describe('those who listen', () => {
  it('are told of each import and edit, once, until they leave', async () => {
    const library = await openLibrary(await temporaryFolder())
    const told: ArticleChange[] = []
    const answered: boolean[] = []
    const leave = library.onChange((changes, isAnswered) => {
      told.push(...changes)
      answered.push(isAnswered)
    })
    await library.importSources([textFile('ferry.txt', FERRY)])
    const { id } = library.view().articles[0]!
    await library.edit(id, retitle('No boat home'))
    leave()
    await library.edit(id, retitle('Nobody was told'))
    expect(told.map(({ summary }) => summary.title)).toEqual(['The last ferry', 'No boat home'])
    // An edit is known to who made it from the answer, and is not sent there twice.
    expect(answered).toEqual([false, true])
  })

  it('do no harm to an edit when they fail', async () => {
    const { library, id } = await openWithFerry(await temporaryFolder())
    const logged = vi.spyOn(console, 'error').mockReturnValue()
    library.onChange(() => {
      throw new Error('The window is gone.')
    })
    const { article } = await library.edit(id, retitle('No boat home'))
    expect(article.title).toBe('No boat home')
    expect(logged).toHaveBeenCalledOnce()
    logged.mockRestore()
  })
})
