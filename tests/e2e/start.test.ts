import { spawn } from 'node:child_process'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { createTemporaryFolder, removeFolder } from './fixture/temporary-folder.ts'

const START = fileURLToPath(new URL('../../tools/start.mjs', import.meta.url))

test.each(['SIGINT', 'SIGTERM'] as const)(
  'npm start opens the window, says how to reach it, and ends with %s',
  async (signal) => {
    const folder = await createTemporaryFolder()
    onTestFinished(() => removeFolder(folder))
    await mkdir(join(folder, 'tmp'))
    const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env
    const library = join(folder, 'articles')
    const child = spawn(process.execPath, [START, '--library', library], {
      env: { ...env, STAND_IN: '1', LECTERN_DATA: join(folder, 'data'), TMPDIR: join(folder, 'tmp') },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    const ended = new Promise((resolve) => child.once('close', resolve))
    let output = ''
    const port = await new Promise<string>((resolve) => {
      child.stdout.on('data', (data) => {
        output += String(data)
        const [, found] = /chrome:\/\/inspect, localhost:(\d+)/.exec(output) ?? []
        if (found !== undefined) resolve(found)
      })
    })
    expect(output).toContain('Lectern runs in the desktop stand-in')

    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true })
    const context = browser.contexts()[0]!
    const page = context.pages()[0] ?? (await context.waitForEvent('page'))
    await page.waitForURL(/^http:/)
    await expect.poll(() => page.title()).toMatch(/Lectern$/)
    await page.getByRole('article').first().waitFor()
    expect(await readdir(library)).toContain('library.json')

    child.kill(signal)
    expect(await ended).toBe(0)
    expect(await readdir(join(folder, 'tmp'))).toEqual([])
  },
)
