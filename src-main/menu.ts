import { Menu, type MenuItemConstructorOptions } from 'electron'
import { readChord } from '../src-core/commands/chord.ts'
import { COMMANDS, MENUS, type Command, type MenuName } from '../src-core/commands/commands.ts'
import { Keymap, type KeyChoices } from '../src-core/commands/keymap.ts'
import { tellWindows } from './main-window.ts'

type Items = MenuItemConstructorOptions[]

// What the system does by itself and has names for: kept where people look for it.
const ROLES: Partial<Record<MenuName, Items>> = {
  Edit: [{ type: 'separator' }, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
  View: [
    { type: 'separator' },
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'togglefullscreen' },
  ],
}

/** What undo and redo are about, as in “Highlight”; empty when there is nothing. */
export interface MenuNames {
  undo: string
  redo: string
}

let shown: { platform: NodeJS.Platform; choices: KeyChoices } = { platform: process.platform, choices: {} }
let names: MenuNames = { undo: '', redo: '' }

/** Shows in the menu what undo and redo are about. (An item keeps its label for life: all are made anew.) */
export function nameMenu(next: MenuNames): void {
  if (next.undo === names.undo && next.redo === names.redo) return
  names = next
  setApplicationMenu(shown.platform, shown.choices)
}

/** Builds the application menu from the table of commands. */
export function setApplicationMenu(platform: NodeJS.Platform, choices: KeyChoices = {}): void {
  shown = { platform, choices }
  const keymap = new Keymap(choices)
  const mac = platform === 'darwin'
  const menus: Items = MENUS.map((name) => ({
    label: `&${name}`,
    submenu: [
      ...COMMANDS.filter(({ menu }) => menu === name).map((command) => toItem(command, keymap, mac)),
      ...rolesOf(name, mac),
    ],
  }))
  Menu.setApplicationMenu(Menu.buildFromTemplate(mac ? [{ role: 'appMenu' }, ...menus] : menus))
}

function rolesOf(name: MenuName, mac: boolean): Items {
  if (name === 'File') return [{ type: 'separator' }, mac ? { role: 'close' } : { role: 'quit' }]
  return ROLES[name] ?? []
}

function toItem({ id, title }: Command, keymap: Keymap, mac: boolean): MenuItemConstructorOptions {
  const [key] = keymap.keysOf(id)
  return {
    id,
    label: labelOf(id, title),
    click: () => tellWindows('command', { id }),
    ...acceleratorOf(key, mac),
  }
}

function labelOf(id: string, title: string): string {
  const about = id === 'edit.undo' ? names.undo : id === 'edit.redo' ? names.redo : ''
  return about === '' ? title : `${title} ${about}`
}

/**
 * A command's key as Electron writes it. The page handles single keys, as they must not fire inside a
 * text field: they are shown but not registered, and on macOS, which has no such difference, left out.
 */
function acceleratorOf(
  key: string | undefined,
  mac: boolean,
): Pick<MenuItemConstructorOptions, 'accelerator' | 'registerAccelerator'> {
  if (key === undefined) return {}
  const registerAccelerator = key.startsWith('Mod+') || /^F\d+$/.test(key)
  if (mac && !registerAccelerator) return {}
  const { mod, alt, shift, key: last } = readChord(key)
  const modifiers = [mod && 'CommandOrControl', alt && 'Alt', shift && 'Shift'].filter(Boolean)
  const name = last === '+' ? 'Plus' : last === ' ' ? 'Space' : last.replace(/^Arrow/, '')
  return { accelerator: [...modifiers, name].join('+'), registerAccelerator }
}
