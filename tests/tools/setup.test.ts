import { mkdir, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fingerprint } from '../../tools/build.mjs'
import { describeOldNode } from '../../tools/check-node.mjs'
import { countTests } from '../../tools/count-tests.mjs'
import { holdsAll } from '../../tools/setup-packages.mjs'
import { createTemporaryFolder, removeFolder } from '../e2e/fixture/temporary-folder.ts'

describe('describeOldNode', () => {
  it.each([
    ['20.19.0', true],
    ['20.20.2', true],
    ['22.0.0', true],
    ['20.18.3', false],
    ['18.20.0', false],
  ])('Node %s will do: %s', (version, does) => {
    expect(describeOldNode(version, '>=20.19') === '').toBe(does)
  })

  it('says what to do', () => {
    expect(describeOldNode('18.1.0', '>=20.19')).toBe(
      'Lectern needs Node 20.19 or newer, and this is 18.1.0. Get a newer one from https://nodejs.org/',
    )
  })
})

describe('holdsAll', () => {
  const wanted = {
    packages: {
      '': { version: '1.0.0' },
      'node_modules/a': { version: '1.0.0' },
      'node_modules/elsewhere': { version: '2.0.0', optional: true },
    },
  }
  it.each([
    ['all that is needed', { 'node_modules/a': { version: '1.0.0' } }, true],
    ['more', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } }, true],
    ['another version', { 'node_modules/a': { version: '1.0.1' } }, false],
    [
      'another version of an optional one',
      { 'node_modules/a': { version: '1.0.0' }, 'node_modules/elsewhere': { version: '1.0.0' } },
      false,
    ],
    ['nothing', {}, false],
  ])('an installation with %s: %s', (_name, packages, holds) => {
    expect(holdsAll({ packages }, wanted)).toBe(holds)
  })
})

describe('countTests', () => {
  const file = (status: string, tests: number) => ({
    name: 'a',
    status,
    assertionResults: Array(tests).fill({}),
  })
  it.each([
    [
      'all passed',
      { numPassedTests: 3, numFailedTests: 0, testResults: [file('passed', 3)] },
      0,
      { passed: 3, failed: 0 },
    ],
    [
      'one failed',
      { numPassedTests: 2, numFailedTests: 1, testResults: [file('failed', 3)] },
      1,
      { passed: 2, failed: 1 },
    ],
    [
      'a file could not be loaded',
      { numPassedTests: 2, numFailedTests: 0, testResults: [file('passed', 2), file('failed', 0)] },
      1,
      { passed: 2, failed: 1 },
    ],
    [
      'an error outside of any test',
      { numPassedTests: 2, numFailedTests: 0, testResults: [file('passed', 2)] },
      1,
      { passed: 2, failed: 1 },
    ],
    ['no report', undefined, 1, { passed: 0, failed: 1 }],
    ['no report from a run that says it is well', undefined, 0, { passed: 0, failed: 1 }],
  ])('%s', (_name, report, code, count) => {
    expect(countTests(report, code)).toEqual(count)
  })
})

describe('fingerprint of the build', () => {
  let root: string

  beforeEach(async () => {
    root = await createTemporaryFolder()
    for (const folder of ['src-core', 'src-main', 'src-renderer', 'tools', 'out/main'])
      await mkdir(join(root, folder), { recursive: true })
    const files = [
      'src-core/a.ts',
      'src-main/b.ts',
      'src-renderer/c.ts',
      'electron.vite.config.ts',
      'tools/record-packages.mjs',
      'package.json',
      'package-lock.json',
      'out/main/main.js',
    ]
    for (const file of files) await writeFile(join(root, file), file)
  })
  afterEach(() => removeFolder(root))

  it('is the same as long as nothing changes', async () => {
    const before = fingerprint(root)
    await writeFile(join(root, 'src-core/a.ts'), 'src-core/a.ts')
    expect(fingerprint(root)).toBe(before)
  })

  it.each([
    ['a source changes', () => writeFile(join(root, 'src-core/a.ts'), 'changed')],
    ['a source is added', () => writeFile(join(root, 'src-main/new.ts'), '')],
    ['a source has gone', () => rm(join(root, 'src-renderer/c.ts'))],
    ['the packages change', () => writeFile(join(root, 'package-lock.json'), 'changed')],
    ['a bundle was built by other means', () => utimes(join(root, 'out/main/main.js'), 1, 1)],
    ['a bundle has gone', () => rm(join(root, 'out/main/main.js'))],
  ])('is another when %s', async (_name, change) => {
    const before = fingerprint(root)
    await change()
    expect(fingerprint(root)).not.toBe(before)
  })
})
