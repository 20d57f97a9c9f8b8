import { describe, expect, it } from 'vitest'
import { parseAccelerator } from '../../../tools/stand-in/accelerator.mjs'
import { becomes, openFake } from './fake-app.ts'

describe('parseAccelerator', () => {
  const plain = { ctrl: false, meta: false, alt: false, shift: false }
  it.each([
    ['CommandOrControl+O', 'linux', { ...plain, key: 'o', ctrl: true }],
    ['CmdOrCtrl+Shift+Z', 'darwin', { ...plain, key: 'z', meta: true, shift: true }],
    ['F1', 'linux', { ...plain, key: 'f1' }],
    ['Alt+Up', 'win32', { ...plain, key: 'arrowup', alt: true }],
    ['CmdOrCtrl+Plus', 'linux', { ...plain, key: '+', ctrl: true }],
  ] as const)('%s on %s', (accelerator, platform, keystroke) => {
    expect(parseAccelerator(accelerator, platform)).toEqual(keystroke)
  })
})

const MENU = `
const item = (label, more) => ({ label, click: () => log('chose', label), ...more })
Menu.setApplicationMenu(Menu.buildFromTemplate([
  { label: '&File', submenu: [
    item('Import…', { id: 'import', accelerator: 'CmdOrCtrl+O' }),
    item('Undo', { accelerator: 'CmdOrCtrl+Z' }),
    item('Help', { accelerator: 'F1' }),
    item('Off', { accelerator: 'CmdOrCtrl+J', enabled: false }),
    item('Shown', { accelerator: 'H', registerAccelerator: false }),
    item('Box', { type: 'checkbox', checked: false }),
    { type: 'separator' },
    { role: 'quit' },
  ] },
  { role: 'appMenu' },
]))`

const PAGE = {
  '/index.html': '<title>x</title><input id="field" value="text"><script src="/keys.js"></script>',
  '/keys.js': `addEventListener('keydown', (event) => {
    fake.ask('log', 'page', event.key)
    if (event.key === globalThis.taken) event.preventDefault()
    if (event.key === globalThis.stopped) event.stopImmediatePropagation()
  })`,
}

describe('keys of the menu', () => {
  it.each([
    ['chooses its item, after the page', 'Control+o', '', ['page o', 'chose Import…']],
    ['with no modifier too', 'F1', '', ['page F1', 'chose Help']],
    ['is left to a page that takes it', 'Control+o', `taken = 'o'`, ['page o']],
    ['is not lost when the page stops the event', 'Control+o', `stopped = 'o'`, ['page o', 'chose Import…']],
    ['of an item that is off does nothing', 'Control+j', '', ['page j']],
    ['of an item that only shows it does nothing', 'h', '', ['page h']],
    ['with another modifier does nothing', 'Control+Shift+O', '', ['page O']],
    [
      'edits text while a field has the focus',
      'Control+z',
      `document.getElementById('field').focus()`,
      ['page z'],
    ],
    ['that edits text is the menu’s elsewhere', 'Control+z', '', ['page z', 'chose Undo']],
  ])('%s: %s', async (_name, key, before, expected) => {
    const { page, ask, logged, lines } = await openFake({ ready: MENU, files: PAGE })
    await page.evaluate(before)
    await page.keyboard.press(key)
    await page.waitForTimeout(0) // The menu's turn comes in a task after the event.
    await ask('log', 'done')
    await logged('done')
    expect(lines().filter((line) => !/page (Control|Shift)/.test(line))).toEqual([...expected, 'done'])
  })

  it('follow a menu that changes', async () => {
    const { page, ask, logged } = await openFake({
      ready: `${MENU}
        ipcMain.handle('change', () => Menu.setApplicationMenu(Menu.buildFromTemplate([item('New', { accelerator: 'CmdOrCtrl+K' })])))`,
    })
    await ask('change')
    await page.keyboard.press('Control+k')
    await logged('chose New')
  })
})

describe('the menu', () => {
  it('is chosen from by id and by labels', async () => {
    const { driver, logged } = await openFake({ ready: MENU })
    await driver.chooseMenuItem('import')
    await logged('chose Import…')
    await driver.chooseMenuItem('File › Box')
    await logged('chose Box')
    expect(await driver.describeMenuItem('File › Box')).toEqual({
      label: 'Box',
      enabled: true,
      visible: true,
      checked: true,
      accelerator: null,
    })
  })

  it.each([
    ['File › None', 'The application menu has no “File › None”'],
    ['File › Off', '“File › Off” is not enabled'],
  ])('refuses %s', async (item, message) => {
    const { driver } = await openFake({ ready: MENU })
    await expect(driver.chooseMenuItem(item)).rejects.toThrow(message)
  })

  it('knows the roles: select all, zoom, quit', async () => {
    const { driver, page } = await openFake({
      ready: `Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: 'Edit', submenu: [{ role: 'selectAll' }, { role: 'zoomIn' }, { role: 'resetZoom' }, { role: 'quit' }] }]))`,
      files: { '/index.html': '<p>All of it</p>' },
    })
    await driver.chooseMenuItem('Edit › Select All')
    await becomes(page, `String(getSelection()) === 'All of it'`)
    await driver.chooseMenuItem('Edit › Zoom In')
    await becomes(page, `document.documentElement.style.zoom === '1.2'`)
    await driver.chooseMenuItem('Edit › Actual Size')
    await becomes(page, `document.documentElement.style.zoom === '1'`)
    await driver.chooseMenuItem('Edit › Quit')
    expect(await driver.ended).toBe(0)
  })

  it.each([
    ['an unknown role', `{ role: 'teleport' }`, 'no menu role “teleport”'],
    ['an unknown option', `{ label: 'x', sublabel: 'y' }`, 'no option “sublabel” of a menu item'],
  ])('refuses %s by name', async (_name, item, message) => {
    const { lines, logged } = await openFake({
      ready: `try { Menu.buildFromTemplate([${item}]) } catch (error) { log(error.message) } log('done')`,
    })
    await logged('done')
    expect(lines()[0]).toContain(message)
  })
})
