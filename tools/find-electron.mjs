// @ts-check
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @param {string} root folder that holds node_modules
 * @returns {string | undefined} path of Electron's executable; undefined when it was never downloaded
 */
export function findElectron(root) {
  const folder = join(root, 'node_modules', 'electron')
  const note = join(folder, 'path.txt')
  if (!existsSync(note)) return undefined
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist')
  const executable = join(dist, readFileSync(note, 'utf8').trim())
  return existsSync(executable) ? executable : undefined
}
