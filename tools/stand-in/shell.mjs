// @ts-check
import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { isControlled, tell } from './control.mjs'
import { guard } from './emitter.mjs'

/**
 * Opens something in the system's own way. A test is told instead.
 * @param {string} kind
 * @param {string} target path or URL
 */
function openOutside(kind, target) {
  tell('shown', { kind, target })
  if (isControlled) return
  const [command = '', ...args] =
    process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['explorer.exe'] : ['xdg-open']
  const child = spawn(command, [...args, target], { stdio: 'ignore', detached: true })
  child.once('error', () => console.log(`Open ${target}`))
  child.unref()
}

export const shell = guard('shell', {
  /** @param {string} url */
  async openExternal(url) {
    openOutside('shell.openExternal', url)
  },
  /** @param {string} path */
  async openPath(path) {
    openOutside('shell.openPath', path)
    return ''
  },
  /** @param {string} path */
  showItemInFolder(path) {
    if (isControlled) tell('shown', { kind: 'shell.showItemInFolder', target: path })
    else openOutside('shell.showItemInFolder', dirname(path))
  },
})
