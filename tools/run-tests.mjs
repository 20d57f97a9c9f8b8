// @ts-check
// `npm test`: sets up what is missing, checks and tests everything, whatever fails on the way, and
// ends with a line that counts. For developers:
//
//     npm test -- --only lint,types,unit,tools,e2e
import './check-node.mjs'
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from './build.mjs'
import { addCounts, countTests } from './count-tests.mjs'
import { setUpBrowser } from './setup-browser.mjs'
import { setUpPackages } from './setup-packages.mjs'
import { checks, RUNS } from './test-stages.mjs'

/** @typedef {import('./count-tests.mjs').Count} Count */
/** @typedef {{ name: string, count: Count, seconds: number }} Outcome */

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const GROUPS = ['lint', 'types', ...RUNS.map(({ name }) => name)]

/** A log is read without colours. */
const env = process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: '1' }

const { values } = parseArgs({ options: { only: { type: 'string' } } })
const only = values.only?.split(',') ?? GROUPS
const unknown = only.filter((group) => !GROUPS.includes(group))
if (unknown.length > 0) {
  console.error(`--only takes ${GROUPS.join(', ')}, not ${unknown.join(', ')}`)
  process.exit(2)
}

const outcomes = await runAll()
for (const { name, count, seconds } of outcomes)
  console.log(
    `${count.failed === 0 ? '✓' : '✗'} ${name}: ${count.passed} passed, ${count.failed} failed (${seconds.toFixed(0)} s)`,
  )
const total = addCounts(outcomes.map(({ count }) => count))
process.exitCode = total.failed === 0 ? 0 : 1
console.log(`${total.passed} passed, ${total.failed} failed`)

/** @returns {Promise<Outcome[]>} */
async function runAll() {
  /** @type {Outcome[]} */
  const done = []
  try {
    setUpPackages(ROOT)
  } catch (error) {
    return [report('set-up', error)]
  }
  const needsApp = only.includes('e2e') || only.includes('tools')
  if (needsApp) done.push(...attempt('set-up', () => setUpBrowser({ forTests: true })))
  done.push(...(await runChecks(checks(ROOT).filter(({ group }) => only.includes(group)))))
  if (needsApp) done.push(...attempt('build', () => build(ROOT)))
  for (const run of RUNS.filter(({ name }) => only.includes(name))) done.push(await runVitest(run))
  return done
}

/**
 * A step that the tests stand on: one that succeeds is no test, one that fails is a failure.
 * @param {string} name
 * @param {() => unknown} step
 * @returns {Outcome[]}
 */
function attempt(name, step) {
  try {
    step()
    return []
  } catch (error) {
    return [report(name, error)]
  }
}

/** @type {(name: string, error: unknown) => Outcome} */
function report(name, error) {
  console.error(error instanceof Error ? error.message : error)
  return { name, count: { passed: 0, failed: 1 }, seconds: 0 }
}

/**
 * Runs the checks, as many at a time as the machine has cores.
 * @param {import('./test-stages.mjs').Check[]} list
 * @returns {Promise<Outcome[]>}
 */
async function runChecks(list) {
  /** @type {Outcome[]} */
  const done = []
  const waiting = [...list]
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) done.push(await runCheck(check))
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  return done
}

/**
 * @param {import('./test-stages.mjs').Check} check
 * @returns {Promise<Outcome>}
 */
async function runCheck({ name, script, args }) {
  const started = performance.now()
  const { code, output } = await runNode([script, ...args], 'pipe')
  if (code !== 0) console.log(`\n── ${name}\n${output}`)
  return {
    name,
    count: code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 },
    seconds: since(started),
  }
}

/**
 * @param {{ name: string, projects: string[] }} run
 * @returns {Promise<Outcome>}
 */
async function runVitest({ name, projects }) {
  console.log(`\n── ${name}`)
  const started = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'lectern-tests-'))
  const file = join(folder, 'report.json')
  const { code } = await runNode(
    [
      join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    'inherit',
  )
  const count = countTests(readReport(file), code)
  rmSync(folder, { recursive: true })
  return { name, count, seconds: since(started) }
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * @param {string[]} args
 * @param {'pipe' | 'inherit'} stdio
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function runNode(args, stdio) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', stdio, stdio] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output += String(data)))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })
}

/** @param {number} started */
function since(started) {
  return (performance.now() - started) / 1000
}
