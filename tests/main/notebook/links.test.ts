import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Annotation } from '../../../src-core/annotation/annotation.ts'
import { exportArticles } from '../../../src-main/export/export-articles.ts'
import { LibraryNotebook } from '../../../src-main/notebook/library-notebook.ts'
import { highlight, openWithFerry } from '../store/open-library.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'

const OTHER = 'The timetable\n\nThe first ferry leaves at six.\n'

/** Two articles; an annotation of the ferry's links to one of the timetable's. */
async function openLinked() {
  const root = await temporaryFolder()
  const { library, id } = await openWithFerry(root)
  const { imported } = await library.importSources([
    { name: 'timetable.txt', bytes: new TextEncoder().encode(OTHER) },
  ])
  const otherId = imported[0]?.id ?? ''
  const mark = async (article: string, quote: string, more: Partial<Annotation> = {}) => {
    const edit = highlight(await library.readArticle(article), quote, more)
    await library.edit(article, edit)
    if (edit.kind !== 'add-annotation') throw new Error('A highlight adds an annotation.')
    return edit.annotation.id
  }
  const to = await mark(otherId, 'first ferry leaves at six')
  const from = await mark(id, 'empty by nine', {
    links: [to],
    relations: { [to]: 'contradicts' },
    note: 'See [[the timetable]].',
  })
  const notebook = new LibraryNotebook(library, { data: join(root, 'data') })
  onTestFinished(() => notebook.close())
  return { root, library, notebook, id, otherId, from, to }
}

describe('a link between passages of two articles', () => {
  it('is known at both ends', async () => {
    const { notebook, id, otherId, from, to } = await openLinked()
    const there = await notebook.links(id, [to])
    expect(there.passages).toMatchObject([
      { articleId: otherId, title: 'The timetable', annotation: { id: to } },
    ])
    expect(there.backlinks).toEqual([])
    const back = await notebook.links(otherId, [])
    expect(back.backlinks).toEqual([{ from, to }])
    expect(back.passages).toMatchObject([
      { articleId: id, annotation: { id: from, relations: { [to]: 'contradicts' } } },
    ])
  })

  it('is broken while one end is deleted, and whole again after', async () => {
    const { library, notebook, id, otherId, from, to } = await openLinked()
    await notebook.links(id, [])
    const { inverse } = await library.edit(otherId, { kind: 'delete-annotation', id: to })
    expect((await notebook.links(id, [to])).passages).toEqual([])
    await library.edit(otherId, inverse)
    expect((await notebook.links(id, [to])).passages).toHaveLength(1)
    await library.edit(id, { kind: 'change-annotation', id: from, patch: { links: { remove: [to] } } })
    expect((await notebook.links(otherId, [])).backlinks).toEqual([])
  })

  it('is written as a wikilink to the block in the other article’s file', async () => {
    const { root, library, notebook, id, to } = await openLinked()
    const job = { library, folder: root, data: join(root, 'data'), articleIds: [id] }
    const { written } = await exportArticles({ ...job, findPassages: (ids) => notebook.passages(ids) })
    const markdown = await readFile(written[0]?.path ?? '', 'utf8')
    expect(markdown).toContain(
      `contradicts [[The timetable#^hl-${to.toLowerCase()}|“first ferry leaves at six”]]`,
    )
    expect(markdown).toContain('See [[The timetable|the timetable]].')
  })

  it('is found by the words of its passage, of whichever article', async () => {
    const { notebook, to } = await openLinked()
    expect((await notebook.find('FERRY six', 5)).map(({ annotation }) => annotation.id)).toEqual([to])
    expect(await notebook.find('', 1)).toHaveLength(1)
  })
})
