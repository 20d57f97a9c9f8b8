import { describe, expect, it } from 'vitest'
import { becomes, openFake } from './fake-app.ts'

const ASK = `ipcMain.handle('open', () => dialog.showOpenDialog(BrowserWindow.getAllWindows()[0], { title: 'Choose', properties: ['openFile'] }))
ipcMain.handle('save', () => dialog.showSaveDialog({ defaultPath: '/tmp/a.md' }))
ipcMain.handle('box', () => dialog.showMessageBox({ message: 'Sure?', buttons: ['Yes', 'No'], cancelId: 1 }))`

describe('dialogs', () => {
  it.each([
    ['open', { choose: ['/a', '/b'] }, { canceled: false, filePaths: ['/a', '/b'] }],
    ['open', 'dismiss', { canceled: true, filePaths: [] }],
    ['save', { save: '/c' }, { canceled: false, filePath: '/c' }],
    ['save', 'dismiss', { canceled: true, filePath: '' }],
    ['box', { press: 'Yes' }, { response: 0, checkboxChecked: false }],
    ['box', 'dismiss', { response: 1, checkboxChecked: false }],
  ] as const)('%s answered with %j', async (channel, answer, result) => {
    const { driver, ask } = await openFake({ ready: ASK })
    await driver.answerDialog(
      typeof answer === 'object' && 'choose' in answer ? { choose: [...answer.choose] } : answer,
    )
    expect(await ask(channel)).toEqual(result)
  })

  it('are shown with their options, in order', async () => {
    const { driver, ask } = await openFake({ ready: ASK })
    await driver.answerDialog('dismiss')
    await driver.answerDialog({ press: 'No' })
    await ask('open')
    await ask('box')
    expect((await driver.shown()).filter(({ kind }) => kind === 'dialog')).toEqual([
      { kind: 'dialog', dialog: 'showOpenDialog', options: { title: 'Choose', properties: ['openFile'] } },
      {
        kind: 'dialog',
        dialog: 'showMessageBox',
        options: { message: 'Sure?', buttons: ['Yes', 'No'], cancelId: 1 },
      },
    ])
    expect(await driver.unanswered()).toEqual([])
  })

  it('that nobody answers are dismissed and told of', async () => {
    const { driver, ask } = await openFake({ ready: ASK })
    expect(await ask('box')).toEqual({ response: 1, checkboxChecked: false })
    expect(await driver.unanswered()).toMatchObject([
      { dialog: 'showMessageBox', options: { message: 'Sure?' } },
    ])
  })

  it.each([
    ['box', { press: 'Maybe' }],
    ['box', { choose: ['/a'] }],
    ['open', { save: '/a' }],
  ])('%s has no such answer as %j', async (channel, answer) => {
    const { driver, ask } = await openFake({ ready: ASK })
    await driver.answerDialog(answer)
    await expect(ask(channel)).rejects.toThrow('is no answer to')
  })

  it('include error boxes, which need none', async () => {
    const { driver, ask } = await openFake({
      ready: `ipcMain.handle('error', () => dialog.showErrorBox('Oh', 'It broke'))`,
    })
    await ask('error')
    expect(await driver.shown()).toContainEqual({
      kind: 'dialog.showErrorBox',
      title: 'Oh',
      content: 'It broke',
    })
  })
})

describe('what the app asks of the system', () => {
  it('is told to the test instead', async () => {
    const { driver, ask } = await openFake({
      ready: `ipcMain.handle('outside', async () => {
        shell.showItemInFolder('/a/b.md')
        return [await shell.openExternal('https://example.org/'), await shell.openPath('/a')]
      })`,
    })
    expect(await ask('outside')).toEqual([undefined, ''])
    expect((await driver.shown()).filter(({ kind }) => kind.startsWith('shell'))).toEqual([
      { kind: 'shell.showItemInFolder', target: '/a/b.md' },
      { kind: 'shell.openExternal', target: 'https://example.org/' },
      { kind: 'shell.openPath', target: '/a' },
    ])
  })

  it('copies to the clipboard that the page pastes from', async () => {
    const { driver, page, ask } = await openFake({
      ready: `ipcMain.handle('copy', async (_event, text) => { await clipboard.writeText(text); return clipboard.readText() })`,
      files: { '/index.html': '<textarea autofocus></textarea>' },
    })
    const text = '“Çırağan”\nİstanbul'
    expect(await ask('copy', text)).toBe(text)
    await page.locator('textarea').press('Control+v')
    expect(await page.locator('textarea').inputValue()).toBe(text)
    expect(await driver.shown()).toContainEqual({ kind: 'clipboard.write', text })
  })

  it('hears of the system’s power', async () => {
    const { driver, logged } = await openFake({ ready: `powerMonitor.on('suspend', () => log('suspend'))` })
    await driver.tellPower('suspend')
    await logged('suspend')
  })

  it('knows one display', async () => {
    const { ask } = await openFake({
      ready: `ipcMain.handle('display', () => screen.getPrimaryDisplay().workArea)`,
    })
    expect(await ask('display')).toEqual({ x: 0, y: 0, width: 1920, height: 1080 })
  })
})

describe('the theme', () => {
  const THEME = `nativeTheme.on('updated', () => log('updated', nativeTheme.shouldUseDarkColors))
    ipcMain.handle('theme', (_event, source) => { nativeTheme.themeSource = source; return [nativeTheme.themeSource, nativeTheme.shouldUseDarkColors] })`
  const IS_DARK = `matchMedia('(prefers-color-scheme: dark)').matches`

  it('follows the system, until the app chooses', async () => {
    const { driver, page, ask, lines } = await openFake({ ready: THEME })
    expect(await page.evaluate(IS_DARK)).toBe(false)
    expect(await ask('theme', 'light')).toEqual(['light', false]) // No change, and nothing is told.
    expect(await ask('theme', 'system')).toEqual(['system', false])
    await driver.setSystemTheme('dark')
    await becomes(page, IS_DARK)
    expect(await ask('theme', 'light')).toEqual(['light', false])
    await becomes(page, `!${IS_DARK}`)
    expect(await ask('theme', 'system')).toEqual(['system', true])
    await becomes(page, IS_DARK)
    expect(lines()).toEqual(['updated true', 'updated false', 'updated true'])
  })

  it('has three sources', async () => {
    const { ask } = await openFake({ ready: THEME })
    await expect(ask('theme', 'sepia')).rejects.toThrow('No theme source is called “sepia”')
  })
})
