import { describe, expect, it } from 'vitest'
import type { AnnotationsReport } from '../../../src-core/ipc/incoming-requests.ts'
import { readIncomingHere } from '../../../src-main/incoming/annotation-file.ts'
import { importAnnotations, readBesideArticles } from '../../../src-main/incoming/import-annotations.ts'
import { placeByHand, placeWaiting } from '../../../src-main/incoming/place-annotations.ts'
import { toTrayView } from '../../../src-main/incoming/tray-view.ts'
import type { Library } from '../../../src-main/store/library.ts'
import { FERRY, GAUGE, openLibrary, openWithFerry, textFile } from '../store/open-library.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'
import { webAnnotations, type Made } from './web-annotations.ts'

const FERRY_TITLE = 'The last ferry'
const HIGHLIGHT: Made = {
  id: 'a',
  title: FERRY_TITLE,
  exact: 'the last ferry had gone',
  note: 'Who?',
  tags: ['sea'],
}
const WHOLE: Made = { id: 'b', title: FERRY_TITLE, note: 'A good piece.', tags: ['press'] }
const LOST: Made = { id: 'c', title: FERRY_TITLE, exact: 'words that are not there', note: 'Keep me.' }
const ELSEWHERE: Made = { id: 'd', title: 'The place where zero is kept', exact: 'A zero that travels' }

const bring = (library: Library, ...made: Made[]): Promise<AnnotationsReport> =>
  importAnnotations(library, [
    { name: 'annotations.json', bytes: new TextEncoder().encode(webAnnotations(...made)) },
  ])

async function tray(library: Library) {
  return toTrayView(await library.tray.read())
}

async function takeBack(library: Library, { steps, tray }: AnnotationsReport['undo']): Promise<void> {
  for (const { articleId, edit } of steps) await library.edit(articleId, edit)
  await library.tray.change(tray)
}

describe('annotations from elsewhere', () => {
  it('become highlights and a note, and what has no place waits', async () => {
    const { library, id } = await openWithFerry(await temporaryFolder())
    const report = await bring(library, HIGHLIGHT, WHOLE, LOST, ELSEWHERE)
    expect(report.placed).toEqual([{ articleId: id, title: FERRY_TITLE, annotations: 1, notes: 1 }])
    expect(report.waiting).toEqual([
      { title: ELSEWHERE.title, why: 'no-article', count: 1 },
      { title: FERRY_TITLE, why: 'missing', count: 1 },
    ])
    const { article, annotations } = await library.readArticle(id)
    expect(annotations).toMatchObject([
      {
        anchor: { exact: HIGHLIGHT.exact },
        note: 'Who?',
        tags: ['sea'],
        createdAt: expect.any(String) as string,
      },
    ])
    expect([article.note, article.tags]).toEqual(['A good piece.', ['press']])
    expect((await tray(library)).waiting.map(({ note, exact, why }) => [exact, note, why])).toEqual([
      [LOST.exact, 'Keep me.', 'missing'],
      [ELSEWHERE.exact, '', 'no-article'],
    ])
  })

  it('add nothing the second time, whatever was deleted, discarded or rewritten since', async () => {
    const { library, id } = await openWithFerry(await temporaryFolder())
    await bring(library, HIGHLIGHT, WHOLE, LOST, ELSEWHERE)
    const again = await bring(library, HIGHLIGHT, WHOLE, LOST, ELSEWHERE)
    expect([again.placed, again.known]).toEqual([[], 2])
    const { article, annotations } = await library.readArticle(id)
    const [annotation] = annotations
    const [lost] = (await tray(library)).waiting
    await library.edit(id, { kind: 'delete-annotation', id: annotation!.id })
    await library.edit(id, { kind: 'change-article', patch: { note: 'Mine alone.' } })
    await library.tray.change([{ id: lost!.id, state: { kind: 'discarded' } }])
    const third = await bring(library, HIGHLIGHT, WHOLE, LOST, ELSEWHERE)
    expect([third.placed, third.known, third.discarded]).toEqual([[], 1, 1])
    expect(third.deleted).toEqual([{ articleId: id, title: article.title, ids: [annotation!.id] }])
    const after = await library.readArticle(id)
    expect([after.annotations, after.article.note]).toEqual([[], 'Mine alone.'])
    expect((await tray(library)).waiting).toHaveLength(1)
  })

  it('are taken back as one act: highlights, note and tray', async () => {
    const { library, id } = await openWithFerry(await temporaryFolder())
    await takeBack(library, (await bring(library, HIGHLIGHT, WHOLE, LOST)).undo)
    const { article, annotations } = await library.readArticle(id)
    expect([annotations, article.note, article.tags]).toEqual([[], '', []])
    expect((await tray(library)).waiting).toEqual([])
    // The same file again does not bring back what was taken back, and says so.
    const again = await bring(library, HIGHLIGHT)
    expect([again.placed, again.known, again.deleted.map(({ ids }) => ids.length)]).toEqual([[], 0, [1]])
  })

  it('find their article by the words that they mark, where nothing else tells', async () => {
    const { library, id } = await openWithFerry(await temporaryFolder())
    const words = 'Nobody was told that the last ferry had gone.'
    const report = await bring(
      library,
      { id: 'a', title: 'A title of its own', exact: words },
      { id: 'b', title: 'A title of its own', exact: 'the last ferry', note: 'Which?' },
      { id: 'c', title: 'Another', exact: 'Words at length that are in none of the articles' },
    )
    expect(report.placed).toMatchObject([{ articleId: id, annotations: 2 }])
    expect(report.waiting).toEqual([{ title: 'Another', why: 'no-article', count: 1 }])
  })

  it('of a file that holds none fail, and the others are brought in', async () => {
    const { library } = await openWithFerry(await temporaryFolder())
    const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) })
    const report = await importAnnotations(library, [
      file('odd.json', '{"a":1}'),
      file('good.json', webAnnotations(HIGHLIGHT)),
    ])
    expect(report.failed).toMatchObject([{ name: 'odd.json' }])
    expect(report.placed).toHaveLength(1)
  })
})

describe('a file that is dropped', () => {
  it.each([
    ['annotations.json', webAnnotations(HIGHLIGHT), true],
    ['highlights.csv', 'Highlight,Book Title\nThe ferry,A\n', true],
    [
      'My Clippings.txt',
      'A (B)\n- Your Highlight on Location 2-3 | Added on\n\nThe ferry\n==========\n',
      true,
    ],
    ['an article.txt', 'The ferry\n\n- one\n- two\n', false],
    ['an article in Markdown.txt', '# The ferry\n\n- one\n\n> two\n', false],
    ['a table.csv', 'a,b\n1,2\n', false],
  ])('%s', async (name, text, holds) => {
    const file = { name, bytes: new TextEncoder().encode(text) }
    expect((await readBesideArticles(file, readIncomingHere)) !== null).toBe(holds)
  })
})

describe('what waits in the tray', () => {
  it('is placed when its article is imported, and that is told', async () => {
    const library = await openLibrary(await temporaryFolder())
    await bring(library, HIGHLIGHT, ELSEWHERE)
    const { imported, fromTray } = await library.importSources([textFile('ferry.txt', FERRY)])
    const id = imported[0]!.id
    expect(fromTray?.placed).toEqual([{ articleId: id, title: FERRY_TITLE, annotations: 1, notes: 0 }])
    expect((await library.readArticle(id)).annotations).toMatchObject([{ note: 'Who?' }])
    expect((await tray(library)).waiting.map(({ exact }) => exact)).toEqual([ELSEWHERE.exact])
    expect(
      await library.importSources([textFile('gauge.txt', GAUGE.replace('A zero', 'Zero'))]),
    ).not.toHaveProperty('fromTray')
    expect((await tray(library)).waiting).toHaveLength(1)
  })

  it('is placed in an article that it quotes at length, whatever that is called', async () => {
    const library = await openLibrary(await temporaryFolder())
    await bring(
      library,
      { ...HIGHLIGHT, title: 'Quite another', exact: 'Nobody was told that the last ferry had gone.' },
      { id: 'short', title: 'Another still', exact: 'the last ferry had gone' },
    )
    const { fromTray } = await library.importSources([textFile('ferry.txt', FERRY)])
    expect(fromTray?.placed).toMatchObject([{ annotations: 1 }])
    expect((await tray(library)).waiting).toHaveLength(1)
  })

  it('is placed by hand at its passage, or below the note with its quote; undo brings it back to the tray', async () => {
    const { library, id } = await openWithFerry(await temporaryFolder())
    await bring(library, { ...HIGHLIGHT, title: 'Unheard of' }, { ...LOST, tags: ['x'] })
    const ids = (await tray(library)).waiting.map(({ id }) => id)
    const byHand = await placeByHand(library, ids, id, 'passage')
    expect([byHand.placed[0]?.annotations, byHand.left.length]).toEqual([1, 1])
    const noted = await placeByHand(library, byHand.left, id, 'note')
    expect((await library.readArticle(id)).article.note).toBe('> words that are not there\n\nKeep me.\n\n#x')
    expect((await tray(library)).waiting).toEqual([])
    await takeBack(library, noted.undo)
    await takeBack(library, byHand.undo)
    expect((await tray(library)).waiting).toHaveLength(2)
    expect((await library.readArticle(id)).annotations).toEqual([])
    expect((await placeByHand(library, ids, id, 'passage')).placed[0]?.annotations).toBe(1)
    expect((await library.readArticle(id)).annotations).toHaveLength(1)
  })

  it('is tried again when asked, against the library as it is now', async () => {
    const { library, id } = await openWithFerry(await temporaryFolder())
    await bring(library, { ...HIGHLIGHT, title: 'Ferries, last of their kind' })
    expect((await placeWaiting(library)).placed).toEqual([])
    await library.edit(id, { kind: 'change-article', patch: { title: 'Ferries, last of their kind' } })
    expect((await placeWaiting(library)).placed).toMatchObject([{ annotations: 1 }])
    expect((await tray(library)).waiting).toEqual([])
  })
})
