import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleForNode } from '../../../tools/bundle-for-node.mjs'
import { seededRandom } from '../../../tools/bench/seeded-random.ts'
import { openLibrary, openWithFerry } from './open-library.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** `npm run torture` makes it a thousand. */
const ROUNDS = Number(process.env.LECTERN_KILLS ?? 50)
/** A program is killed so many milliseconds after its first save, at most. */
const LATEST = 60

let bundle: string
beforeAll(async () => {
  bundle = await mkdtemp(join(tmpdir(), 'lectern-bundle-'))
  await bundleForNode({ save: join(import.meta.dirname, 'save-until-killed.ts') }, bundle)
})
afterAll(() => rm(bundle, { recursive: true, force: true }))

it(
  `a program that is killed while it saves, ${ROUNDS} times, loses nothing that was acknowledged`,
  { timeout: 60_000 + ROUNDS * 4_000 },
  async () => {
    const root = await temporaryFolder()
    const { library, id } = await openWithFerry(root)
    await library.close()
    const random = seededRandom(2026)
    const acknowledged: string[] = []
    for (let round = 1; round <= ROUNDS; round++) {
      acknowledged.push(...(await saveUntilKilled(root, id, round, random() * LATEST)))
      const after = await openLibrary(root)
      const { problems, articles } = after.view()
      const { tags } = (await after.readArticle(id)).article
      expect({ round, problems, articles: articles.length }).toEqual({ round, problems: [], articles: 1 })
      expect(acknowledged.filter((tag) => !tags.includes(tag))).toEqual([])
      // What was on the disk before its acknowledgement could be heard is no loss.
      expect(tags.length - acknowledged.length).toBeLessThanOrEqual(round)
      const { backups, unreadable } = await after.listBackups()
      expect(unreadable).toBe(0)
      const [newest] = backups
      if (newest) await after.previewBackup(newest.id)
    }
    expect(acknowledged.length).toBeGreaterThan(ROUNDS)
    expect(await readdir(join(root, 'library'))).not.toContain('quarantine')
  },
)

/** @returns what was acknowledged before the end */
async function saveUntilKilled(root: string, id: string, round: number, after: number): Promise<string[]> {
  const child = spawn(process.execPath, [join(bundle, 'save.mjs'), root, id, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), after)
    said += text
  })
  await once(child, 'close')
  expect(child.signalCode).toBe('SIGKILL')
  // A dead program's lock is taken over after some seconds, which folder-lock.test.ts sees to.
  for (const folder of [join(root, 'library'), ...(await backupFolders(root))])
    await rm(join(folder, 'lectern.lock'), { recursive: true, force: true })
  return said.split('\n').slice(0, -1)
}

async function backupFolders(root: string): Promise<string[]> {
  const folder = join(root, 'data', 'backups')
  return (await readdir(folder)).map((name) => join(folder, name))
}
