import { cp, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runProgram, type CommandOutcome } from '../e2e/fixture/run-program.ts'
import { createTemporaryFolder, removeFolder } from '../e2e/fixture/temporary-folder.ts'

const TOOLS = fileURLToPath(new URL('../../tools', import.meta.url))

/** Commands of packages, as scripts that do nothing but end well. */
const COMMANDS = [
  'eslint/bin/eslint.js',
  'prettier/bin/prettier.cjs',
  'dependency-cruiser/bin/dependency-cruise.mjs',
  'typescript/bin/tsc',
  'svelte-check/bin/svelte-check',
]

/** A vitest that reports two tests passed, and one failed where the project `core` is to fail. */
const VITEST = `import { writeFileSync } from 'node:fs'
const file = process.argv.find((arg) => arg.startsWith('--outputFile')).split('=')[1]
const failed = process.env.FAIL === 'vitest' && process.argv.includes('core') ? 1 : 0
if (process.env.FAIL !== 'crash') writeFileSync(file, JSON.stringify({ numPassedTests: 2, numFailedTests: failed, testResults: [] }))
process.exit(process.env.FAIL === 'crash' ? 2 : failed)`

let root: string

beforeEach(async () => {
  root = await createTemporaryFolder()
  await cp(TOOLS, join(root, 'tools'), { recursive: true })
  await write('package.json', '{ "engines": { "node": ">=20.19" } }')
  await write('package-lock.json', '{ "packages": {} }')
  await write('node_modules/.package-lock.json', '{ "packages": {} }')
  for (const command of COMMANDS)
    await write(
      `node_modules/${command}`,
      command.endsWith('.mjs') ? '' : `process.exit(process.env.FAIL === 'checks' ? 1 : 0)`,
    )
  await write('node_modules/vitest/vitest.mjs', VITEST)
})
afterEach(() => removeFolder(root))

async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), content)
}

/** Runs the tests of a project that consists of nothing but stand-ins for its tools. */
function runTests(only: string, fail = ''): Promise<CommandOutcome> {
  return runProgram(process.execPath, [join(root, 'tools/run-tests.mjs'), '--only', only], {
    env: { ...process.env, FAIL: fail },
  })
}

const lastLine = ({ stdout }: CommandOutcome) => stdout.trimEnd().split('\n').at(-1)

describe('npm test', () => {
  it.each([
    ['all is well', 'lint,types,unit', '', '9 passed, 0 failed', 0],
    ['checks fail', 'lint,types,unit', 'checks', '3 passed, 6 failed', 1],
    ['a test fails', 'lint,types,unit', 'vitest', '9 passed, 1 failed', 1],
    ['vitest itself fails', 'unit', 'crash', '0 passed, 1 failed', 1],
    ['the build fails', 'lint,e2e', '', '5 passed, 1 failed', 1],
  ])('when %s, goes on and counts', async (_name, only, fail, line, code) => {
    const outcome = await runTests(only, fail)
    expect([lastLine(outcome), outcome.code]).toEqual([line, code])
  })

  it('knows its parts', async () => {
    const { code, stderr } = await runTests('lint,dance')
    expect([code, stderr]).toEqual([2, '--only takes lint, types, unit, tools, e2e, not dance\n'])
  })
})
