/** Imports by paths: of real files in real folders. */
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { BookChoice } from '../../../src-core/import/file-kinds.ts'
import type { ImportProgress, ImportReport } from '../../../src-core/ipc/contract.ts'
import { importPaths } from '../../../src-main/import/import-files.ts'
import { png } from '../../core/import/html/some-images.ts'
import { openLibrary } from '../store/open-library.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'

type Files = Record<string, string | Uint8Array>

async function folderWith(files: Files): Promise<string> {
  const folder = join(await temporaryFolder(), 'Reading')
  await mkdir(folder)
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  return folder
}

async function start({ stopAfter = Infinity } = {}) {
  const library = await openLibrary(await temporaryFolder())
  const stopper = new AbortController()
  const told: Omit<ImportProgress, 'job'>[] = []
  const askBooks = vi.fn<(books: number) => Promise<BookChoice>>().mockResolvedValue('none')
  const run = (...paths: string[]): Promise<ImportReport> =>
    importPaths(paths, {
      library,
      askBooks,
      stop: stopper.signal,
      onProgress: (progress) => {
        told.push(progress)
        if (progress.done >= stopAfter) stopper.abort()
      },
    })
  return { library, run, askBooks, stopper, told }
}

const titles = ({ imported }: ImportReport) => imported.map(({ title }) => title)

describe('a folder', () => {
  it('comes in with all that is in it, in order, and says how far it is', async () => {
    const folder = await folderWith({
      'b.txt': 'B\n\nThe text of b.',
      'a/2.md': '# Two\n\nThe text of two.',
      'a/10.md': '# Ten\n\nThe text of ten.',
      'z.pdf': '%PDF',
      '.trash/c.txt': 'C',
    })
    const { run, told } = await start()
    const report = await run(folder)
    expect(titles(report)).toEqual(['Two', 'Ten', 'B'])
    expect(report).toMatchObject({ failed: [], leftOut: { hidden: 1, unknown: 1, links: 0 } })
    expect(told).toEqual([
      { done: 0, total: 0, name: '' },
      { done: 0, total: 3, name: 'a/2.md' },
      { done: 1, total: 3, name: 'a/10.md' },
      { done: 2, total: 3, name: 'b.txt' },
    ])
  })

  it('names what failed by its path in it, and counts what was there', async () => {
    const folder = await folderWith({
      'a/empty.txt': '',
      'a/one.txt': 'One\n\nText.',
      'b/one.txt': 'One\n\nText.',
    })
    const { run } = await start()
    const report = await run(folder)
    expect(titles(report)).toEqual(['One'])
    expect(report.failed.map(({ name, code }) => [name, code])).toEqual([
      ['a/empty.txt', 'empty-file'],
      ['b/one.txt', 'duplicate'],
    ])
  })

  it('brings a saved page in once, with its pictures, and nothing of what the page was made of', async () => {
    const photo = '<figure><img src="Page_files/photo.png"><figcaption>The quay.</figcaption></figure>'
    const text = '<p>The ferry left the quay at nine, and nobody waved to those who were on it.</p>'.repeat(4)
    const folder = await folderWith({
      'Page.html': `<html><title>The quay</title><article><h1>The quay</h1>${photo}${text}</article></html>`,
      'Page_files/photo.png': png(640, 480),
      'Page_files/advert.html': '<p>Buy a boat.</p>',
    })
    const { library, run } = await start()
    const report = await run(folder)
    expect(titles(report)).toEqual(['The quay'])
    const { blocks } = await library.readArticle(report.imported[0]!.id)
    const image = blocks.find(({ kind }) => kind === 'image')
    expect(image).toMatchObject({ kind: 'image', image: expect.stringMatching(/^[0-9a-f]{64}$/) as string })
  })

  it('does not follow links out of it', async () => {
    const folder = await folderWith({ 'a.txt': 'A\n\nText.' })
    const outside = await folderWith({ 'secret.txt': 'Secret\n\nText.' })
    await symlink(outside, join(folder, 'out'))
    await symlink(join(outside, 'secret.txt'), join(folder, 'secret.txt'))
    const { run } = await start()
    expect(await run(folder)).toMatchObject({ imported: [{ title: 'A' }], leftOut: { links: 2 } })
  })

  it.skipIf(process.getuid?.() === 0)('names a folder in it that may not be read, and goes on', async () => {
    const folder = await folderWith({ 'a/x.txt': 'X', 'b.txt': 'B\n\nText.' })
    await chmod(join(folder, 'a'), 0)
    const { run } = await start()
    const report = await run(folder)
    await chmod(join(folder, 'a'), 0o700)
    expect(titles(report)).toEqual(['B'])
    expect(report.failed).toMatchObject([{ name: 'a', code: 'unreadable' }])
  })

  it('is told of when there is nothing in it to read', async () => {
    const { run } = await start()
    const { failed } = await run(await folderWith({ 'a.pdf': '%PDF' }))
    expect(failed).toMatchObject([{ name: 'Reading', code: 'not-found' }])
  })
})

describe('books', () => {
  it('are asked about once, however many there are; without them the rest comes in', async () => {
    const folder = await folderWith({ 'a.epub': 'a', 'b/c.EPUB': 'c', 'd.txt': 'D\n\nText.' })
    const { run, askBooks } = await start()
    const report = await run(folder)
    expect([titles(report), report.failed]).toEqual([['D'], []])
    expect(askBooks.mock.calls).toEqual([[2]])
  })
})

describe('an import that is stopped', () => {
  it('keeps what is in, and counts what was not reached', async () => {
    const names = ['a', 'b', 'c', 'd']
    const folder = await folderWith(
      Object.fromEntries(names.map((name) => [`${name}.txt`, `${name}\n\nThe text of ${name}.`])),
    )
    const { library, run } = await start({ stopAfter: 2 })
    expect(await run(folder)).toMatchObject({
      imported: [{ title: 'a' }, { title: 'b' }],
      failed: [],
      notReached: 2,
    })
    expect(library.view().articles).toHaveLength(2)
  })

  it('asks of no books', async () => {
    const { run, stopper, askBooks } = await start()
    stopper.abort()
    const report = await run(await folderWith({ 'a.epub': 'a', 'b.txt': 'B' }))
    expect(askBooks).not.toHaveBeenCalled()
    expect(report).toMatchObject({ imported: [], failed: [] })
  })
})
