#!/usr/bin/env node
// @ts-check
// Kills a program while it saves, a thousand times or as often as is said, and looks that nothing
// that was acknowledged is lost. `npm test` does fifty of these.
//
//     npm run torture [-- 5000]
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const [kills = '1000'] = process.argv.slice(2)
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url))
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--project', 'main', 'tests/main/store/kill.test.ts'],
  { cwd: ROOT, stdio: 'inherit', env: { ...process.env, LECTERN_KILLS: kills } },
)
process.exitCode = status ?? 1
