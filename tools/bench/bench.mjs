// @ts-check
// `npm run bench [-- PART…]`: measures the figures that Lectern is held to, on this machine, and ends with
// 1 when one misses its target. Parts are store, start, search, notebook, import,
// template, scrolling and reading; all by default. The ratios count; the milliseconds are those of the machine.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { bundleForNode } from '../bundle-for-node.mjs'
import { openApp } from './open-app.mjs'
import { timeStarts } from './start.mjs'

const folder = await mkdtemp(join(tmpdir(), 'lectern-bench-bundle-'))
try {
  await bundleForNode({ bench: fileURLToPath(new URL('run-benchmarks.ts', import.meta.url)) }, folder)
  const { runBenchmarks } = await import(pathToFileURL(join(folder, 'bench.mjs')).href)
  process.exitCode = (await runBenchmarks({ timeStarts, openApp }, process.argv.slice(2))) ? 0 : 1
} finally {
  await rm(folder, { recursive: true, force: true })
}
