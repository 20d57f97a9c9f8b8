// @ts-check
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { buildIfNeeded } from '../build.mjs'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Starts the built app on a library, in the desktop stand-in, as often as is asked.
 * @param {{ folder: string, data: string }} library
 * @param {number} starts
 * @returns {Promise<number[]>} from each start of the program to the first row of the list, in milliseconds
 */
export async function timeStarts(library, starts) {
  buildIfNeeded(ROOT)
  const times = []
  for (let start = 0; start < starts; start++) times.push(await timeStart(library))
  return times
}

/** @param {{ folder: string, data: string }} library */
async function timeStart({ folder, data }) {
  const begun = performance.now()
  const app = fork(join(ROOT, 'tools/stand-in/stand-in.mjs'), [ROOT, '--library', folder], {
    env: { ...process.env, LECTERN_DATA: data, STAND_IN_HEADLESS: '1', STAND_IN_DEBUGGING_PORT: '0' },
  })
  const ended = once(app, 'exit')
  try {
    const port = await listening(app)
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true })
    const [page] = browser.contexts()[0]?.pages() ?? []
    if (!page) throw new Error('Lectern opened no window.')
    await page.getByRole('option').first().waitFor()
    return performance.now() - begun
  } finally {
    app.kill('SIGTERM')
    await ended
  }
}

/**
 * @param {import('node:child_process').ChildProcess} app
 * @returns {Promise<number>} the port that Chromium listens on, once the window has loaded
 */
function listening(app) {
  return new Promise((resolve, reject) => {
    let port = 0
    app.on('message', (/** @type {any} */ { event, detail }) => {
      if (event === 'listening') port = detail.port
      if (event === 'loaded') resolve(port)
    })
    app.once('exit', (code) => reject(new Error(`Lectern ended with ${code}.`)))
  })
}
