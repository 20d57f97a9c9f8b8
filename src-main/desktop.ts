import { clipboard, dialog, nativeTheme, shell } from 'electron'
import type { KeyChoices } from '../src-core/commands/keymap.ts'
import { FILE_KINDS, type BookChoice } from '../src-core/import/file-kinds.ts'
import type { Theme } from '../src-core/ipc/settings.ts'
import { printWindow, windowAsPdf } from './print-window.ts'
import { pageSaved, type SaveReport } from './closing-window.ts'
import { frontWindow, showDesk } from './main-window.ts'
import { nameMenu, setApplicationMenu, type MenuNames } from './menu.ts'

const THEME_SOURCES = {
  system: 'system',
  paper: 'light',
  sepia: 'light',
  night: 'dark',
  // In light or dark, as the system is.
  contrast: 'system',
} as const

/** What the features may ask of the desktop; they know nothing of Electron. */
export interface Desktop {
  /** Paths of the files chosen; empty when the person chose none. */
  chooseFiles: () => Promise<string[]>
  /** Paths of the files of annotations chosen; empty when the person chose none. */
  chooseAnnotations: () => Promise<string[]>
  /** Paths of the exported files chosen; empty when the person chose none. */
  chooseExports: (folder: string) => Promise<string[]>
  /** Asks how books come in. */
  askBooks: (books: number) => Promise<BookChoice>
  /** Path of the folder chosen, or null. */
  chooseFolder: (title: string, current: string) => Promise<string | null>
  /** Path of the zip file to write, or null. */
  chooseNewZip: (proposed: string) => Promise<string | null>
  /** Path of the zip file chosen, or null. */
  chooseZip: () => Promise<string | null>
  /** Path of the PDF to write, or null. */
  choosePdf: (proposed: string) => Promise<string | null>
  /** Opens the print dialog for the window in front. @throws LecternError when nothing could be printed */
  print: () => Promise<void>
  /** The window in front as a PDF. */
  pdf: () => Promise<Uint8Array>
  /** Shows a file or folder in the system's file manager. */
  reveal: (path: string) => void
  copy: (text: string) => Promise<void>
  /** Path of the file to write, or null. */
  chooseNewFile: (title: string, name: string) => Promise<string | null>
  /** The page has saved what was being written: its window may close. */
  pageSaved: (report: SaveReport) => void
  /** Says in the application menu what undo and redo are about. */
  nameMenu: (names: MenuNames) => void
  /** Makes the system's own parts (title bar, menus, dialogs) follow the theme. */
  applyTheme: (theme: Theme) => void
  /** Gives the application menu the person's keys. */
  applyKeys: (choices: KeyChoices) => void
  /** Asks before a link is opened outside; answers whether it was. */
  openLink: (url: URL) => Promise<boolean>
}

const ZIP_FILES = [{ name: 'Zip files', extensions: ['zip'] }]

/** The desktop as Electron offers it. */
export const desktop: Desktop = {
  async chooseFiles() {
    const { canceled, filePaths } = await showOpen({
      title: 'Import articles',
      buttonLabel: 'Import',
      properties: ['openFile', 'multiSelections'],
      filters: [
        { name: 'Articles', extensions: FILE_KINDS.flatMap(({ extensions }) => extensions) },
        ...FILE_KINDS.map(({ name, extensions }) => ({ name, extensions: [...extensions] })),
        { name: 'All files', extensions: ['*'] },
      ],
    })
    return canceled ? [] : filePaths
  },

  async chooseAnnotations() {
    const { canceled, filePaths } = await showOpen({
      title: 'Import annotations',
      buttonLabel: 'Import',
      properties: ['openFile', 'multiSelections'],
      filters: [
        {
          name: 'Annotations',
          extensions: ['json', 'jsonld', 'annotation', 'ann', 'csv', 'txt', 'md', 'markdown'],
        },
        { name: 'All files', extensions: ['*'] },
      ],
    })
    return canceled ? [] : filePaths
  },

  async chooseExports(folder) {
    const { canceled, filePaths } = await showOpen({
      title: 'Verify exported files',
      buttonLabel: 'Verify',
      properties: ['openFile', 'multiSelections'],
      filters: [
        { name: 'Markdown', extensions: ['md', 'markdown'] },
        { name: 'All files', extensions: ['*'] },
      ],
      ...(folder === '' ? {} : { defaultPath: folder }),
    })
    return canceled ? [] : filePaths
  },

  async askBooks(books) {
    const choices = ['whole', 'chapters', 'none'] as const
    const response = await showMessage({
      type: 'question',
      message: books === 1 ? 'How is the book to come in?' : `How are the ${books} books to come in?`,
      detail:
        'As one article, its chapters are sections of it, and are in its outline. As articles, each chapter has its own place in the list.',
      buttons: [books === 1 ? 'One Article' : 'One Article Each', 'An Article for Each Chapter', 'Cancel'],
      defaultId: 0,
      cancelId: 2,
    })
    return choices[response] ?? 'none'
  },

  async chooseFolder(title, current) {
    const { canceled, filePaths } = await showOpen({
      title,
      buttonLabel: 'Choose',
      properties: ['openDirectory', 'createDirectory'],
      ...(current === '' ? {} : { defaultPath: current }),
    })
    return canceled ? null : (filePaths[0] ?? null)
  },

  chooseNewZip: (proposed) =>
    chooseNew({ title: 'Pack the library into', defaultPath: proposed, filters: ZIP_FILES }),

  async chooseZip() {
    const { canceled, filePaths } = await showOpen({
      title: 'Unpack a library from',
      buttonLabel: 'Unpack',
      properties: ['openFile'],
      filters: ZIP_FILES,
    })
    return canceled ? null : (filePaths[0] ?? null)
  },

  choosePdf: (proposed) =>
    chooseNew({
      title: 'Save as PDF',
      defaultPath: proposed,
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
    }),

  print: () => printWindow(frontWindow()),
  pdf: () => windowAsPdf(frontWindow()),

  reveal: (path) => {
    shell.showItemInFolder(path)
  },

  copy: (text) => clipboard.writeText(text),

  chooseNewFile: (title, name) => chooseNew({ title, defaultPath: name }),

  pageSaved,

  nameMenu,

  applyTheme: (theme) => {
    nativeTheme.themeSource = THEME_SOURCES[theme]
    showDesk(theme)
  },

  applyKeys: (choices) => {
    setApplicationMenu(process.platform, choices)
  },

  async openLink(url) {
    const target = url.protocol === 'mailto:' ? url.pathname : url.host
    const options: Electron.MessageBoxOptions = {
      type: 'question',
      message: `Open a link to ${target}?`,
      detail: `It opens outside Lectern, in your usual program:\n${url.href}`,
      buttons: ['Open', 'Cancel'],
      defaultId: 1,
      cancelId: 1,
    }
    if ((await showMessage(options)) !== 0) return false
    await shell.openExternal(url.href)
    return true
  },
}

/** Says why the app cannot start. There is no window yet. */
export function showStartError(title: string, text: string): void {
  dialog.showErrorBox(title, text)
}

function showOpen(options: Electron.OpenDialogOptions): Promise<Electron.OpenDialogReturnValue> {
  const parent = frontWindow()
  return parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options)
}

/** @returns the number of the button that was pressed */
async function showMessage(options: Electron.MessageBoxOptions): Promise<number> {
  const parent = frontWindow()
  const { response } = await (parent
    ? dialog.showMessageBox(parent, options)
    : dialog.showMessageBox(options))
  return response
}

/** Asks for the path of a file to write; null when the person chose none. */
async function chooseNew(options: Electron.SaveDialogOptions): Promise<string | null> {
  const parent = frontWindow()
  const { canceled, filePath } = await (parent
    ? dialog.showSaveDialog(parent, options)
    : dialog.showSaveDialog(options))
  return canceled || filePath === '' ? null : filePath
}
