import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_MEANINGS } from '../../../src-core/annotation/colour.ts'
import type { ArticleSummary } from '../../../src-core/ipc/contract.ts'
import { LecternError } from '../../../src-core/ipc/result.ts'
import { type ArticleSource, exportArticles } from '../../../src-main/export/export-articles.ts'
import { article, blocks } from '../../core/export/sample.ts'

let folder: string
let data: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-export-'))
  data = await mkdtemp(join(tmpdir(), 'lectern-data-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
  await rm(data, { recursive: true, force: true })
})

const TITLES: Record<string, string> = { '01A': 'One', '01B': 'Two', '01C': 'Three' }

const library: ArticleSource = {
  view: () => ({
    folder: '',
    meaningTags: {},
    filters: [],
    meanings: DEFAULT_MEANINGS,
    articles: Object.entries(TITLES).map(([id, title]): ArticleSummary => {
      const { revisions: _revisions, note: _note, ...summary } = article
      return {
        ...summary,
        id,
        title,
        addedAt: '',
        annotations: 0,
        annotationTags: [],
        annotatedAt: '',
        colours: [],
      }
    }),
    tags: [],
    problems: [],
    isReadOnly: false,
    removed: [],
    copies: [],
  }),
  readArticle(id) {
    const title = TITLES[id]
    if (title === undefined)
      return Promise.reject(new LecternError('not-found', `There is no article ${id}.`))
    if (title === 'Two') return Promise.reject(new LecternError('damaged', 'The text is damaged.'))
    return Promise.resolve({ article: { ...article, id, title, published: '' }, annotations: [], blocks })
  },
}

describe('exportArticles', () => {
  it('exports all that can be read and names the rest', async () => {
    const { written, failed } = await exportArticles({ library, folder, data, articleIds: 'all' })
    expect(written.map(({ articleId }) => articleId)).toEqual(['01A', '01C'])
    expect(failed).toMatchObject([{ articleId: '01B', title: 'Two', code: 'damaged' }])
    expect((await readdir(folder)).sort()).toEqual(['One.md', 'Three.md'])
  })

  it('exports the articles that were chosen, each once', async () => {
    const { written } = await exportArticles({ library, folder, data, articleIds: ['01C', '01C'] })
    expect(written).toEqual([{ articleId: '01C', path: join(folder, 'Three.md') }])
  })

  it('writes one file of another format, again over its own, and never over another’s', async () => {
    const job = { library, folder, data, articleIds: 'all', format: 'csv' } as const
    const path = join(folder, 'Lectern annotations.csv')
    const first = await exportArticles(job)
    expect(first.written).toEqual(['01A', '01C'].map((articleId) => ({ articleId, path })))
    await exportArticles({ ...job, articleIds: ['01A', '01C'] })
    expect(await readdir(folder)).toEqual(['Lectern annotations.csv'])

    await writeFile(path, 'my own table')
    const { keptBeside } = await exportArticles(job)
    expect(keptBeside).toEqual([{ kept: path, path: join(folder, 'Lectern annotations (2).csv') }])
    expect(await readFile(path, 'utf8')).toBe('my own table')
  })

  it('names an article that is not there by its id', async () => {
    const { failed } = await exportArticles({ library, folder, data, articleIds: ['01X'] })
    expect(failed).toMatchObject([{ articleId: '01X', title: '01X', code: 'not-found' }])
  })
})
