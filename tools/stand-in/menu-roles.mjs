// @ts-check
/** @typedef {import('./windows.mjs').OpenWindow} OpenWindow */
/**
 * @typedef {object} Role
 * @property {string} label
 * @property {string} [accelerator]
 * @property {boolean} [isNative] whether Chromium knows the key by itself
 * @property {{ role?: string, type?: 'separator' }[]} [submenu]
 * @property {(window: OpenWindow | undefined) => void} act
 */

/** @type {(command: string) => Role['act']} */
const edit = (command) => (window) => window?.editWith(command)

/** @type {() => void} */
const nothing = () => undefined

/** @type {() => void} */
let quit = nothing

/**
 * Says what Quit does. (The app knows the menu, and not the other way round.)
 * @param {() => void} action
 */
export function onQuitRole(action) {
  quit = action
}

/** @type {Readonly<Record<string, Role>>} */
const ROLES = {
  undo: { label: 'Undo', accelerator: 'CmdOrCtrl+Z', isNative: true, act: edit('undo') },
  redo: { label: 'Redo', accelerator: 'Shift+CmdOrCtrl+Z', isNative: true, act: edit('redo') },
  cut: { label: 'Cut', accelerator: 'CmdOrCtrl+X', isNative: true, act: edit('cut') },
  copy: { label: 'Copy', accelerator: 'CmdOrCtrl+C', isNative: true, act: edit('copy') },
  paste: { label: 'Paste', accelerator: 'CmdOrCtrl+V', isNative: true, act: edit('paste') },
  delete: { label: 'Delete', act: edit('delete') },
  selectAll: { label: 'Select All', accelerator: 'CmdOrCtrl+A', isNative: true, act: edit('selectAll') },
  resetZoom: {
    label: 'Actual Size',
    accelerator: 'CmdOrCtrl+0',
    isNative: true,
    act: (window) => window?.zoomBy(0),
  },
  zoomIn: {
    label: 'Zoom In',
    accelerator: 'CmdOrCtrl+Plus',
    isNative: true,
    act: (window) => window?.zoomBy(1),
  },
  zoomOut: {
    label: 'Zoom Out',
    accelerator: 'CmdOrCtrl+-',
    isNative: true,
    act: (window) => window?.zoomBy(-1),
  },
  togglefullscreen: {
    label: 'Toggle Full Screen',
    accelerator: 'F11',
    isNative: true,
    act: (window) => window?.toggleFullScreen(),
  },
  minimize: { label: 'Minimize', accelerator: 'CmdOrCtrl+M', act: (window) => window?.minimize() },
  close: { label: 'Close Window', accelerator: 'CmdOrCtrl+W', act: (window) => window?.close() },
  quit: { label: 'Quit', accelerator: 'CmdOrCtrl+Q', act: () => quit() },
  about: { label: 'About', act: nothing },
  services: { label: 'Services', submenu: [], act: nothing },
  hide: { label: 'Hide', act: nothing },
  hideothers: { label: 'Hide Others', act: nothing },
  unhide: { label: 'Show All', act: nothing },
  appmenu: {
    label: 'App',
    submenu: [
      { role: 'about' },
      { type: 'separator' },
      { role: 'services' },
      { role: 'hide' },
      { role: 'quit' },
    ],
    act: nothing,
  },
}

/**
 * @param {string} name as in `selectAll`; case does not count
 * @returns {Role}
 */
export function findRole(name) {
  const [, role] = Object.entries(ROLES).find(([key]) => key.toLowerCase() === name.toLowerCase()) ?? []
  if (!role)
    throw new Error(`The stand-in has no menu role “${name}”: add it to tools/stand-in if src-main needs it`)
  return role
}
