/** The images of an article are kept as its original is. */
import { mkdir, readdir, readFile, rm, symlink, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Library } from '../../../src-main/store/library.ts'
import { readSourceFiles } from '../../../src-main/store/source-files.ts'
import { dataUrl, png } from '../../core/import/html/some-images.ts'
import { temporaryFolder } from './temporary-folder.ts'

const DAY = 86_400_000
const NOW = Date.parse('2026-11-22T22:00:00.000Z')
const PIER = png(64, 48)
const BOAT = png(40, 40, [0, 0, 200])
const PAGE = `<html><body><h1>Ferry</h1><p>Gone.</p><img src="Ferry_files/pier.png" alt=Pier><p>So.</p>
  <img src="${dataUrl(BOAT)}" alt=Boat><p>And again:</p><img src="./Ferry_files/pier.png" alt=Pier></body></html>`

/** A library with a page that was saved with its images. */
async function withPage() {
  const root = await temporaryFolder()
  await mkdir(join(root, 'Ferry_files'))
  await writeFile(join(root, 'Ferry.html'), PAGE)
  await writeFile(join(root, 'Ferry_files', 'pier.png'), PIER)
  await writeFile(join(root, 'Ferry_files', 'style.css'), 'p {}')
  const folder = join(root, 'library')
  const data = join(root, 'data')
  const open = (days = 0) => Library.open({ folder, data, now: () => NOW + days * DAY })
  const library = await open()
  const { sources } = await readSourceFiles([join(root, 'Ferry.html')])
  const { imported, failed } = await library.importSources(sources)
  expect(failed).toEqual([])
  const id = imported[0]?.id ?? ''
  const { article, blocks } = await library.readArticle(id)
  const hashes = blocks.flatMap((block) => (block.kind === 'image' ? [block.image ?? ''] : []))
  return { root, folder, open, library, id, article, hashes }
}

describe('the images of a saved page', () => {
  it('are in the library, each once, and its blocks name them', async () => {
    const { library, folder, article, hashes } = await withPage()
    const [pier = '', boat = '', again] = hashes
    expect(again).toBe(pier)
    expect(article.revisions[0]?.images).toEqual([
      { hash: pier, path: 'Ferry_files/pier.png' },
      { hash: boat },
    ])
    expect(await readdir(join(folder, 'originals'))).toHaveLength(3)
    expect(await library.readImage(pier)).toEqual(Buffer.from(PIER))
    expect(await library.readImage(boat)).toEqual(Buffer.from(BOAT))
    await library.close()
  })

  it('are in a backup, which takes the place of what is damaged or lost', async () => {
    const { library, folder, hashes } = await withPage()
    const [pier = '', boat = ''] = hashes
    await library.takeBackup()
    await writeFile(join(folder, 'originals', pier), 'damaged')
    await unlink(join(folder, 'originals', boat))
    expect(await library.readImage(pier)).toEqual(Buffer.from(PIER))
    expect(await library.readImage(boat)).toEqual(Buffer.from(BOAT))
    expect(await library.readImage('0'.repeat(64))).toBeUndefined()
    await library.close()
  })

  it('go with the article when its time in the Trash is over', async () => {
    const { library, open, folder, id } = await withPage()
    await library.edit(id, { kind: 'delete-article' })
    await library.close()
    const later = await open(31)
    await later.removeExpired()
    expect(await readdir(join(folder, 'originals'))).toEqual([])
    await later.close()
  })

  it('let a lost text be read anew, in which they are named as before', async () => {
    const { root, library, open, folder, id, article, hashes } = await withPage()
    await library.close()
    await rm(join(root, 'data'), { recursive: true })
    await rm(join(root, 'Ferry_files'), { recursive: true })
    await unlink(join(folder, 'texts', `${article.revisions[0]?.hash}.json`))
    const again = await open()
    const { blocks } = await again.readArticle(id)
    expect(blocks.flatMap((block) => (block.kind === 'image' ? [block.image] : []))).toEqual(hashes)
    await again.close()
  })
})

it('a folder beside a page is read for images, and nothing that is linked to', async () => {
  const { root, library } = await withPage()
  await writeFile(join(root, 'secret.png'), BOAT)
  await symlink(join(root, 'secret.png'), join(root, 'Ferry_files', 'linked.png'))
  await mkdir(join(root, 'Ferry_files', 'more'))
  await writeFile(join(root, 'Ferry_files', 'more', 'boat.png'), BOAT)
  await mkdir(join(root, 'Other_files'))
  await writeFile(join(root, 'Other_files', 'boat.png'), BOAT)
  const { sources } = await readSourceFiles([join(root, 'Ferry.html')])
  expect([...(sources[0]?.siblings ?? [])].map(([path]) => path).sort()).toEqual([
    'Ferry_files/more/boat.png',
    'Ferry_files/pier.png',
  ])
  expect(await readFile(join(root, 'Ferry_files', 'pier.png'))).toEqual(Buffer.from(PIER))
  await library.close()
})
