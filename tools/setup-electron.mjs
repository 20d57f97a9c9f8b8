// @ts-check
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { findElectron } from './find-electron.mjs'

/** How long to wait for the host of Electron's releases to answer at all, in milliseconds. */
const PATIENCE = 5000
/** How long the download itself may take, in milliseconds. */
const DOWNLOAD_TIME = 10 * 60_000

const RELEASES =
  process.env['ELECTRON_MIRROR'] ??
  process.env['npm_config_electron_mirror'] ??
  'https://github.com/electron/electron/releases/download/'

/**
 * Electron's binary is not in its npm package: it is downloaded when it is first needed.
 * @param {string} root
 * @returns {Promise<string | undefined>} path of the executable; undefined where it is not to be had
 */
export async function setUpElectron(root) {
  const present = findElectron(root)
  if (present !== undefined || !(await answers(RELEASES))) return present
  console.log('Downloading Electron …')
  const install = join(root, 'node_modules', 'electron', 'install.js')
  const { status } = spawnSync(process.execPath, [install], { stdio: 'ignore', timeout: DOWNLOAD_TIME })
  return status === 0 ? findElectron(root) : undefined
}

/**
 * Whether anybody is there: a host that is out of reach may keep a download waiting for minutes.
 * @param {string} url
 */
async function answers(url) {
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(PATIENCE) })
    return true
  } catch {
    return false
  }
}
