import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { Unplaced } from '../../../src-core/incoming/tray.ts'
import { Library } from '../../../src-main/store/library.ts'
import { packLibrary } from '../../../src-main/store/pack-library.ts'
import { unpackLibrary } from '../../../src-main/store/unpack-library.ts'
import { sampleIncoming } from '../../core/incoming/sample-incoming.ts'
import { openLibrary, openWithFerry } from './open-library.ts'
import { temporaryFolder } from './temporary-folder.ts'

const [A, B] = ['01M82RWSX0CRSW94DKMRRBNZA1', '01M82RWSX0CRSW94DKMRRBNZA2']
const DISCARDED = { kind: 'discarded' } as const
const WAITING = { kind: 'waiting' } as const

function unplaced(id: string, title = 'Nowhere'): Unplaced {
  const source = { title, byline: '', address: '' }
  return { annotation: sampleIncoming({ id, source, note: `note of ${id}` }), why: 'no-article' }
}

/** The states in a tray by the annotations' ids. */
async function states(library: Library): Promise<Record<string, string>> {
  const items = [...(await library.tray.items())]
  return Object.fromEntries(items.map(([id, { state }]) => [id, state.kind]))
}

async function withTwo() {
  const root = await temporaryFolder()
  const { library } = await openWithFerry(root)
  await library.tray.put([unplaced(A), unplaced(B)])
  const folder = join(root, 'library', 'unplaced')
  const [name = ''] = await readdir(folder)
  return { root, library, folder, path: join(folder, name) }
}

describe('the tray', () => {
  it('keeps annotations over a restart, one file for each source, and makes no folder without any', async () => {
    const root = await temporaryFolder()
    const { library } = await openWithFerry(root)
    expect(await readdir(join(root, 'library'))).not.toContain('unplaced')
    await library.tray.put([unplaced(A), unplaced(B, 'Elsewhere')])
    await library.close()
    expect(await readdir(join(root, 'library', 'unplaced'))).toHaveLength(2)
    const again = await openLibrary(root)
    expect(await states(again)).toEqual({ [A]: 'waiting', [B]: 'waiting' })
  })

  it('takes what it has under another title for what it is, and writes nothing when nothing is new', async () => {
    const { library, folder, path } = await withTwo()
    const before = await readFile(path, 'utf8')
    await library.tray.put([unplaced(A), unplaced(B)])
    expect(await readFile(path, 'utf8')).toBe(before)
    await library.tray.put([unplaced(A, 'Nowhere, second edition')])
    expect(await readdir(folder)).toHaveLength(1)
  })

  it('tells how many wait whenever that changes, and decides back and forth', async () => {
    const { library } = await withTwo()
    const told: number[] = []
    library.tray.onChange((waiting) => told.push(waiting))
    const inverse = await library.tray.change([
      { id: A, state: DISCARDED },
      { id: 'unknown', state: DISCARDED },
    ])
    expect(inverse).toEqual([{ id: A, state: WAITING }])
    expect(await states(library)).toEqual({ [A]: 'discarded', [B]: 'waiting' })
    await library.tray.change(inverse)
    expect(told).toEqual([1, 2])
  })

  it('merges the copy of another device item by item, and puts the copy away', async () => {
    const { root, library, folder, path } = await withTwo()
    await library.close()
    const elsewhere = join(root, 'elsewhere')
    await copyFile(path, join(root, 'before.json'))
    const there = await Library.open({ folder: join(root, 'library'), data: elsewhere })
    await there.tray.change([{ id: A, state: DISCARDED }])
    await there.close()
    const conflict = join(folder, `${'0'.repeat(8)} (conflicted copy).json`)
    await copyFile(path, conflict)
    await copyFile(join(root, 'before.json'), path)
    const mine = await openLibrary(root)
    expect(mine.view().copies).toMatchObject([{ title: 'Nowhere' }])
    await mine.tray.change([{ id: B, state: { kind: 'placed', articleId: 'x' } }])
    expect(await states(mine)).toEqual({ [A]: 'discarded', [B]: 'placed' })
    expect(await readdir(folder)).toHaveLength(1)
  })

  it('notices what another program puts in while the library is open', async () => {
    const root = await temporaryFolder()
    const other = await withTwo()
    const { library } = await openWithFerry(root)
    const told: number[] = []
    library.tray.onChange((waiting) => told.push(waiting))
    library.onChange(() => undefined)
    const folder = join(root, 'library', 'unplaced')
    await mkdir(folder)
    await copyFile(other.path, join(folder, other.path.slice(other.folder.length + 1)))
    await vi.waitFor(() => expect(told).toEqual([2]), { timeout: 5_000 })
  })
})

describe('a damaged file of the tray', () => {
  const spoil = async (path: string) => {
    const text = (await readFile(path, 'utf8')).replace('note of', 'mote of')
    await writeFile(path, text)
    return text
  }

  it('goes to quarantine, and comes back from a backup', async () => {
    const { root, library, path } = await withTwo()
    await library.close()
    await spoil(path)
    const again = await openLibrary(root)
    expect(await states(again)).toEqual({ [A]: 'waiting', [B]: 'waiting' })
    expect(again.view().problems).toMatchObject([{ code: 'recovered' }])
    expect(await readdir(join(root, 'library', 'quarantine'))).toHaveLength(1)
  })

  it('is kept in quarantine and told where there is no backup; new ones are put in all the same', async () => {
    const { root, library, path } = await withTwo()
    await library.close()
    await rm(join(root, 'data', 'backups'), { recursive: true })
    const spoilt = await spoil(path)
    const again = await openLibrary(root)
    await again.tray.put([unplaced(A)])
    expect(await states(again)).toEqual({ [A]: 'waiting' })
    expect(again.view().problems).toMatchObject([{ code: 'damaged' }])
    const [name = ''] = await readdir(join(root, 'library', 'quarantine'))
    expect(await readFile(join(root, 'library', 'quarantine', name), 'utf8')).toBe(spoilt)
  })

  it('that a newer Lectern wrote is left as it is, and told', async () => {
    const { root, library, path } = await withTwo()
    await library.close()
    const newer = (await readFile(path, 'utf8')).replace('"schema":1', '"schema":2')
    await writeFile(path, newer)
    const again = await openLibrary(root)
    expect(await states(again)).toEqual({})
    expect(again.view().problems).toMatchObject([{ code: 'newer-schema' }])
    await expect(again.tray.put([unplaced(A)])).rejects.toMatchObject({ failure: { code: 'newer-schema' } })
    expect(await readFile(path, 'utf8')).toBe(newer)
  })
})

describe('the tray as a part of the library', () => {
  it('is in its backups, and comes back with one', async () => {
    const { library, path } = await withTwo()
    const { id } = await library.takeBackup()
    await library.tray.change([{ id: A, state: DISCARDED }])
    expect(await library.previewBackup(id)).toMatchObject({ waitingBack: 1, waitingGone: 0 })
    const { failed, undo } = await library.restoreBackup(id)
    expect(failed).toEqual([])
    expect(await library.previewBackup(undo)).toMatchObject({ waitingBack: 0, waitingGone: 1 })
    expect(await library.previewBackup(id)).toMatchObject({ waitingBack: 0, waitingGone: 0 })
    expect(await states(library)).toEqual({ [A]: 'waiting', [B]: 'waiting' })
    await rm(path)
    expect(await library.previewBackup(id)).toMatchObject({ waitingBack: 2, waitingGone: 0 })
    await library.restoreBackup(id)
    expect(await states(library)).toEqual({ [A]: 'waiting', [B]: 'waiting' })
  })

  it('goes where the library is packed to', async () => {
    const { root, library } = await withTwo()
    await library.tray.change([{ id: A, state: DISCARDED }])
    await library.close()
    const [zip, to] = [join(root, 'packed.zip'), join(root, 'unpacked')]
    await packLibrary({ from: join(root, 'library'), to: zip })
    await mkdir(to)
    await unpackLibrary({ from: zip, to })
    expect(await states(await openLibrary(root, { folder: to }))).toEqual({
      [A]: 'discarded',
      [B]: 'waiting',
    })
  })

  it('is not changed in a library that a newer Lectern wrote', async () => {
    const { root, library, path } = await withTwo()
    await library.close()
    const meta = join(root, 'library', 'library.json')
    await writeFile(meta, (await readFile(meta, 'utf8')).replace('"schema":1', '"schema":2'))
    const before = await readFile(path, 'utf8')
    const again = await openLibrary(root)
    expect(await states(again)).toEqual({ [A]: 'waiting', [B]: 'waiting' })
    await expect(again.tray.change([{ id: A, state: DISCARDED }])).rejects.toMatchObject({
      failure: { code: 'newer-schema' },
    })
    expect(await readFile(path, 'utf8')).toBe(before)
  })
})
