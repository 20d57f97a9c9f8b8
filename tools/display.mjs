// @ts-check
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Whether windows can be seen here. */
export function hasDisplay() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  return process.platform !== 'linux' || Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY)
}

/** @returns {string | undefined} path of Xvfb, a display without a screen */
export function findXvfb() {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin']
  return folders.map((folder) => join(folder, 'Xvfb')).find((path) => existsSync(path))
}

/**
 * Starts a display without a screen, which ends with this process.
 * @param {string} xvfb
 * @returns {Promise<string>} its name, as in `:99`
 */
export function startXvfb(xvfb) {
  const args = ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp']
  // In a group of its own, Ctrl+C reaches it by way of us, when the window has closed.
  const child = spawn(xvfb, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true })
  process.once('exit', () => child.kill())
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => reject(new Error('Xvfb did not start')))
    child.stdio[3]?.once('data', (number) => resolve(`:${String(number).trim()}`))
  })
}
