import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generateLibrary } from '../../../tools/bench/generate-library.ts'
import { openLibrary, retitle } from './open-library.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('restoring a backup of many articles', () => {
  /** More than are restored at one go, all with another title than in the backup. */
  async function retitled() {
    const root = await temporaryFolder()
    const ids = generateLibrary(join(root, 'library'), 45)
    const library = await openLibrary(root)
    const titles = () => library.view().articles.map(({ title }) => title)
    const wanted = titles()
    const backup = await library.takeBackup()
    await library.editMany(ids.map((id) => ({ id, edit: retitle('Another title') })))
    return { library, backup, titles, wanted }
  }

  it('tells how far it is', async () => {
    const { library, backup, titles, wanted } = await retitled()
    const told: [number, number][] = []
    await library.restoreBackup(backup.id, { onProgress: (...progress) => told.push(progress) })
    expect([told, titles()]).toEqual([
      [
        [0, 45],
        [40, 45],
        [45, 45],
      ],
      wanted,
    ])
  })

  it('can be stopped: what was done by then is said exactly, and can be undone', async () => {
    const { library, backup, titles } = await retitled()
    const stop = new AbortController()
    const onProgress = (done: number) => done > 0 && stop.abort()
    const report = await library.restoreBackup(backup.id, { signal: stop.signal, onProgress })
    expect([report.changed, report.left]).toEqual([40, 5])
    expect(titles().filter((title) => title === 'Another title')).toHaveLength(5)
    await library.restoreBackup(report.undo)
    expect(new Set(titles())).toEqual(new Set(['Another title']))
  })

  it('that is stopped before the first article changes nothing', async () => {
    const { library, backup, titles } = await retitled()
    const restored = library.restoreBackup(backup.id, { signal: AbortSignal.abort() })
    await expect(restored).rejects.toMatchObject({ failure: { code: 'cancelled' } })
    expect(new Set(titles())).toEqual(new Set(['Another title']))
  })
})
