import { cp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Library } from '../../../src-main/store/library.ts'
import { crash, FaultyDisk, systemError } from './faulty-disk.ts'
import { GAUGE, highlight, openLibrary, openWithFerry, retitle, textFile } from './open-library.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** An open library with one annotated article, and a clock that goes on a minute with each look. */
async function annotated() {
  const root = await temporaryFolder()
  let time = Date.UTC(2026, 10, 22, 12)
  const now = () => (time += 60_000)
  const { library, id, path } = await openWithFerry(root, { now })
  await library.edit(id, highlight(await library.readArticle(id), 'the last ferry', { note: 'Nobody?' }))
  const backups = join(root, 'data', 'backups', library.id)
  return { root, now, library, id, path, backups }
}

/** What a reader sees of a library. */
async function seen(library: Library) {
  const { articles, meanings } = library.view()
  const views = await Promise.all(articles.map(({ id }) => library.readArticle(id)))
  const byTitle = views
    .map(({ article: { deletedAt, ...article }, annotations }) => ({
      article,
      annotations,
      gone: deletedAt !== null,
    }))
    .sort((a, b) => (a.article.id < b.article.id ? -1 : 1))
  return { meanings, articles: byTitle }
}

async function copies(backups: string): Promise<string[]> {
  const kinds = ['records', 'texts', 'originals', 'rows']
  return (await Promise.all(kinds.map((kind) => readdir(join(backups, kind))))).flat()
}

describe('a backup', () => {
  it('is taken when the library is closed, and says what it holds', async () => {
    const { root, library } = await annotated()
    await library.close()
    const { backups, folder } = await (await openLibrary(root)).listBackups()
    expect(folder).toBe(join(root, 'data', 'backups', library.id))
    expect(backups).toMatchObject([{ reason: 'automatic', articles: 1, annotations: 1 }])
    expect(backups[0]!.bytes).toBeGreaterThan(500)
  })

  it('is not taken where nothing has changed', async () => {
    const { root, now, library } = await annotated()
    await library.close()
    const again = await openLibrary(root, { now })
    again.backUpSoon()
    await again.close()
    expect((await again.listBackups()).backups).toHaveLength(1)
  })

  it('reads and copies only what changed', async () => {
    const { root, now, library, id, backups } = await annotated()
    await library.importSources([textFile('gauge.txt', GAUGE)])
    await library.close()
    const before = await copies(backups)
    const fs = new FaultyDisk()
    const again = await openLibrary(root, { now, fs })
    await again.edit(id, retitle('New'))
    fs.log.length = 0
    await again.close()
    expect(fs.log.filter((entry) => /^read [0-9A-Z]{26}\.json/.test(entry))).toEqual([`read ${id}.json`])
    const added = (await copies(backups)).filter((name) => !before.includes(name))
    expect(added).toHaveLength(2)
    expect((await again.listBackups()).backups).toHaveLength(2)
  })

  it('of a library whose folder is away is not taken, and that is told', async () => {
    const { root, library } = await annotated()
    await rm(join(root, 'library', 'articles'), { recursive: true })
    await library.close()
    expect(library.view().problems).toMatchObject([{ code: 'unreadable' }])
    expect((await library.listBackups()).backups).toEqual([])
  })

  it('keeps the good copy of a record that is damaged now, and one whose file is gone stays in the one before', async () => {
    const { library, id, path } = await annotated()
    await library.takeBackup()
    await writeFile(path, '{')
    await library.takeBackup()
    expect(await library.readArticle(id)).toMatchObject({ annotations: [{ note: 'Nobody?' }] })
    await rm(path)
    await library.takeBackup()
    const [newest, before] = (await library.listBackups()).backups
    expect([newest?.articles, before?.articles]).toEqual([0, 1])
    await library.restoreBackup(before!.id)
    expect(await library.readArticle(id)).toMatchObject({ annotations: [{ note: 'Nobody?' }] })
  })

  it('is there whole or not at all, wherever it is cut off', { timeout: 120_000 }, async () => {
    const { root, library } = await annotated()
    await rm(join(root, 'data'), { recursive: true })
    const scratch = await temporaryFolder()
    for (let at = 0, isMet = true; isMet; at++) {
      const copy = join(scratch, String(at))
      await cp(root, copy, { recursive: true })
      const fs = new FaultyDisk(crash(at))
      const cut = await fs.inHealth(() => openLibrary(copy, { fs }))
      const isTaken = await cut.takeBackup().then(
        () => true,
        (error: unknown) => {
          expect(error).toMatchObject({ failure: { todo: expect.any(String) } })
          return false
        },
      )
      isMet = fs.log.length > at
      const healthy = await openLibrary(copy)
      const { backups, unreadable } = await healthy.listBackups()
      expect(unreadable).toBe(0)
      if (isTaken) expect(backups).toHaveLength(1)
      for (const { id } of backups) {
        expect(await healthy.previewBackup(id)).toMatchObject({ differences: [], library: false })
      }
    }
    expect(library.id).toBeTruthy()
  })

  it('that finds no room is told, and taken later', async () => {
    const { root, library } = await annotated()
    await library.close()
    let isFull = true
    const fs = new FaultyDisk((operation, _count, path) => {
      if (isFull && operation === 'create' && path.includes('backups')) throw systemError('ENOSPC')
    })
    const full = await openLibrary(root, { fs })
    const [{ id } = { id: '' }] = full.view().articles
    await full.edit(id, retitle('Saved all the same'))
    await expect(full.takeBackup()).rejects.toMatchObject({ failure: { code: 'unwritable' } })
    expect((await full.readArticle(id)).article.title).toBe('Saved all the same')
    isFull = false
    await full.takeBackup()
    expect((await full.listBackups()).backups).toHaveLength(2)
  })
})

describe('old backups', () => {
  it('go by the rule, and with them what no other needs', async () => {
    const root = await temporaryFolder()
    let time = Date.UTC(2026, 0, 1)
    const now = () => time
    const { library, id } = await openWithFerry(root, { now })
    for (let day = 0; day < 40; day++, time += 24 * 60 * 60 * 1000) {
      await library.edit(id, retitle(`Day ${day}`))
      await library.takeBackup()
    }
    const { backups, folder } = await library.listBackups()
    expect(backups).toHaveLength(12)
    await library.close()
    const again = await openLibrary(root, { now })
    await again.edit(id, retitle('The last day'))
    await again.close()
    expect(await readdir(join(folder, 'rows'))).toHaveLength(12)
    expect(await readdir(join(folder, 'texts'))).toHaveLength(1)
    for (const backup of (await again.listBackups()).backups) await again.previewBackup(backup.id)
  })

  it('cost little beside the first: texts and originals are there once', async () => {
    const { library, id, backups } = await annotated()
    await library.takeBackup()
    const before = await copies(backups)
    for (let time = 0; time < 5; time++) {
      await library.edit(id, retitle(`Title ${time}`))
      await library.takeBackup()
    }
    expect(await copies(backups)).toHaveLength(before.length + 10)
    const sizes = await Promise.all(
      (await readdir(join(backups, 'records'))).map((name) => stat(join(backups, 'records', name))),
    )
    expect(Math.max(...sizes.map(({ size }) => size))).toBeLessThan(2_000)
  })
})

describe('restoring a backup', () => {
  /** A backup, and then all kinds of change. */
  async function changed() {
    const all = await annotated()
    const { library, id } = all
    const wanted = await seen(library)
    const backup = await library.takeBackup()
    const [annotation] = (await library.readArticle(id)).annotations
    await library.edit(id, retitle('Another title'))
    await library.edit(id, { kind: 'delete-annotation', id: annotation!.id })
    await library.edit(id, highlight(await library.readArticle(id), 'empty by nine'))
    const { imported } = await library.importSources([textFile('gauge.txt', GAUGE)])
    return { ...all, wanted, backup, gauge: imported[0]!.id }
  }

  it('is told before, in figures', async () => {
    const { library, id, backup, gauge } = await changed()
    expect(await library.previewBackup(backup.id)).toEqual({
      backup,
      differences: [
        expect.objectContaining({ id, kind: 'changed', annotationsBack: 1, annotationsGone: 1 }),
        expect.objectContaining({ id: gauge, kind: 'trash' }),
      ],
      articles: { back: 0, trash: 1, changed: 1 },
      annotationsBack: 1,
      annotationsGone: 1,
      annotationsChanged: 0,
      waitingBack: 0,
      waitingGone: 0,
      library: false,
    })
  })

  it('gives back what there was, puts what came later into the Trash, and can be undone', async () => {
    const { library, backup, wanted, gauge } = await changed()
    const before = await seen(library)
    const told: string[] = []
    library.onChange((changes) => told.push(...changes.map(({ article }) => article.id)))
    const { changed: count, undo, failed } = await library.restoreBackup(backup.id)
    expect([count, failed]).toEqual([2, []])
    expect(told).toContain(gauge)
    const after = await seen(library)
    expect(after.articles.filter(({ gone }) => !gone)).toEqual(wanted.articles)
    expect(after.articles.filter(({ gone }) => gone).map(({ article }) => article.id)).toEqual([gauge])
    expect(await library.previewBackup(backup.id)).toMatchObject({ differences: [] })
    expect((await library.listBackups()).backups[0]).toMatchObject({ id: undo, reason: 'before-restore' })
    await library.restoreBackup(undo)
    expect(await seen(library)).toEqual(before)
  })

  it('brings back articles that are gone, with text and original', async () => {
    const { root, library, id, backup, wanted } = await changed()
    for (const name of ['articles', 'texts', 'originals']) {
      for (const file of await readdir(join(root, 'library', name)))
        await rm(join(root, 'library', name, file))
    }
    expect(await library.previewBackup(backup.id)).toMatchObject({
      articles: { back: 1 },
      annotationsBack: 1,
    })
    await library.restoreBackup(backup.id)
    await library.close()
    const again = await openLibrary(root)
    expect((await seen(again)).articles).toEqual(wanted.articles)
    expect((await again.readArticle(id)).blocks).toHaveLength(2)
  })

  it('of which a copy is damaged restores the rest, and tells it', async () => {
    const { library, id, backup, backups, path } = await changed()
    const header = JSON.parse(await readFile(join(backups, 'backups', `${backup.id}.json`), 'utf8')) as {
      data: { meta: string }
    }
    for (const name of await readdir(join(backups, 'records'))) {
      if (!name.startsWith(header.data.meta)) await writeFile(join(backups, 'records', name), 'rot')
    }
    const record = await readFile(path)
    const { failed } = await library.restoreBackup(backup.id)
    expect(failed).toMatchObject([{ code: 'damaged', todo: 'Choose another backup.' }])
    expect(await readFile(path)).toEqual(record)
    expect((await library.readArticle(id)).article.title).toBe('Another title')
  })

  it('of which nothing is there any more changes nothing', async () => {
    const { library, backup, backups, path } = await changed()
    const record = await readFile(path)
    await rm(join(backups, 'backups', `${backup.id}.json`))
    await expect(library.restoreBackup(backup.id)).rejects.toMatchObject({ failure: { code: 'not-found' } })
    expect(await readFile(path)).toEqual(record)
  })
})
