import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeLicences } from '../../tools/licences.mjs'

let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lectern-licences-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

/** Lays out files: content by path. Anything but a string is written as JSON. */
async function lay(files: Record<string, unknown>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), typeof content === 'string' ? content : JSON.stringify(content))
  }
}

const noPackages = {
  'out/packages/main.json': [],
  'out/packages/preload.json': [],
  'out/packages/renderer.json': [],
}

describe('writeLicences', () => {
  it('gathers the licences of what the bundles contain, each package once, by name', async () => {
    await lay({
      'out/packages/main.json': ['node_modules/wood'],
      'out/packages/preload.json': [],
      'out/packages/renderer.json': ['node_modules/wood', 'node_modules/@type/face'],
      'node_modules/wood/package.json': { name: 'wood', version: '1.0.0', license: 'MIT' },
      'node_modules/wood/license': 'Wood may be used.\r\nFreely.\r\n',
      'node_modules/wood/NOTICE.md': 'Made of oak.',
      'node_modules/wood/licences.js': 'no licence',
      'node_modules/@type/face/package.json': { name: '@type/face', version: '2.0.0', license: 'OFL-1.1' },
      'node_modules/@type/face/OFL.txt': 'SIL OPEN FONT LICENSE',
      'node_modules/other/package.json': { name: 'other', version: '3.0.0' },
    })
    expect(writeLicences(root).map(({ name }) => name)).toEqual(['@type/face', 'wood'])
    const [intro, face, wood] = (await readFile(join(root, 'out/THIRD-PARTY-LICENSES.txt'), 'utf8')).split(
      `\n\n${'-'.repeat(80)}\n\n`,
    )
    expect(intro).toContain('Lectern contains')
    expect(face).toBe('@type/face 2.0.0 (OFL-1.1)\n\nSIL OPEN FONT LICENSE')
    expect(wood).toBe('wood 1.0.0 (MIT)\n\nMade of oak.\n\nWood may be used.\nFreely.\n')
  })

  it('stops at a package without a licence', async () => {
    await lay({
      ...noPackages,
      'out/packages/main.json': ['node_modules/secret'],
      'node_modules/secret/package.json': { name: 'secret', version: '1.0.0', license: 'UNLICENSED' },
    })
    expect(() => writeLicences(root)).toThrow('secret 1.0.0 is in a bundle, but has no licence')
  })

  it('stops when a bundle was not built', async () => {
    await lay({ 'out/packages/main.json': [], 'out/packages/preload.json': [] })
    expect(() => writeLicences(root)).toThrow('renderer.json')
  })
})
