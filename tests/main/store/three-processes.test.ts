import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleForNode } from '../../../tools/bundle-for-node.mjs'
import { openLibrary, openWithFerry } from './open-library.ts'
import { temporaryFolder } from './temporary-folder.ts'

const NAMES = ['one', 'two', 'three']
const TIMES = 150

let bundle: string
beforeAll(async () => {
  bundle = await mkdtemp(join(tmpdir(), 'lectern-bundle-'))
  await bundleForNode({ edit: join(import.meta.dirname, 'edit-many-times.ts') }, bundle)
})
afterAll(() => rm(bundle, { recursive: true, force: true }))

it(
  'three processes that edit one article a hundred and fifty times each lose none of it',
  { timeout: 120_000 },
  async () => {
    const root = await temporaryFolder()
    const { library, id } = await openWithFerry(root)
    await library.close()
    await rm(join(root, 'data'), { recursive: true })
    const run = promisify(execFile)
    const script = join(bundle, 'edit.mjs')
    await Promise.all(NAMES.map((name) => run(process.execPath, [script, root, id, name, String(TIMES)])))
    const { article } = await (await openLibrary(root)).readArticle(id)
    const expected = NAMES.flatMap((name) =>
      Array.from({ length: TIMES }, (_, index) => `${name}-${index + 1}`),
    )
    expect(article.tags.toSorted()).toEqual(expected.toSorted())
    expect(await readdir(join(root, 'library'))).not.toContain('lectern.lock')
    expect(await readdir(join(root, 'library', 'articles'))).toEqual([`${id}.json`])
  },
)
