import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { StandInDriver } from '../../e2e/fixture/stand-in-driver.ts'
import { openFake, startFake, writeFakeApp } from './fake-app.ts'

const NAMES = ['before-quit', 'will-quit', 'quit', 'window-all-closed']
const TELL = `for (const name of ${JSON.stringify(NAMES)}) app.on(name, () => log(name))
app.on('window-all-closed', () => app.quit())`
const WINDOW = `const window = openWindow()
for (const name of ['close', 'closed', 'show', 'ready-to-show']) window.on(name, () => log(name))`

describe('the app', () => {
  it('knows its names and places', async () => {
    const { ask, folder } = await openFake({
      ready: `ipcMain.handle('app', () => [app.name, app.getName(), app.getVersion(), app.getAppPath(), app.getPath('userData'), app.isPackaged, app.isReady()])`,
    })
    expect(await ask('app')).toEqual(['Fake', 'Fake', '1.2.3', folder, join(folder, 'data'), false, true])
  })

  it('is ready once its main module has run', async () => {
    const { logged, lines } = await startFake({
      main: `app.on('ready', () => log('ready')); await Promise.resolve(); log('main', app.isReady())`,
      open: `log('open')`,
    })
    await logged('open')
    expect(lines()).toEqual(['main false', 'ready', 'open'])
  })

  it('gets its own arguments', async () => {
    const { logged } = await startFake({ open: `log('got', ...process.argv.slice(2))` }, [
      '--library',
      '/a b',
      'file',
    ])
    await logged('got --library /a b file')
  })

  it('refuses a window before it is ready', async () => {
    const { logged } = await startFake({
      main: `try { new BrowserWindow() } catch (error) { log(error.message) }`,
    })
    await logged('Cannot create BrowserWindow before app is ready')
  })
})

describe('ending', () => {
  it.each([
    ['quit', ['before-quit', 'close', 'closed', 'will-quit', 'quit']],
    ['close the window', ['close', 'closed', 'window-all-closed', 'before-quit', 'will-quit', 'quit']],
    ['exit', ['closed', 'quit']],
  ])('by %s', async (way, expected) => {
    const { driver, ask, lines } = await openFake({
      main: TELL,
      open: WINDOW,
      ready: `ipcMain.handle('end', (_event, way) => { way === 'quit' ? app.quit() : way === 'exit' ? app.exit(3) : BrowserWindow.getAllWindows()[0].close() })`,
    })
    await ask('end', way).catch(() => undefined) // The page may go before its answer comes.
    expect(await driver.ended).toBe(way === 'exit' ? 3 : 0)
    expect(lines().filter((line) => !line.includes('show'))).toEqual(expected)
  })

  it.each([
    ['the person closes Chromium’s window', (driver: StandInDriver) => driver.page.close()],
    ['the system asks to end', (driver: StandInDriver) => Promise.resolve(driver.signal('SIGTERM'))],
    ['the person presses Ctrl+C', (driver: StandInDriver) => Promise.resolve(driver.signal('SIGINT'))],
    ['the test quits', (driver: StandInDriver) => driver.quit()],
  ])('when %s, with all goodbyes said', async (_name, end) => {
    const { driver, lines } = await openFake({ main: TELL, open: WINDOW })
    await end(driver)
    expect(await driver.ended).toBe(0)
    expect(lines()).toEqual(expect.arrayContaining(['before-quit', 'close', 'closed', 'will-quit', 'quit']))
  })

  it('without a listener of window-all-closed, with the last window', async () => {
    const { driver } = await openFake()
    await driver.page.close()
    expect(await driver.ended).toBe(0)
  })

  it('not with the last window when the app wants to stay', async () => {
    const { driver, logged } = await openFake({ main: `app.on('window-all-closed', () => log('stays'))` })
    await driver.page.close()
    await logged('stays')
    await driver.quit()
    expect(await driver.ended).toBe(0)
  })

  it.each([
    ['before-quit', `app.on('before-quit', keep)`],
    ['will-quit', `app.on('will-quit', keep)`],
    [
      'close',
      `app.on('web-contents-created', () => setImmediate(() => BrowserWindow.getAllWindows()[0].on('close', keep)))`,
    ],
  ])('only when %s lets it, and when asked again', async (_name, main) => {
    const { driver, logged } = await openFake({
      main: `let kept = 0
        const keep = (event) => { if (kept++ > 0) return; event.preventDefault(); log('kept') }
        ${main}`,
    })
    await driver.quit()
    await logged('kept')
    await driver.quit()
    expect(await driver.ended).toBe(0)
  })

  it('even if the app would keep a window that Chromium has closed', async () => {
    const { driver, page, lines } = await openFake({
      main: `app.on('web-contents-created', (_event, contents) => contents.on('render-process-gone', (_event, { reason }) => {
          log('gone', reason)
          app.exit()
        }))`,
      open: `openWindow().on('close', (event) => { log('close'); event.preventDefault() })`,
    })
    await page.close()
    expect(await driver.ended).toBe(0)
    expect(lines()).toEqual(['close', 'gone killed'])
  })

  it('only when the page lets it', async () => {
    const { driver, page, ask, lines } = await openFake({
      main: TELL,
      open: WINDOW,
      ready: `ipcMain.handle('close', () => BrowserWindow.getAllWindows()[0].close())`,
    })
    await page.evaluate(
      `addEventListener('beforeunload', stay = (event) => { fake.ask('log', 'stays'); event.preventDefault() })`,
    )
    await page.locator('body').click() // Chromium heeds only a page that was touched.
    await ask('close')
    await expect.poll(lines).toContain('stays')
    await page.evaluate(`removeEventListener('beforeunload', stay)`)
    await driver.quit()
    expect(await driver.ended).toBe(0)
  })

  it.each([
    ['quits', (driver: StandInDriver) => driver.quit()],
    ['is killed', (driver: StandInDriver) => driver.kill()],
  ])('takes Chromium with it when it %s', async (_name, end) => {
    const { driver, page } = await openFake()
    const gone = new Promise((resolve) => page.context().browser()!.once('disconnected', resolve))
    await end(driver)
    await gone
  })

  it('leaves no profile behind', async () => {
    const { driver, folder } = await openFake()
    expect(await readdir(join(folder, 'tmp'))).toContainEqual(expect.stringMatching(/^stand-in-/))
    await driver.quit()
    await driver.ended
    expect(await readdir(join(folder, 'tmp'))).not.toContainEqual(expect.stringMatching(/^stand-in-/))
  })

  it('closes its windows when Chromium goes by itself', async () => {
    const { driver, page, lines } = await openFake({ main: TELL, open: WINDOW })
    const session = await page.context().browser()!.newBrowserCDPSession()
    await session.send('Browser.close').catch(() => undefined)
    expect(await driver.ended).toBe(0)
    expect(lines()).toContain('closed')
  })
})

describe('the window', () => {
  it('closes as by its own button', async () => {
    const { driver, logged } = await openFake({ main: TELL, open: WINDOW })
    await driver.closeWindow()
    await logged('close')
    expect(await driver.ended).toBe(0)
  })

  it('has the size asked for, and another when told', async () => {
    const { driver, page } = await openFake()
    expect(await page.evaluate('[innerWidth, innerHeight]')).toEqual([900, 700])
    await driver.resize({ width: 800, height: 600 })
    expect(await page.evaluate('[innerWidth, innerHeight]')).toEqual([800, 600])
    expect((await driver.windows())[0]?.bounds).toMatchObject({ width: 800, height: 600 })
  })

  it('is shown when it is ready', async () => {
    const { driver, logged } = await openFake({ open: WINDOW })
    await logged('show')
    expect(await driver.windows()).toMatchObject([{ isVisible: true, isFocused: true, isMinimized: false }])
  })

  it('tells of a page that crashes', async () => {
    const { page, logged } = await openFake({
      main: `app.on('web-contents-created', (_event, contents) => contents.on('render-process-gone', (_event, details) => log('gone', details.reason)))`,
    })
    void page.goto('chrome://crash').catch(() => undefined)
    await logged('gone crashed')
  })

  it.each([
    ['a member', `app.dock.hide()`, 'The stand-in has no app.dock'],
    [
      'a member of a window',
      `BrowserWindow.getAllWindows()[0].setKiosk(true)`,
      'The stand-in has no BrowserWindow.setKiosk',
    ],
    ['a static member', `BrowserWindow.fromId(1)`, 'The stand-in has no BrowserWindow.fromId'],
    ['a member to write', `nativeTheme.other = 1`, 'The stand-in has no nativeTheme.other'],
    ['a plain object’s member', `shell.beep()`, 'The stand-in has no shell.beep'],
    ['an event', `app.on('gpu-info-update', () => {})`, 'The stand-in never emits “gpu-info-update” of app'],
    [
      'an option',
      `new BrowserWindow({ kiosk: true })`,
      'The stand-in has no option “kiosk” of BrowserWindow',
    ],
    [
      'a preference',
      `new BrowserWindow({ webPreferences: { webviewTag: true } })`,
      'no option “webviewTag” of webPreferences',
    ],
    ['a path', `app.getPath('crashDumps')`, 'The stand-in has no path “crashDumps”'],
  ])('and the rest name %s that the stand-in lacks', async (_name, use, message) => {
    const { logged, lines } = await openFake({
      open: `openWindow(); try { ${use} } catch (error) { log(error.message) } log('done')`,
    })
    await logged('done')
    expect(lines()[0]).toContain(message)
  })
})

describe('a single instance', () => {
  const SINGLE = `if (!app.requestSingleInstanceLock({ from: process.argv[2] })) { log('second'); app.quit() }
    app.on('second-instance', (_event, argv, cwd, data) => log('told', argv.at(-1), cwd === process.cwd(), data))`

  it('is told of each later start, which ends', async () => {
    const { folder, env } = await writeFakeApp({ main: SINGLE, open: `log('open')` })
    const start = (args: string[]) => {
      const driver = new StandInDriver({ app: folder, args, env, theme: 'light' })
      onTestFinished(() => driver.kill())
      return driver
    }
    const first = start(['one'])
    while (!first.output().includes('open')) await first.nextOutput()
    for (const name of ['two', 'three']) {
      const later = start([name])
      expect(await later.ended).toBe(0)
      expect(later.output()).toBe('second\n')
      while (!first.output().includes(`told ${name} true {"from":"${name}"}`)) await first.nextOutput()
    }
    await first.quit()
    await first.ended
    const next = start(['four'])
    while (!next.output().includes('open')) await next.nextOutput()
  })

  it.each([
    ['a process that has gone', '999999999'],
    ['nobody', ''],
  ])('is not held up by the lock of %s', async (_name, holder) => {
    const { folder, env } = await writeFakeApp({ main: SINGLE, open: `log('open')` })
    await mkdir(join(folder, 'data'))
    await writeFile(join(folder, 'data', 'stand-in-instance'), holder)
    const driver = new StandInDriver({ app: folder, args: [], env, theme: 'light' })
    onTestFinished(() => driver.kill())
    while (!driver.output().includes('open')) await driver.nextOutput()
  })
})
