// @ts-check
import { app } from './app.mjs'
import { offer } from './control.mjs'
import { createEvent } from './emitter.mjs'
import { findItem } from './menu.mjs'
import { setSystemTheme } from './native-theme.mjs'
import { powerMonitor } from './system.mjs'
import { windows } from './windows.mjs'

/** What a test may do that a person does outside the window. */
export function offerCommands() {
  offer('quit', () => app.quit())
  offer('chooseMenuItem', (name) => {
    const item = findItem(name)
    if (!item.enabled) throw new Error(`“${name}” is not enabled`)
    item.click({}, focused())
  })
  offer('describeMenuItem', (name) => {
    const { label, enabled, visible, checked, accelerator = null } = findItem(name)
    return { label, enabled, visible, checked, accelerator }
  })
  offer('describeWindows', () =>
    [...windows].map((window) => ({
      target: window.webContents.openedPage()?.target ?? null,
      title: window.getTitle(),
      bounds: window.getBounds(),
      isVisible: window.isVisible(),
      isFocused: window.isFocused(),
      isMinimized: window.isMinimized(),
    })),
  )
  offer('resize', (size) => focused()?.setBounds(size))
  offer('closeWindow', () => focused()?.close())
  offer('minimize', () => focused()?.minimize())
  offer('setSystemTheme', setSystemTheme)
  offer('openFile', (path) => app.emit('open-file', createEvent(), path))
  offer('tellPower', (event) => powerMonitor.emit(event, createEvent()))
}

/** The window in front, or the first one. */
function focused() {
  return [...windows].find((window) => window.isFocused()) ?? [...windows][0]
}
