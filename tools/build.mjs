// @ts-check
import './check-node.mjs'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SOURCES = [
  'src-core',
  'src-main',
  'src-renderer',
  'electron.vite.config.ts',
  'tools/record-packages.mjs',
  'package.json',
  'package-lock.json',
]
const BUNDLES = [
  'out/main/main.js',
  'out/main/cli.js',
  'out/main/search-worker.js',
  'out/main/import-worker.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
]
/** What the last build was made from, and what it made. */
const STAMP = join('node_modules', '.cache', 'lectern', 'build')

/**
 * Builds the bundles, unless they are those of the sources as they are.
 * @param {string} [root]
 * @returns {boolean} whether there was anything to do
 * @throws when the build fails
 */
export function buildIfNeeded(root = ROOT) {
  const stamp = join(root, STAMP)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(root)) return false
  build(root)
  return true
}

/**
 * @param {string} [root]
 * @throws when it fails, with what was said
 */
export function build(root = ROOT) {
  const cli = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'build', '--logLevel', 'warn'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`)
  mkdirSync(dirname(join(root, STAMP)), { recursive: true })
  writeFileSync(join(root, STAMP), fingerprint(root))
}

/**
 * The content of the sources and the dates of the bundles: neither can change unseen.
 * @param {string} root
 * @returns {string}
 */
export function fingerprint(root) {
  const hash = createHash('sha256')
  for (const path of SOURCES.flatMap((source) => filesUnder(root, source)))
    hash.update(path).update(readFileSync(join(root, path)))
  const dates = BUNDLES.map((path) =>
    existsSync(join(root, path)) ? statSync(join(root, path)).mtimeMs : 'none',
  )
  return [hash.digest('hex'), ...dates].join('\n')
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]} paths of the files, always in one order
 */
function filesUnder(root, path) {
  if (!statSync(join(root, path)).isDirectory()) return [path]
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesUnder(root, `${path}/${name}`))
}

if (argv[1] === fileURLToPath(import.meta.url)) build()
