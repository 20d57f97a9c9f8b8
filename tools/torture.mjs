#!/usr/bin/env node
// @ts-check
// What `npm test` does a little of, at length:
//
//     npm run torture                      both, as below
//     npm run torture -- kills [1000]      kills a program while it saves, so often, and looks that nothing
//                                          that was acknowledged is lost (`npm test`: 50 times)
//     npm run torture -- properties [20]   tries every property on new examples, so many rounds long
//                                          (`npm test`: one round, always on the same examples)
import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const VITEST = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url))

/** @type {Record<string, (times?: number) => boolean>} */
const PARTS = { kills: killWhileSaving, properties: tryNewExamples }

const [part, times] = process.argv.slice(2)
const chosen = part === undefined ? Object.values(PARTS) : [PARTS[part]]
for (const run of chosen) {
  if (!run) throw new Error(`There is no part “${part}”: ${Object.keys(PARTS).join(', ')}.`)
  if (!run(times === undefined ? undefined : Number(times))) process.exitCode = 1
}

function killWhileSaving(kills = 1000) {
  return passes(['tests/main/store/kill.test.ts'], { LECTERN_KILLS: String(kills) })
}

function tryNewExamples(rounds = 20) {
  const files = readdirSync(`${ROOT}tests`, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => `tests/${path}`)
    .filter((path) => readFileSync(`${ROOT}${path}`, 'utf8').includes("from 'fast-check'"))
  for (let round = 1; round <= rounds; round++) {
    const seed = randomInt(2 ** 31)
    console.log(`Round ${round} of ${rounds}: LECTERN_SEED=${seed}`)
    if (!passes(files, { LECTERN_SEED: String(seed) })) return false
  }
  return true
}

/**
 * @param {string[]} files
 * @param {Record<string, string>} env
 */
function passes(files, env) {
  const { status } = spawnSync(process.execPath, [VITEST, 'run', ...files], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  return status === 0
}
