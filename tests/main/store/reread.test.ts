/** An article is read again from the bytes that are kept, in another encoding. */
import { mkdir, readFile, symlink, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { canonicalText } from '../../../src-core/article/canonical-text.ts'
import { LecternError } from '../../../src-core/ipc/result.ts'
import type { Library } from '../../../src-main/store/library.ts'
import { readCompanions } from '../../../src-main/store/companion-files.ts'
import { png } from '../../core/import/html/some-images.ts'
import { encodeText } from '../../core/import/encode-text.ts'
import { highlight, openLibrary, openWithFerry, retitle } from './open-library.ts'
import { temporaryFolder } from './temporary-folder.ts'

const POLISH = `Most w Łodzi

Burmistrz mówi, że pieniędzy wystarczy na połowę dróg.

Reszta musi się znaleźć później.
`

/** Polish that was taken for the Western encoding, with a passage marked in each of its paragraphs. */
async function withWrongPolish(root: string) {
  const library = await openLibrary(root)
  const bytes = encodeText(POLISH, 'windows-1250')
  const { imported } = await library.importSources([{ name: 'most.txt', bytes, encoding: 'windows-1252' }])
  const { id, title } = imported[0]!
  expect(title).toBe('Most w £odzi')
  for (const quote of ['¿e pieniêdzy', 'póŸniej'])
    await library.edit(id, highlight(await library.readArticle(id), quote, { note: `On ${quote}` }))
  return { library, id }
}

async function stateOf(library: Library, id: string) {
  const { article, annotations, blocks } = await library.readArticle(id)
  const text = canonicalText(blocks)
  return {
    title: article.title,
    encoding: article.revisions.at(-1)?.encoding,
    words: article.words,
    text,
    quotes: annotations.map(({ anchor }) => text.slice(anchor.start, anchor.end)),
    exact: annotations.map(({ anchor }) => anchor.exact),
    notes: annotations.map(({ note }) => note),
  }
}

describe('an article that was read in a wrong encoding', () => {
  it('has the right text, title and quotes when it is read again, and the wrong ones after undo', async () => {
    const root = await temporaryFolder()
    const { library, id } = await withWrongPolish(root)
    const before = await stateOf(library, id)
    const { addedAt } = library.view().articles[0]!

    const { inverse } = await library.edit(id, await library.rereading.prepare(id, 'windows-1250'))
    const after = await stateOf(library, id)
    expect(after).toMatchObject({
      title: 'Most w Łodzi',
      encoding: 'windows-1250',
      text: POLISH.split('\n\n').slice(1).join('\n').trim(),
      quotes: ['że pieniędzy', 'później'],
      exact: ['że pieniędzy', 'później'],
      notes: ['On ¿e pieniêdzy', 'On póŸniej'],
    })

    const { inverse: redo } = await library.edit(id, inverse)
    expect(await stateOf(library, id)).toEqual(before)
    await library.edit(id, redo)
    expect(await stateOf(library, id)).toEqual(after)
    await library.close()

    const again = await openLibrary(root)
    expect(await stateOf(again, id)).toEqual(after)
    expect(again.view().articles[0]).toMatchObject({ addedAt, title: 'Most w Łodzi', words: after.words })
    const bytes = encodeText(POLISH, 'windows-1250')
    for (const encoding of ['windows-1250', 'windows-1252']) {
      const { failed } = await again.importSources([{ name: 'most.txt', bytes, encoding }])
      expect(failed).toMatchObject([{ code: 'duplicate', article: { id } }])
    }
  })

  it('is previewed without a change', async () => {
    const { library, id } = await withWrongPolish(await temporaryFolder())
    const before = await stateOf(library, id)
    expect(await library.rereading.preview(id, 'windows-1250')).toMatchObject({
      title: 'Most w Łodzi',
      passages: [expect.stringContaining('że pieniędzy wystarczy') as string],
      isSame: false,
      lost: 0,
      carried: 2,
      unplaced: 0,
    })
    expect(await library.rereading.preview(id, 'windows-1252')).toMatchObject({ isSame: true })
    expect((await library.rereading.encodings(id)).likely[0]).toBe('windows-1250')
    expect(await stateOf(library, id)).toEqual(before)
  })

  it('keeps the title that was written by hand', async () => {
    const { library, id } = await withWrongPolish(await temporaryFolder())
    await library.edit(id, retitle('A bridge'))
    await library.edit(id, await library.rereading.prepare(id, 'windows-1250'))
    expect((await stateOf(library, id)).title).toBe('A bridge')
  })

  it('of a file of several is still the same one of them', async () => {
    const library = await openLibrary(await temporaryFolder())
    const news = ['Most', 'Droga'].map(
      (title) => `date 2025-06-02 ${title} w Łodzi\n\n${title}: reszta musi się znaleźć później.\n`,
    )
    const bytes = encodeText(news.join('\n'), 'windows-1250')
    const { imported } = await library.importSources([{ name: 'n.txt', bytes, encoding: 'windows-1252' }])
    const { id } = imported[1]!
    await library.edit(id, await library.rereading.prepare(id, 'windows-1250'))
    expect(await stateOf(library, id)).toMatchObject({
      title: 'Droga w Łodzi',
      text: 'Droga: reszta musi się znaleźć później.',
    })
  })
})

describe('it is refused, and nothing is changed,', () => {
  const failureOf = async (task: Promise<unknown>) =>
    task.then(
      () => undefined,
      (error: unknown) => (error instanceof LecternError ? error.failure.code : error),
    )

  it('when it would be the same text', async () => {
    const { library, id } = await openWithFerry(await temporaryFolder())
    expect(await failureOf(library.rereading.prepare(id, 'windows-1252'))).toBe('duplicate')
  })

  it('when the text that an edit shows is not there', async () => {
    const { library, id } = await openWithFerry(await temporaryFolder())
    const { article } = await library.readArticle(id)
    const revision = { ...article.revisions[0]!, hash: '1'.repeat(64) }
    const edit = { kind: 'put-revision' as const, revision, figures: { blocks: 1, words: 1 } }
    expect(await failureOf(library.edit(id, { kind: 'several', edits: [edit] }))).toBe('not-found')
    expect((await library.readArticle(id)).article.revisions).toEqual(article.revisions)
  })

  it('when its file is lost, or says its encoding itself, or there was none', async () => {
    const root = await temporaryFolder()
    const { library, id } = await openWithFerry(root)
    const mail = new TextEncoder().encode('Subject: Pier\nFrom: a@b.example\n\nThe pier was empty.\n')
    const { imported } = await library.importSources([
      { name: 'pier.eml', bytes: mail },
      { name: '', bytes: new TextEncoder().encode('Pasted\n\nWords of one’s own.') },
    ])
    const [{ id: message } = { id: '' }, { id: pasted } = { id: '' }] = imported
    expect(await failureOf(library.rereading.encodings(message))).toBe('bad-arguments')
    expect(await failureOf(library.rereading.encodings(pasted))).toBe('bad-arguments')
    const { article } = await library.readArticle(id)
    await unlink(join(root, 'library', 'originals', article.revisions[0]!.originalHash))
    expect(await failureOf(library.rereading.encodings(id))).toBe('not-found')
  })
})

describe('the images beside a Markdown file', () => {
  const PIER = png(64, 48)

  it('are those that it names in its folder and below, and none out of it', async () => {
    const root = await temporaryFolder()
    const folder = join(root, 'notes')
    await mkdir(join(folder, 'more', 'deep'), { recursive: true })
    await writeFile(join(root, 'secret.png'), PIER)
    for (const name of ['pier.png', 'unnamed.png', 'more/a dot.png', 'more/deep/p.png', 'more/ref.png'])
      await writeFile(join(folder, name), PIER)
    await writeFile(join(folder, 'fake.png'), 'no image')
    await symlink(join(root, 'secret.png'), join(folder, 'linked.png'))
    await symlink(root, join(folder, 'out'))
    await symlink(join(folder, 'more'), join(folder, 'within'))
    const markdown = `# Pier

![One](pier.png) ![Again](./pier.png "The pier") ![Space](more/a%20dot.png) ![Angle](<more/a dot.png>)
![Ref][r] <img src="more/deep/p.png"> ![In](within/deep/p.png)

![Up](../secret.png) ![Round](more/../../secret.png) ![Whole](${root}/secret.png) ![Link](linked.png)
![Folder](out/secret.png) ![Up](%2e%2e/secret.png) ![File](file://${root}/secret.png) ![Fake](fake.png)
![Gone](gone.png) ![Web](https://example.org/q.png) ![Odd](..\\secret.png)

[r]: more/ref.png
`
    const path = join(folder, 'pier.md')
    await writeFile(path, markdown)
    const images = await readCompanions(path, await readFile(path))
    expect([...images.keys()].sort()).toEqual([
      'more/a dot.png',
      'more/deep/p.png',
      'more/ref.png',
      'pier.png',
      'within/deep/p.png',
    ])
    const library = await openLibrary(root)
    const bytes = await readFile(path)
    const { imported } = await library.importSources([{ name: 'pier.md', bytes, siblings: images }])
    const { blocks } = await library.readArticle(imported[0]!.id)
    const kept = blocks.flatMap((block) => (block.kind === 'image' && block.image ? [block.alt] : []))
    // The same image twice in a row is shown once.
    expect(kept).toEqual(['One', 'Space', 'Ref', '', 'In'])
  })
})
