// @ts-check
import { findChromium, startChromium } from './chromium.mjs'
import { isControlled, tell } from './control.mjs'
import { Page } from './page.mjs'
import { startOptions } from './start-options.mjs'

/** @typedef {{ width: number, height: number }} Size */

/** @type {Promise<import('./chromium.mjs').Chromium> | undefined} */
let starting
/** @type {Map<string, Page>} */
const pages = new Map()
/** Makes the first URL of each window its own, by which it is found. */
let windows = 0

/** @type {(connection: import('./cdp.mjs').Connection) => void} */
let prepare = () => undefined

/**
 * Says what is to be done with a new Chromium before it shows anything.
 * @param {typeof prepare} action
 */
export function onChromiumStart(action) {
  prepare = action
}

/** @returns {Promise<import('./chromium.mjs').Chromium>} the one Chromium of this process */
function chromium() {
  starting ??= start()
  return starting
}

async function start() {
  const executable = findChromium(startOptions.chromium)
  if (executable === undefined)
    throw new Error('No Chromium was found. Set STAND_IN_CHROMIUM to its executable.')
  const { headless, debuggingPort } = startOptions
  const started = startChromium({ executable, headless, debuggingPort })
  const { connection } = started
  connection.on('Target.targetCreated', ({ targetInfo }) => closeStray(connection, targetInfo))
  prepare(connection)
  await connection.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
  await connection.send('Target.setDiscoverTargets', { discover: true })
  void started.port.then((port) => {
    tell('listening', { port })
    if (!isControlled)
      console.log(
        `The window is not to be seen here. Connect to it from a Chromium: chrome://inspect, localhost:${port}`,
      )
  })
  return started
}

/**
 * A link with a target of its own gets its window in spite of `--block-new-web-contents`.
 * @param {import('./cdp.mjs').Connection} connection
 * @param {{ targetId: string, openerId?: string }} target
 */
function closeStray(connection, { targetId, openerId }) {
  if (openerId !== undefined) connection.send('Target.closeTarget', { targetId }).catch(() => undefined)
}

/**
 * Opens a window on an empty page.
 * @param {Size & { title: string, background: string }} options
 * @returns {Promise<Page>}
 */
export async function openPage({ title, background, width, height }) {
  const { connection, openWindow } = await chromium()
  const style = `<body style="background:${background}">`
  const first = `data:text/html,<title>${encodeURIComponent(title)}</title>${encodeURIComponent(style)}<!--${++windows}-->`
  const targetId = startOptions.headless
    ? (await connection.send('Target.createTarget', { url: 'about:blank', newWindow: true })).targetId
    : await new Promise((resolve) => {
        /** @param {any} event */
        const found = ({ targetInfo: { targetId, url } }) => {
          if (url !== first) return
          connection.off('Target.targetCreated', found)
          resolve(targetId)
        }
        connection.on('Target.targetCreated', found)
        openWindow(first, { width, height })
      })
  const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true })
  const page = new Page(connection, targetId, sessionId)
  pages.set(targetId, page)
  page.once('closed', () => pages.delete(targetId))
  await Promise.all([
    page.send('Page.enable'),
    page.send('Runtime.enable'),
    resizePage(page, { width, height }),
  ])
  return page
}

/**
 * Without a visible window the page has exactly the window's size: there is no frame to subtract.
 * @param {Page} page
 * @param {Size} size
 */
export async function resizePage(page, { width, height }) {
  if (startOptions.headless) {
    await page.send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: 0,
      mobile: false,
    })
    return
  }
  const { windowId } = await page.send('Browser.getWindowForTarget')
  await page.send('Browser.setWindowBounds', { windowId, bounds: { width, height } })
}

/**
 * The page that a frame belongs to.
 * @param {string} frameId
 * @returns {Page | undefined}
 */
export function pageOfFrame(frameId) {
  return pages.get(frameId) ?? [...pages.values()].find((page) => page.frames.has(frameId))
}

/** Ends Chromium, if it was started. */
export async function closeChromium() {
  await (await starting)?.close()
}
