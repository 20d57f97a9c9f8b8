import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleForNode } from '../../../tools/bundle-for-node.mjs'
import { openWithFerry } from './open-library.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Whether system calls can be watched here; where not, durable-file.test.ts asserts the order on an injected disk. */
const canTrace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0

let bundle: string
beforeAll(async () => {
  bundle = await mkdtemp(join(tmpdir(), 'lectern-bundle-'))
  await bundleForNode({ edit: join(import.meta.dirname, 'edit-many-times.ts') }, bundle)
})
afterAll(() => rm(bundle, { recursive: true, force: true }))

it.skipIf(!canTrace)(
  'the system is asked to bring bytes to the disk, then to rename, then to bring the name there',
  async () => {
    const root = await temporaryFolder()
    const { library, id, path } = await openWithFerry(root)
    await library.close()
    const log = join(root, 'calls.txt')
    const trace = [
      '-f',
      '-y',
      '-e',
      'trace=write,pwrite64,fsync,fdatasync,rename,renameat,renameat2',
      '-o',
      log,
    ]
    const program = [process.execPath, join(bundle, 'edit.mjs'), root, id, 'tag', '1']
    expect(spawnSync('strace', [...trace, ...program]).status).toBe(0)
    const folder = join(root, 'library', 'articles')
    const temporary = join(folder, `.${id}.json.`)
    const calls = (await readFile(log, 'utf8')).split('\n').flatMap((line) => {
      const [, call = ''] = /^\d+ +(\w+)\(/.exec(line) ?? []
      if (/^p?write/.test(call) && line.includes(temporary)) return 'write the bytes'
      if (/sync$/.test(call) && line.includes(`<${temporary}`)) return 'sync the bytes'
      if (/^rename/.test(call) && line.includes(`"${path}"`)) return 'rename'
      if (/sync$/.test(call) && line.includes(`<${folder}>`)) return 'sync the name'
      return []
    })
    expect(calls).toEqual(['write the bytes', 'sync the bytes', 'rename', 'sync the name'])
  },
)
