import { describe, expect, it } from 'vitest'
import { openFake } from './fake-app.ts'

const EXPOSE = `const { contextBridge, ipcRenderer, webUtils } = require('electron')
contextBridge.exposeInMainWorld('fake', { ask: (channel, ...args) => ipcRenderer.invoke(channel, ...args) })
`

describe('the preload', () => {
  it('runs before the page’s own scripts', async () => {
    const { page } = await openFake({
      files: {
        '/index.html': '<script src="/first.js"></script>',
        '/first.js': `globalThis.seen = typeof fake.ask`,
      },
    })
    expect(await page.evaluate('seen')).toBe('function')
  })

  it('sees the platform, and of Node nothing', async () => {
    const { page } = await openFake({
      preload: `${EXPOSE} let node = 'none'
        try { require('fs') } catch (error) { node = error.message }
        contextBridge.exposeInMainWorld('seen', { platform: process.platform, node, electron: require('electron/renderer') === require('electron') })`,
    })
    expect(await page.evaluate('seen')).toEqual({
      platform: process.platform,
      node: 'module not found: fs',
      electron: true,
    })
  })

  it('exposes copies that the page cannot change', async () => {
    const { page } = await openFake({
      preload: `${EXPOSE} contextBridge.exposeInMainWorld('deep', { list: [{ a: 1 }], count: () => 1 })`,
    })
    const outcome = await page.evaluate(`(() => {
      'use strict'
      const refused = (change) => { try { change(); return false } catch { return true } }
      return [
        refused(() => { deep.count = 2 }),
        refused(() => { deep.list.push(1) }),
        refused(() => { deep.list[0].a = 2 }),
        refused(() => { globalThis.deep = {} }),
      ]
    })()`)
    expect(outcome).toEqual([true, true, true, true])
  })

  it('passes functions through, and copies what they take and give', async () => {
    const { page } = await openFake({
      preload: `${EXPOSE}
        const kept = []
        contextBridge.exposeInMainWorld('bridge', {
          each: (items, visit) => items.map((item) => visit(item)),
          keep: (value) => { kept.push(value) },
          kept: () => kept[0].a,
          make: async () => ({ twice: (n) => n * 2 }),
          fail: async () => { throw new RangeError('far') },
        })`,
    })
    const outcome = await page.evaluate(`(async () => {
      const value = { a: 1 }
      bridge.keep(value)
      value.a = 2
      const made = await bridge.make()
      const failure = await bridge.fail().catch((error) => error.message)
      return [bridge.each([1, 2], (n) => n + 1), bridge.kept(), made.twice(4), failure]
    })()`)
    expect(outcome).toEqual([[2, 3], 1, 8, 'far'])
  })

  it('refuses to replace what the page has', async () => {
    const { page } = await openFake({
      preload: `${EXPOSE} let refusal
        try { contextBridge.exposeInMainWorld('document', {}) } catch (error) { refusal = error.message }
        contextBridge.exposeInMainWorld('refusal', refusal)`,
    })
    expect(await page.evaluate('refusal')).toMatch(/on top of an existing property/)
  })

  it('knows no paths of files', async () => {
    const { page } = await openFake({
      preload: `${EXPOSE} contextBridge.exposeInMainWorld('pathOf', (name) => webUtils.getPathForFile(new File([], name)))`,
    })
    expect(await page.evaluate(`pathOf('a.txt')`)).toBe('')
  })

  it('names a member of Electron’s that the stand-in lacks', async () => {
    const { page } = await openFake({
      preload: `${EXPOSE} const lacks = (ask) => { try { ask() } catch (error) { return error.message } }
        contextBridge.exposeInMainWorld('lacks', [lacks(() => ipcRenderer.sendSync('x')), lacks(() => require('electron').webFrame)])`,
    })
    expect(await page.evaluate('lacks')).toEqual([
      expect.stringContaining('The stand-in has no ipcRenderer.sendSync'),
      expect.stringContaining('The stand-in has no electron.webFrame'),
    ])
  })

  it('leaves the page no other way to the main process', async () => {
    const { page } = await openFake()
    const names = await page.evaluate<string[]>(`Object.getOwnPropertyNames(globalThis)
      .filter((name) => /^(call|receive)-/.test(name))`)
    expect(names).toEqual([expect.stringMatching(/^receive-/)])
  })

  it('stays out of frames, and gives them no way either', async () => {
    const { page } = await openFake({
      policy: "default-src 'self'",
      files: { '/frame.html': '<p>frame</p>' },
    })
    const outcome = await page.evaluate(`new Promise((resolve) => {
      const frame = document.createElement('iframe')
      frame.src = '/frame.html'
      frame.onload = () => {
        const names = Object.getOwnPropertyNames(frame.contentWindow)
        resolve([names.includes('fake'), names.some((name) => /^(call|receive)-/.test(name))])
      }
      document.body.append(frame)
    })`)
    expect(outcome).toEqual([false, false])
  })
})

describe('messages to the page', () => {
  const LISTEN = `${EXPOSE}
    const heard = []
    const hear = (_event, ...args) => { heard.push(args) }
    ipcRenderer.on('tick', hear)
    ipcRenderer.once('tick', (_event, n) => { heard.push(['once', n]) })
    contextBridge.exposeInMainWorld('heard', () => heard)
    contextBridge.exposeInMainWorld('deafen', () => { ipcRenderer.removeListener('tick', hear) })
    contextBridge.exposeInMainWorld('say', (...args) => ipcRenderer.send('said', ...args))`

  it('arrive in order, once where asked, and no more after the listener has gone', async () => {
    const { page, ask } = await openFake({
      preload: LISTEN,
      ready: `ipcMain.handle('tick', (event, numbers) => {
        for (const n of numbers) event.sender.send('tick', n, { bytes: new Uint8Array([n]) })
      })`,
    })
    await ask('tick', [1, 2, 3])
    await page.evaluate('deafen()')
    await ask('tick', [4])
    const heard = await page.evaluate(
      'heard().map(([n, more]) => n === "once" ? n + more : n + "/" + more.bytes[0])',
    )
    expect(heard).toEqual(['1/1', 'once1', '2/2', '3/3'])
  })

  it('are sent by the page too', async () => {
    const { page, logged } = await openFake({
      preload: LISTEN,
      ready: `ipcMain.on('said', (event, ...words) => log('said', ...words, event.senderFrame.url))`,
    })
    await page.evaluate(`say('a', { b: 1 })`)
    await logged('said a {"b":1} fake://app/')
  })

  it('come from the page’s own frame, under the app’s own URL', async () => {
    const { page, ask } = await openFake({
      ready: `ipcMain.handle('who', (event) => {
        const window = BrowserWindow.fromWebContents(event.sender)
        return [event.senderFrame.url, event.senderFrame === window.webContents.mainFrame, event.senderFrame.origin, window.webContents.getURL()]
      })`,
      files: { '/other.html': '<p>other</p>' },
    })
    expect(await ask('who')).toEqual(['fake://app/', true, 'fake://app', 'fake://app/'])
    await page.evaluate(`location.hash = 'part'`)
    expect(await ask('who')).toEqual(['fake://app/#part', true, 'fake://app', 'fake://app/#part'])
  })
})
