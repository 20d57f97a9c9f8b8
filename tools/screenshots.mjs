#!/usr/bin/env node
// @ts-check
// Takes the pictures of docs/screenshots from the built app, in the desktop stand-in:
//
//     npm run build && npm run screenshots
/* global document, innerWidth, requestAnimationFrame -- parts of this run in the page */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const PICTURES = join(ROOT, 'docs', 'screenshots')

/**
 * @typedef {object} Picture
 * @property {string} name
 * @property {'light' | 'dark'} theme
 * @property {{ width: number, height: number }} size
 * @property {(page: import('playwright-core').Page) => Promise<void>} show
 */

const FULL = { width: 1280, height: 840 }
const SMALL = { width: 900, height: 640 }

/** @type {Picture[]} */
const pictures = [
  { name: 'paper', theme: 'light', size: FULL, show: (page) => page.keyboard.press(']') },
  { name: 'night', theme: 'dark', size: FULL, show: showAnnotated },
  { name: 'selection', theme: 'light', size: SMALL, show: showSelection },
  { name: 'palette', theme: 'dark', size: SMALL, show: (page) => page.keyboard.press('Control+k') },
  { name: 'export', theme: 'light', size: SMALL, show: (page) => page.keyboard.press('Control+e') },
]

/** @param {import('playwright-core').Page} page */
async function showAnnotated(page) {
  await page.getByRole('option', { name: 'Russia and Ukraine' }).click()
  await page.getByRole('heading', { level: 1, name: 'Russia and Ukraine' }).waitFor()
  for (const key of [']', ']']) await page.keyboard.press(key)
}

/** @param {import('playwright-core').Page} page */
async function showSelection(page) {
  for (const key of ['j', 'j', 's']) await page.keyboard.press(key)
  await page.getByRole('toolbar').waitFor()
}

/** @param {Picture} picture */
async function take({ name, theme, size, show }) {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-pictures-'))
  const app = fork(join(ROOT, 'tools/stand-in/stand-in.mjs'), [ROOT], {
    env: {
      ...process.env,
      LECTERN_DATA: folder,
      LANG: 'en_GB.UTF-8',
      STAND_IN_HEADLESS: '1',
      STAND_IN_DEBUGGING_PORT: '0',
      STAND_IN_SYSTEM_THEME: theme,
    },
  })
  const ended = once(app, 'exit')
  try {
    const port = await whenLoaded(app)
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true })
    const page = /** @type {import('playwright-core').Page} */ (browser.contexts()[0]?.pages()[0])
    app.send({ id: 1, command: 'resize', args: [size] })
    await page.waitForFunction((width) => innerWidth === width, size.width)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await show(page)
    // Scrolling and appearing take their time; a picture shows where they end.
    await page.evaluate(async () => {
      await document.fonts.ready
      await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)))
    })
    await settled(page)
    await page.screenshot({ path: join(PICTURES, `${name}.png`) })
    console.log(`docs/screenshots/${name}.png`)
  } finally {
    app.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
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

/**
 * Waits until the text rests where it was scrolled to, for ten frames.
 * @param {import('playwright-core').Page} page
 */
async function settled(page) {
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        let last = -1
        let still = 0
        const look = () => {
          const top = document.querySelector('[aria-label="Article"]')?.scrollTop ?? 0
          still = top === last ? still + 1 : 0
          last = top
          if (still > 10) resolve(undefined)
          else requestAnimationFrame(look)
        }
        look()
      }),
  )
}

for (const picture of pictures) await take(picture)
