import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { StandInDriver } from '../../e2e/fixture/stand-in-driver.ts'
import { createTemporaryFolder, removeFolder } from '../../e2e/fixture/temporary-folder.ts'

/** A tiny app, in pieces of JavaScript that a test may replace. */
export interface FakeApp {
  /** Runs at once in the main module, where all of Electron is imported. */
  main?: string
  /** Runs when the app is ready, before the window opens. */
  ready?: string
  /** Opens the window. */
  open?: string
  preload?: string
  /** Files by path, as in `/style.css`: what the scheme serves. */
  files?: Record<string, string>
  policy?: string
}

const MAIN = ({ main, ready, open, files, policy }: Required<FakeApp>) => `
import { app, BrowserWindow, clipboard, dialog, ipcMain, Menu, nativeTheme, powerMonitor, protocol, screen, session, shell } from 'electron'
import { join } from 'node:path'
const log = (...words) => console.log(words.map((word) => (typeof word === 'string' ? word : JSON.stringify(word))).join(' '))
const files = ${JSON.stringify(files)}
const types = { html: 'text/html', js: 'text/javascript', css: 'text/css' }
function serve(request) {
  const { pathname } = new URL(request.url)
  const path = pathname === '/' ? '/index.html' : pathname
  if (!(path in files)) return new Response('none', { status: 404 })
  const headers = { 'content-type': types[path.split('.').at(-1)], 'content-security-policy': ${JSON.stringify(policy)} }
  return new Response(files[path], { headers })
}
function openWindow(options) {
  const window = new BrowserWindow({
    width: 900,
    height: 700,
    show: false,
    webPreferences: { preload: join(import.meta.dirname, 'preload.cjs'), sandbox: true, contextIsolation: true, nodeIntegration: false },
    ...options,
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL('fake://app/')
  return window
}
app.setPath('userData', process.env.FAKE_DATA)
protocol.registerSchemesAsPrivileged([{ scheme: 'fake', privileges: { standard: true, secure: true } }])
ipcMain.handle('log', (_event, ...words) => log(...words))
${main}
app.whenReady().then(async () => {
  session.defaultSession.protocol.handle('fake', serve)
  ${ready}
  ${open}
})
`

const PRELOAD = `
const { contextBridge, ipcRenderer } = require('electron')
contextBridge.exposeInMainWorld('fake', { ask: (channel, ...args) => ipcRenderer.invoke(channel, ...args) })
`

const FILES = { '/index.html': '<!doctype html><title>Fake</title><body>Here</body>' }
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"

/** Writes the app to a folder and answers how to start it. */
export async function writeFakeApp(fake: FakeApp): Promise<{ folder: string; env: NodeJS.ProcessEnv }> {
  const folder = await createTemporaryFolder()
  onTestFinished(() => removeFolder(folder))
  const whole = {
    main: '',
    ready: '',
    open: 'openWindow()',
    preload: PRELOAD,
    policy: POLICY,
    ...fake,
    files: { ...FILES, ...fake.files },
  }
  await mkdir(join(folder, 'tmp'))
  const app = { name: 'fake', productName: 'Fake', version: '1.2.3', type: 'module', main: 'main.js' }
  await writeFile(join(folder, 'package.json'), JSON.stringify(app))
  await writeFile(join(folder, 'main.js'), MAIN(whole))
  await writeFile(join(folder, 'preload.cjs'), whole.preload)
  const env = { ...process.env, FAKE_DATA: join(folder, 'data'), TMPDIR: join(folder, 'tmp') }
  return { folder, env }
}

export interface RunningFake {
  driver: StandInDriver
  page: Page
  folder: string
  /** Runs a function of the app's preload, as in `await ask('channel', 1)`. */
  ask: (channel: string, ...args: unknown[]) => Promise<unknown>
  /** Waits until the app has logged this line. */
  logged: (line: string) => Promise<void>
  lines: () => string[]
}

/** Starts an app of one test, without waiting for a window. */
export async function startFake(
  fake: FakeApp,
  args: string[] = [],
): Promise<Omit<RunningFake, 'page' | 'ask'>> {
  const { folder, env } = await writeFakeApp(fake)
  const driver = new StandInDriver({ app: folder, args, env, theme: 'light' })
  onTestFinished(() => driver.kill())
  const lines = () => driver.output().split('\n').filter(Boolean)
  const logged = async (line: string) => {
    while (!lines().includes(line)) await driver.nextOutput()
  }
  return { driver, folder, logged, lines }
}

/** Starts an app of one test and waits for its window. */
export async function openFake(fake: FakeApp = {}, args: string[] = []): Promise<RunningFake> {
  const started = await startFake(fake, args)
  const page = await started.driver.waitForWindow()
  return { ...started, page, ask: (channel, ...words) => page.evaluate(askInPage, { channel, words }) }
}

function askInPage({ channel, words }: { channel: string; words: unknown[] }): Promise<unknown> {
  const { fake } = globalThis as unknown as { fake: { ask: (...args: unknown[]) => Promise<unknown> } }
  return fake.ask(channel, ...words)
}

/**
 * Waits until an expression is true in the page. (Playwright's own waits evaluate strings there, which
 * a policy of the app's forbids.)
 */
export async function becomes(page: Page, expression: string): Promise<void> {
  await expect.poll(() => page.evaluate(expression)).toBe(true)
}
