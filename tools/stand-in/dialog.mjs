// @ts-check
import { ask, isControlled, tell } from './control.mjs'
import { askPerson } from './dialog-window.mjs'
import { guard } from './emitter.mjs'

/** @typedef {'showOpenDialog' | 'showSaveDialog' | 'showMessageBox'} Question */

/** What a dialog answers when it is just closed. */
const DISMISSED = {
  /** @type {(options: object) => object} */
  showOpenDialog: () => ({ canceled: true, filePaths: [] }),
  /** @type {(options: object) => object} */
  showSaveDialog: () => ({ canceled: true, filePath: '' }),
  /** @type {(options: { cancelId?: number }) => object} */
  showMessageBox: ({ cancelId = 0 }) => ({ response: cancelId, checkboxChecked: false }),
}

/** @type {(question: Question) => (...args: any[]) => Promise<any>} */
const asks =
  (question) =>
  async (...args) => {
    const options = args.at(-1)
    const answer = isControlled
      ? await ask('dialog', { kind: question, options })
      : await askPerson(question, options)
    return { ...DISMISSED[question](options), ...answer }
  }

export const dialog = guard('dialog', {
  showOpenDialog: asks('showOpenDialog'),
  showSaveDialog: asks('showSaveDialog'),
  showMessageBox: asks('showMessageBox'),
  /** @type {(title: string, content: string) => void} */
  showErrorBox(title, content) {
    tell('shown', { kind: 'dialog.showErrorBox', title, content })
    if (!isControlled) console.error(`${title}\n\n${content}`)
  },
})
