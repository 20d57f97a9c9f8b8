// @ts-check
// What `import … from 'electron'` gets in the main process.
export { app } from './app.mjs'
export { BrowserWindow } from './browser-window.mjs'
export { clipboard } from './clipboard.mjs'
export { dialog } from './dialog.mjs'
export { ipcMain } from './ipc-main.mjs'
export { Menu, MenuItem } from './menu.mjs'
export { nativeTheme } from './native-theme.mjs'
export { protocol, session } from './session.mjs'
export { shell } from './shell.mjs'
export { powerMonitor, screen } from './system.mjs'
