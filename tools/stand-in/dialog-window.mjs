// @ts-check
import { resolve } from 'node:path'
import { openPage } from './browser.mjs'
import { DIALOG_STYLE, showChooser, showMessage } from './dialog-pages.mjs'
import { createFolder, isDirectory, listFolder, startingPlace } from './folder-listing.mjs'
import { darkMedia } from './native-theme.mjs'

/** @typedef {import('./page.mjs').Page} Page */
/** @typedef {{ name: string, extensions: string[] }} Filter */
/**
 * @typedef {object} PathOptions
 * @property {string} [title]
 * @property {string} [buttonLabel]
 * @property {string} [defaultPath]
 * @property {string[]} [properties]
 * @property {Filter[]} [filters]
 */

/** @type {Filter[]} */
const ALL_FILES = [{ name: 'All files', extensions: ['*'] }]

/**
 * Asks the person in a small window of Chromium's.
 * @param {'showOpenDialog' | 'showSaveDialog' | 'showMessageBox'} question
 * @param {object} options as Electron takes them
 * @returns {Promise<object>} what the dialog answers; empty when it was dismissed
 */
export function askPerson(question, options) {
  return question === 'showMessageBox' ? askButton(options) : askPath(question === 'showSaveDialog', options)
}

/** @param {{ message?: string }} options */
async function askButton(options) {
  return inWindow({ width: 460, height: 260 }, options.message ?? '', async (page, binding) => {
    await page.evaluate(`(${showMessage})(globalThis[${binding}], ${JSON.stringify(options)})`)
    return {}
  })
}

/**
 * @param {boolean} saves
 * @param {PathOptions} options
 */
async function askPath(saves, { title, buttonLabel, defaultPath, properties = [], filters = ALL_FILES }) {
  const foldersOnly = properties.includes('openDirectory')
  const place = await startingPlace(defaultPath)
  const heading = title ?? (saves ? 'Save' : foldersOnly ? 'Choose a folder' : 'Choose a file')
  const chooser = {
    title: heading,
    button: buttonLabel ?? (saves ? 'Save' : 'Open'),
    many: properties.includes('multiSelections'),
    canCreate: saves || properties.includes('createDirectory'),
    namesFile: saves,
    name: place.name,
    filters: foldersOnly ? [] : filters,
  }
  return inWindow({ width: 720, height: 520 }, heading, async (page, binding) => {
    await page.evaluate(
      `globalThis.chooser = (${showChooser})(globalThis[${binding}], ${JSON.stringify(chooser)}); undefined`,
    )
    let filter = 0
    const list = async (/** @type {string} */ folder) => {
      const { extensions } = filters[filter] ?? ALL_FILES[0] ?? { extensions: [] }
      await tell(page, 'show', await listFolder(folder, { foldersOnly, extensions }))
    }
    await list(place.folder)
    return {
      /** @param {{ folder: string, filter: number }} message */
      async list(message) {
        filter = message.filter
        await list(resolve(message.folder))
      },
      /** @param {{ path: string }} message a path that was typed */
      async type({ path }) {
        const whole = resolve(place.folder, path)
        if ((await isDirectory(whole)) || saves || foldersOnly) await list(whole)
        else return { canceled: false, filePaths: [whole] }
      },
      /** @param {{ folder: string, name: string }} message */
      async create({ folder, name }) {
        try {
          await list(await createFolder(folder, name))
        } catch (error) {
          await tell(page, 'complain', String(error))
        }
      },
      /** @param {{ folder: string, paths: string[], name: string }} message */
      async choose({ folder, paths, name }) {
        const base = resolve(place.folder, folder)
        if (saves) return name === '' ? undefined : { canceled: false, filePath: resolve(base, name) }
        if (foldersOnly) return { canceled: false, filePaths: paths.length > 0 ? paths : [base] }
        const [first] = paths
        if (first !== undefined && (await isDirectory(first))) await list(first)
        else if (first !== undefined) return { canceled: false, filePaths: paths }
      },
    }
  })
}

/** @type {(page: Page, method: 'show' | 'complain', argument: unknown) => Promise<unknown>} */
const tell = (page, method, argument) =>
  page.evaluate(`globalThis.chooser.${method}(${JSON.stringify(argument)})`)

/** @typedef {Record<string, (message: any) => Promise<object | void>>} Answers what the page may ask, and what may settle it */

/**
 * Shows a dialog until it is answered or closed.
 * @param {{ width: number, height: number }} size
 * @param {string} title
 * @param {(page: Page, binding: string) => Promise<Answers>} show
 * @returns {Promise<object>}
 */
async function inWindow(size, title, show) {
  const page = await openPage({ ...size, title, background: 'Canvas' })
  const closed = new Promise((done) => page.once('closed', () => done({})))
  await page.send('Emulation.setEmulatedMedia', { features: darkMedia() })
  await page.send('Page.setDocumentContent', {
    frameId: page.target,
    html: `<!doctype html><meta charset="utf-8"><title></title><style>${DIALOG_STYLE}</style><body></body>`,
  })
  await page.evaluate(`document.title = ${JSON.stringify(title)}`)
  await page.addStartScript('', 'answer')
  const answered = new Promise((done, fail) => {
    const answers = show(page, '"answer"')
    answers.catch(fail)
    /** @param {string} text */
    const hear = async (text) => {
      const message = JSON.parse(text)
      const answer = message.type === 'done' ? message.answer : await (await answers)[message.type]?.(message)
      if (answer !== undefined) done(answer)
    }
    // A person who answers at once leaves a page behind that can no longer be told what it asked for.
    page.on('called', (/** @type {string} */ text) => void hear(text).catch(fail))
  })
  try {
    return await Promise.race([answered, closed])
  } finally {
    await page.destroy()
  }
}
