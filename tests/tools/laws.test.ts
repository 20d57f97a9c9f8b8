/**
 * The laws of the house are worth what their enforcement is. For each tool a house is built in a
 * throw-away folder, with the real configuration and a breach of every law that the tool guards;
 * each must be caught, and the lawful files beside them must pass.
 */
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Breach, COMPILER_BREACHES, IMPORT_BREACHES, LAWFUL, LINT_BREACHES } from './breaches.ts'

const root = path.resolve(import.meta.dirname, '../..')
const LAYERS = ['src-core', 'src-main', 'src-renderer']
const CONFIGURATION = [
  'package.json',
  'eslint.config.js',
  '.dependency-cruiser.cjs',
  'tsconfig.base.json',
  'tsconfig.json',
  'src-core/globals.d.ts',
  ...LAYERS.map((layer) => `${layer}/tsconfig.json`),
]

/** A house with the lawful files and these breaches. Answers its folder. */
async function build(breaches: readonly Breach[]): Promise<string> {
  const house = await mkdtemp(path.join(tmpdir(), 'lectern-laws-'))
  for (const file of CONFIGURATION) await cp(path.join(root, file), path.join(house, file))
  await symlink(path.join(root, 'node_modules'), path.join(house, 'node_modules'), 'junction')
  const sources = [
    ...Object.entries(LAWFUL),
    ...breaches.flatMap(({ file, source, beside }) => Object.entries({ [file]: source, ...beside })),
  ]
  for (const [file, source] of sources) {
    await mkdir(path.dirname(path.join(house, file)), { recursive: true })
    await writeFile(path.join(house, file), source)
  }
  return house
}

/** Standard output of a tool run in the house. It ends with a failure: there are breaches. */
function output(house: string, script: string, ...args: string[]): Promise<string> {
  const command = [path.join(root, 'node_modules', script), ...args]
  return new Promise((resolve, reject) => {
    execFile(process.execPath, command, { cwd: house, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      if (stdout === '') reject(new Error(stderr, { cause: error }))
      else resolve(stdout)
    })
  })
}

interface Finding {
  /** Path in the house, with forward slashes. */
  file: string
  /** The rule that was broken, or what the compiler says. */
  rule: string
}

/** Runs a tool over a house with these breaches, and tells what it must catch and what it must let pass. */
function itCatches(breaches: readonly Breach[], run: (house: string) => Promise<Finding[]>) {
  let house: string
  let findings: Finding[]
  const rulesBroken = (file: string) =>
    findings.filter((found) => found.file === file).map(({ rule }) => rule)

  beforeAll(async () => {
    house = await build(breaches)
    findings = await run(house)
  })
  afterAll(() => rm(house, { recursive: true, force: true }))

  it.each(breaches)('catches: $law', ({ file, caught }) => {
    expect(rulesBroken(file).join('\n')).toContain(caught)
  })
  it.each(Object.keys(LAWFUL))('lets %s pass', (file) => {
    expect(rulesBroken(file)).toEqual([])
  })
}

describe('dependency-cruiser', () => {
  itCatches(IMPORT_BREACHES, async (house) => {
    const script = 'dependency-cruiser/bin/dependency-cruise.mjs'
    const report = JSON.parse(await output(house, script, ...LAYERS, '--output-type', 'json')) as {
      summary: { violations: { from: string; rule: { name: string } }[] }
    }
    return report.summary.violations.map(({ from, rule }) => ({ file: from, rule: rule.name }))
  })
})

describe('the compiler, with one tsconfig a layer', () => {
  itCatches(COMPILER_BREACHES, async (house) => {
    const reports = LAYERS.map((layer) =>
      output(house, 'typescript/bin/tsc', '--project', layer, '--pretty', 'false'),
    )
    return (await Promise.all(reports)).flatMap((report) =>
      [...report.matchAll(/^(.+?)\(\d+,\d+\): (.+)$/gm)].map(([, file = '', rule = '']) => ({ file, rule })),
    )
  })
})

describe('ESLint', () => {
  itCatches(LINT_BREACHES, async (house) => {
    const reports = JSON.parse(await output(house, 'eslint/bin/eslint.js', '.', '--format', 'json')) as {
      filePath: string
      messages: { ruleId: string | null; message: string }[]
    }[]
    return reports.flatMap(({ filePath, messages }) => {
      const file = path.relative(house, filePath).split(path.sep).join('/')
      return messages.map(({ ruleId, message }) => ({ file, rule: ruleId ?? message }))
    })
  })
})
