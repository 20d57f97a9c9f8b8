// @ts-check
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage */
/** @typedef {{ packages: Record<string, LockedPackage> }} Lockfile */

/**
 * Installs the packages that package-lock.json names, unless just they are there.
 * @param {string} root
 * @throws when npm fails
 */
export function setUpPackages(root) {
  const wanted = readLockfile(join(root, 'package-lock.json'))
  const present = readLockfile(join(root, 'node_modules', '.package-lock.json'))
  if (wanted && present && holdsAll(present, wanted)) return
  console.log('Installing packages (npm ci) …')
  // Beside a running npm its own script is known; asking the system for `npm` needs a shell on Windows.
  const npm = process.env['npm_execpath']
  const [command, ...args] = npm === undefined ? ['npm', 'ci'] : [process.execPath, npm, 'ci']
  const { status } = spawnSync(command ?? '', args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: npm === undefined && process.platform === 'win32',
  })
  if (status !== 0) throw new Error('npm ci failed: the packages are not installed.')
}

/**
 * Whether an installation has what a lockfile names: dates say nothing after a checkout.
 * @param {Lockfile} present npm's own note in node_modules
 * @param {Lockfile} wanted
 * @returns {boolean}
 */
export function holdsAll(present, wanted) {
  return Object.entries(wanted.packages).every(
    ([path, { version, optional = false, devOptional = false }]) => {
      if (path === '') return true
      const found = present.packages[path]
      // Packages for other systems are named, and not installed.
      return found ? found.version === version : optional || devOptional
    },
  )
}

/**
 * @param {string} path
 * @returns {Lockfile | undefined}
 */
function readLockfile(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
