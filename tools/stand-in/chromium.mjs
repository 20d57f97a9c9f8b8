// @ts-check
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { Connection } from './cdp.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-features=Translate,MediaRouter,HttpsUpgrades',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--password-store=basic',
  '--use-mock-keychain',
  // Nothing is looked up: what the app does not serve itself is not there.
  '--host-resolver-rules=MAP * ~NOTFOUND',
]

/** In a group of its own, Chromium does not hear of Ctrl+C before the app does. */
const detached = process.platform !== 'win32'

/** The usual places of Chromium and its kin on this system, best first. */
function usualPlaces() {
  const { env, platform } = process
  if (platform === 'darwin')
    return ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    )
  if (platform === 'win32') {
    const roots = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']].filter(
      (root) => root !== undefined,
    )
    const places = [
      'Chromium\\Application\\chrome.exe',
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ]
    return places.flatMap((place) => roots.map((root) => join(root, place)))
  }
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/snap/bin']
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/**
 * @param {string} [chosen] executable to use instead of the usual ones
 * @returns {string | undefined} path of an installed Chromium
 */
export function findChromium(chosen) {
  return (chosen === undefined ? usualPlaces() : [chosen]).find((path) => existsSync(path))
}

/**
 * @typedef {object} Chromium
 * @property {Connection} connection
 * @property {Promise<number>} port on localhost for debuggers, once it is open; never, if none was asked for
 * @property {(page: string, size: { width: number, height: number }) => void} openWindow opens a bare window on a `data:` URL
 * @property {() => Promise<void>} close
 * @property {() => void} kill at once, for when there is no time left
 */

/**
 * Starts Chromium with a new profile, which is removed when it ends.
 * @param {{ executable: string, headless: boolean, debuggingPort?: string | undefined }} options
 * @returns {Chromium}
 */
export function startChromium({ executable, headless, debuggingPort }) {
  const profile = mkdtempSync(join(tmpdir(), 'stand-in-'))
  const shared = [
    ...QUIET,
    `--user-data-dir=${profile}`,
    ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
  ]
  const args = [
    ...shared,
    '--remote-debugging-pipe',
    '--no-startup-window',
    '--block-new-web-contents',
    ...(headless ? ['--headless'] : []),
    ...(debuggingPort === undefined ? [] : [`--remote-debugging-port=${debuggingPort}`]),
  ]
  const child = spawn(executable, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'], detached })
  const [, , stderr, output, input] = /** @type {any[]} */ (child.stdio)
  const connection = new Connection(output, input)
  const ended = new Promise((resolve) => child.once('close', resolve))
  let said = ''
  const port = new Promise((resolve) => {
    stderr.on('data', (/** @type {Buffer} */ data) => {
      // One piece may hold this line and a good deal after it.
      said += String(data)
      const [, found] = /DevTools listening on ws:\/\/[^:]+:(\d+)\//.exec(said) ?? []
      if (found !== undefined) resolve(Number(found))
      said = said.slice(-2000)
    })
  })
  let isWanted = true
  child.once('exit', (code, signal) => {
    if (isWanted) console.error(`Chromium ended by itself with ${code ?? signal}:\n${said}`)
  })

  const removeProfile = () => rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
  const kill = () => {
    isWanted = false
    child.kill('SIGKILL')
    removeProfile()
  }
  process.once('exit', kill)

  return {
    connection,
    port,
    openWindow(page, { width, height }) {
      // A second start hands its arguments to the first one, which opens the window, and ends.
      const window = [`--app=${page}`, `--window-size=${width},${height}`]
      spawn(executable, [...shared, ...window], { stdio: 'ignore', detached })
    },
    async close() {
      isWanted = false
      connection.send('Browser.close').catch(() => undefined)
      const late = setTimeout(() => child.kill('SIGKILL'), 3000)
      await ended
      clearTimeout(late)
      process.off('exit', kill)
      removeProfile()
    },
    kill,
  }
}
