import { spawn } from 'node:child_process'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { writeFakeApp } from './fake-app.ts'

const STAND_IN = fileURLToPath(new URL('../../../tools/stand-in/stand-in.mjs', import.meta.url))

interface Asked {
  dialog: Page
  answer: Promise<unknown>
  /** The app's exit code, after it was answered. */
  ended: Promise<number | null>
}

/** Starts an app that asks one question and logs the answer, with nobody but a person to answer it. */
async function askAPerson(question: string): Promise<Asked> {
  const { folder, env } = await writeFakeApp({
    open: `
      const window = openWindow()
      await new Promise((resolve) => window.once('ready-to-show', resolve))
      log('loaded')
      log('answer', await dialog.${question})
      app.quit()`,
  })
  const child = spawn(process.execPath, [STAND_IN, folder], {
    env: { ...env, STAND_IN_HEADLESS: '1', STAND_IN_DEBUGGING_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  let heard: (value: unknown) => void
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const answer = new Promise((resolve, reject) => {
    heard = resolve
    void ended.then((code) => reject(new Error(`The app ended with ${String(code)}:\n${output}`)))
  })
  answer.catch(() => undefined) // Not every test waits for it.
  const port = await new Promise<string>((resolve) => {
    child.stdout.on('data', (data) => {
      output += String(data)
      const [, found] = /localhost:(\d+)/.exec(output) ?? []
      // Who connects while the app's own page is on its way sees it go away.
      if (found !== undefined && /^loaded$/m.test(output)) resolve(found)
      const [, json] = /^answer (.*)$/m.exec(output) ?? []
      if (json !== undefined) heard(JSON.parse(json))
    })
  })
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true })
  return { dialog: await findDialog(browser.contexts()[0]!), answer, ended }
}

async function findDialog(context: BrowserContext): Promise<Page> {
  const isDialog = (page: Page) =>
    page
      .locator('h1')
      .waitFor()
      .then(() => page)
  const later = new Promise<Page>((resolve, reject) => {
    context.on('page', (page) => void isDialog(page).then(resolve, reject))
  })
  return Promise.race([later, ...context.pages().map(isDialog)])
}

/** Presses a key that ends the dialog, which may be gone before the key is up. */
async function pressLast(dialog: Page, key: string): Promise<void> {
  await dialog.keyboard.press(key).catch(() => undefined)
}

describe('a message box', () => {
  const BOX = `showMessageBox({ message: 'Open a link to example.org?', detail: 'It opens outside.', buttons: ['Open', 'Cancel'], defaultId: 1, cancelId: 1 })`

  it('shows what is asked, and answers with the button', async () => {
    const { dialog, answer } = await askAPerson(BOX)
    expect(await dialog.locator('body').innerText()).toMatch(
      /example\.org\?\s+It opens outside\.\s+Open\s+Cancel/,
    )
    await dialog.getByRole('button', { name: 'Open' }).click()
    expect(await answer).toEqual({ response: 0, checkboxChecked: false })
  })

  it.each([
    ['Enter presses the default button', (dialog: Page) => pressLast(dialog, 'Enter')],
    ['Escape cancels', (dialog: Page) => pressLast(dialog, 'Escape')],
    ['closing its window cancels', (dialog: Page) => dialog.close()],
  ])('%s', async (_name, act) => {
    const { dialog, answer } = await askAPerson(BOX)
    await act(dialog)
    expect(await answer).toEqual({ response: 1, checkboxChecked: false })
  })
})

describe('a file chooser', () => {
  let place: string

  beforeEach(async () => {
    const { folder } = await writeFakeApp({})
    place = join(folder, 'place')
    await mkdir(join(place, 'inner'), { recursive: true })
    for (const name of ['b.txt', 'A.txt', 'c.pdf', '.hidden.txt', 'inner/deep.txt'])
      await writeFile(join(place, name), '')
  })

  const open = (more: object) =>
    `showOpenDialog(${JSON.stringify({ title: 'Import', buttonLabel: 'Import', defaultPath: place, ...more })})`
  const TEXT = [
    { name: 'Text', extensions: ['txt'] },
    { name: 'All files', extensions: ['*'] },
  ]
  const contents = (dialog: Page) => dialog.getByLabel('Contents').locator('option').allInnerTexts()

  it('lists folders first, then the files of the kind', async () => {
    const { dialog } = await askAPerson(open({ filters: TEXT }))
    await expect.poll(() => contents(dialog)).toEqual(['inner /', 'A.txt', 'b.txt'])
    await dialog.getByLabel('Kind of file').selectOption('All files')
    await expect.poll(() => contents(dialog)).toEqual(['inner /', 'A.txt', 'b.txt', 'c.pdf'])
  })

  it('answers with the files chosen', async () => {
    const { dialog, answer } = await askAPerson(
      open({ properties: ['openFile', 'multiSelections'], filters: TEXT }),
    )
    await dialog.getByLabel('Contents').selectOption(['A.txt', 'b.txt'])
    await dialog.getByRole('button', { name: 'Import' }).click()
    expect(await answer).toEqual({ canceled: false, filePaths: [join(place, 'A.txt'), join(place, 'b.txt')] })
  })

  it('goes into folders and out again', async () => {
    const { dialog, answer } = await askAPerson(open({}))
    await dialog.getByLabel('Contents').selectOption('inner /')
    await dialog.keyboard.press('Enter')
    await expect.poll(() => contents(dialog)).toEqual(['deep.txt'])
    await dialog.getByRole('button', { name: 'Up' }).click()
    await expect.poll(() => contents(dialog)).toContain('b.txt')
    await dialog.getByLabel('Contents').selectOption('b.txt')
    await pressLast(dialog, 'Enter')
    expect(await answer).toEqual({ canceled: false, filePaths: [join(place, 'b.txt')] })
  })

  it('takes a path that is typed, and says when it is none', async () => {
    const { dialog, answer } = await askAPerson(open({ properties: ['openDirectory'] }))
    const path = dialog.getByLabel('Folder or file')
    await path.fill(join(place, 'nowhere'))
    await path.press('Enter')
    await expect.poll(() => dialog.getByRole('alert').innerText()).toContain('ENOENT')
    await path.fill(join(place, 'inner'))
    await path.press('Enter')
    await expect.poll(() => dialog.locator('[role=alert]').textContent()).toBe('')
    await dialog.getByRole('button', { name: 'Import' }).click()
    expect(await answer).toEqual({ canceled: false, filePaths: [join(place, 'inner')] })
  })

  it('takes an answer that is quicker than the folder', async () => {
    const many = Array.from({ length: 3_000 }, (_, number) => join(place, 'inner', `${number}.txt`))
    await Promise.all(many.map((path) => writeFile(path, '')))
    const { dialog, answer, ended } = await askAPerson(open({ properties: ['openDirectory'] }))
    // In one go, so that the window is gone before the folder was listed for it.
    await dialog.evaluate(
      (folder) => {
        const path = document.querySelector('input')
        const choose = [...document.querySelectorAll('button')].find(
          ({ textContent }) => textContent === 'Import',
        )
        if (!path || !choose) throw new Error('This is no file chooser')
        path.value = folder
        for (let times = 0; times < 20; times++)
          path.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }))
        choose.click()
      },
      join(place, 'inner'),
    )
    expect(await answer).toEqual({ canceled: false, filePaths: [join(place, 'inner')] })
    expect(await ended).toBe(0)
  })

  it('creates a folder', async () => {
    const { dialog, answer } = await askAPerson(open({ properties: ['openDirectory', 'createDirectory'] }))
    await dialog.getByRole('button', { name: 'New folder' }).click()
    await dialog.getByLabel('Name of the new folder').fill('notes')
    await dialog.keyboard.press('Enter')
    await expect.poll(() => dialog.getByLabel('Folder or file').inputValue()).toBe(join(place, 'notes'))
    await dialog.getByRole('button', { name: 'Import' }).click()
    expect(await answer).toEqual({ canceled: false, filePaths: [join(place, 'notes')] })
    expect(await readdir(place)).toContain('notes')
  })

  it('asks for a name to save under', async () => {
    const { dialog, answer } = await askAPerson(
      `showSaveDialog(${JSON.stringify({ defaultPath: join(place, 'new.md') })})`,
    )
    expect(await dialog.getByLabel('File name').inputValue()).toBe('new.md')
    await dialog.getByLabel('File name').fill('other.md')
    await dialog.getByRole('button', { name: 'Save' }).click()
    expect(await answer).toEqual({ canceled: false, filePath: join(place, 'other.md') })
  })

  it('answers with nothing when it is cancelled', async () => {
    const { dialog, answer } = await askAPerson(open({}))
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    expect(await answer).toEqual({ canceled: true, filePaths: [] })
  })
})
