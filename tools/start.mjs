// @ts-check
// `npm start`: opens the app from a fresh clone. What follows `--` is the app's own, as in
//
//     npm start -- --library ~/Articles
//
// STAND_IN=1 takes the desktop stand-in even where Electron is to be had.
import './check-node.mjs'
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { buildIfNeeded } from './build.mjs'
import { findXvfb, hasDisplay, startXvfb } from './display.mjs'
import { setUpBrowser } from './setup-browser.mjs'
import { setUpElectron } from './setup-electron.mjs'
import { setUpPackages } from './setup-packages.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const STAND_IN = new URL('stand-in/stand-in.mjs', import.meta.url)

try {
  await start(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

/** @param {string[]} args of the app */
async function start(args) {
  setUpPackages(ROOT)
  const isSeen = await setUpDisplay()
  const wantsElectron = process.env['STAND_IN'] !== '1' && hasDisplay()
  const electron = wantsElectron ? await setUpElectron(ROOT) : undefined
  if (electron === undefined) setUpBrowser()
  if (buildIfNeeded(ROOT)) console.log('Lectern was built.')
  if (electron === undefined) await startStandIn(args, isSeen)
  else startElectron(electron, args, isSeen)
}

/** @returns {Promise<boolean>} whether a person can see the window */
async function setUpDisplay() {
  if (hasDisplay()) return true
  const xvfb = findXvfb()
  if (xvfb !== undefined) process.env['DISPLAY'] = await startXvfb(xvfb)
  return false
}

/**
 * The stand-in runs in this process: there is no other to hand signals to.
 * @param {string[]} args
 * @param {boolean} isSeen
 */
async function startStandIn(args, isSeen) {
  console.log('Lectern runs in the desktop stand-in, in Chromium, as Electron is not to be had here.')
  if (!hasDisplay()) process.env['STAND_IN_HEADLESS'] = '1'
  if (!isSeen) process.env['STAND_IN_DEBUGGING_PORT'] ??= '0'
  process.argv = [process.execPath, fileURLToPath(STAND_IN), ROOT, ...args]
  await import(STAND_IN.href)
}

/**
 * @param {string} electron
 * @param {string[]} args
 * @param {boolean} isSeen
 */
function startElectron(electron, args, isSeen) {
  console.log('Lectern runs in Electron.')
  const switches = [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(isSeen ? [] : ['--remote-debugging-port=9222']),
  ]
  if (!isSeen)
    console.log(
      'The window is not to be seen here. Connect to it from a Chromium: chrome://inspect, localhost:9222',
    )
  const child = spawn(electron, [...switches, ROOT, ...args], { stdio: 'inherit' })
  child.once('exit', (code) => process.exit(code ?? 1))
  // Ctrl+C reaches Electron by itself; we wait for it to put things away.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
}
