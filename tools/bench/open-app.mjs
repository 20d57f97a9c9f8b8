// @ts-check
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { buildIfNeeded } from '../build.mjs'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Opens the built app in the desktop stand-in, with a library in its data folder.
 * @param {string} data the app's data folder
 * @param {string} [library] the library's folder; the one in the data folder by default
 * @returns {Promise<{ page: import('playwright-core').Page, close: () => Promise<void> }>}
 */
export async function openApp(data, library) {
  buildIfNeeded(ROOT)
  const app = fork(
    join(ROOT, 'tools/stand-in/stand-in.mjs'),
    [ROOT, ...(library ? ['--library', library] : [])],
    {
      env: { ...process.env, LECTERN_DATA: data, STAND_IN_HEADLESS: '1', STAND_IN_DEBUGGING_PORT: '0' },
    },
  )
  const ended = once(app, 'exit')
  const port = await whenLoaded(app)
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true })
  const page = /** @type {import('playwright-core').Page} */ (browser.contexts()[0]?.pages()[0])
  app.send({ id: 1, command: 'resize', args: [{ width: 1280, height: 840 }] })
  const close = async () => {
    app.kill('SIGTERM')
    await ended
  }
  return { page, close }
}

/**
 * @param {import('node:child_process').ChildProcess} app
 * @returns {Promise<number>} the port that Chromium listens on, once the window has loaded
 */
function whenLoaded(app) {
  return new Promise((resolve, reject) => {
    let port = 0
    let isLoaded = false
    app.on('message', (/** @type {any} */ { event, detail }) => {
      if (event === 'listening') port = detail.port
      if (event === 'loaded') isLoaded = true
      if (port && isLoaded) resolve(port)
    })
    app.once('exit', (code) => reject(new Error(`Lectern ended with ${code}`)))
  })
}
