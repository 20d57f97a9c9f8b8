import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { AutoExportStatus } from '../../../src-core/export/auto-export.ts'
import { DEFAULT_EXPORT_CHOICES } from '../../../src-core/export/export-choices.ts'
import { AutoExport } from '../../../src-main/export/auto-export.ts'
import { exportArticles } from '../../../src-main/export/export-articles.ts'
import type { Library } from '../../../src-main/store/library.ts'
import { highlight, openWithFerry } from '../store/open-library.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'

/** A library with an article, and an export by itself that waits for nothing long. */
async function setUp() {
  const root = await temporaryFolder()
  const { library, id } = await openWithFerry(root)
  const [data, folder] = [join(root, 'data'), join(root, 'notes')]
  await mkdir(folder)
  const mark = async () => library.edit(id, highlight(await library.readArticle(id), 'last ferry'))
  return { library, data, folder, id, mark, start: () => watch(library, data, folder) }
}

async function watch(library: Library, data: string, exportFolder: string) {
  const settings = { exportFolder, exporting: { ...DEFAULT_EXPORT_CHOICES, automatic: true } }
  const auto = new AutoExport({
    library,
    data,
    findPassages: () => Promise.resolve([]),
    settings: () => settings,
    onStatus: () => undefined,
    quiet: 20,
    retry: 20,
  })
  onTestFinished(() => auto.close())
  await auto.apply()
  const until = (state: AutoExportStatus['state']) => expect.poll(() => auto.status.state).toBe(state)
  /** Until nothing waits any more. */
  const done = async () => {
    await expect
      .poll(() => [auto.status.state, auto.status.waiting, auto.status.at !== ''])
      .toEqual(['idle', 0, true])
  }
  return { auto, settings, until, done }
}

const files = async (folder: string) => (await readdir(folder)).filter((name) => name.endsWith('.md'))

describe('exporting by itself', () => {
  it('is off until it is switched on; then it exports what has annotations, and what changes', async () => {
    const { library, folder, id, mark, start } = await setUp()
    const { auto, settings, done } = await start()
    settings.exporting.automatic = false
    await auto.apply()
    expect(auto.status.state).toBe('off')
    await mark()
    await auto.exclusively(() => Promise.resolve())
    expect(await files(folder)).toEqual([])

    settings.exporting.automatic = true
    await auto.apply()
    await done()
    const [name = ''] = await files(folder)
    const read = () => readFile(join(folder, name), 'utf8')
    expect(await read()).toContain('> last ferry')
    await library.edit(id, { kind: 'change-article', patch: { note: 'A note on it.' } })
    await expect.poll(read).toContain('A note on it.')
  })

  it('merges into a file that was merged before, and leaves one that has to be looked at first', async () => {
    const { library, data, folder, id, mark, start } = await setUp()
    await mark()
    const { auto, done } = await start()
    await done()
    const path = join(folder, (await files(folder))[0] ?? '')
    const mine = `${await readFile(path, 'utf8')}\nMy own words.\n`
    await writeFile(path, mine)
    await library.edit(id, { kind: 'change-article', patch: { note: 'First.' } })
    await expect.poll(() => auto.status.left.map(({ articleId }) => articleId)).toEqual([id])
    expect(await readFile(path, 'utf8')).toBe(mine)

    const report = await auto.exclusively(() =>
      exportArticles({ library, folder, data, articleIds: [id], findPassages: () => Promise.resolve([]) }),
    )
    auto.noteExported(report)
    expect(auto.status.left).toEqual([])
    await library.edit(id, { kind: 'change-article', patch: { note: 'Second.' } })
    await expect.poll(() => readFile(path, 'utf8')).toContain('Second.')
    expect(await readFile(path, 'utf8')).toContain('My own words.')
  })

  it('pauses while the folder is gone, says why, and goes on when it is back', async () => {
    const { folder, mark, start } = await setUp()
    const { auto, until, done } = await start()
    await rename(folder, `${folder} away`)
    await mark()
    await until('paused')
    expect(auto.status.failure?.message).toContain(folder)
    await rename(`${folder} away`, folder)
    await done()
    expect(auto.status.failure).toBeNull()
    expect(await files(folder)).toHaveLength(1)
  })

  it('takes up after a restart what was changed meanwhile, and nothing else', async () => {
    const { library, folder, id, mark, start } = await setUp()
    await mark()
    const first = await start()
    await first.done()
    await first.auto.close()
    const again = await start()
    expect(again.auto.status).toMatchObject({ state: 'idle', waiting: 0, at: '' })
    await again.auto.close()

    await library.edit(id, { kind: 'change-article', patch: { note: 'While it was closed.' } })
    const third = await start()
    await third.done()
    expect(await readFile(join(folder, (await files(folder))[0] ?? ''), 'utf8')).toContain(
      'While it was closed.',
    )
  })
  it('writes again what it wrote before when the template changes, also after a restart', async () => {
    const { folder, mark, start } = await setUp()
    await mark()
    const first = await start()
    await first.done()
    const read = async () => readFile(join(folder, (await files(folder))[0] ?? ''), 'utf8')
    expect(await read()).toContain('¶ 1 · Key point')
    first.settings.exporting.template = 'plain'
    await first.auto.apply()
    await expect.poll(read).not.toContain('¶ 1 · Key point')
    await first.auto.close()

    const again = await start()
    await again.done()
    expect(await read()).toContain('¶ 1 · Key point')
    await again.auto.apply()
    expect(again.auto.status).toMatchObject({ state: 'idle', waiting: 0 })
  })
})
