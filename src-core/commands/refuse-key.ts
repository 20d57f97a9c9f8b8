import { readChord } from './chord.ts'
import { MENUS, type CommandId } from './commands.ts'

// What the reader, buttons and fields do with keys that belong to no command.
const MOVING = /^(?:Arrow(?:Up|Down|Left|Right)|PageUp|PageDown|Home|End)$/
const SYSTEM: readonly [test: RegExp, reason: string][] = [
  [/^(?:Shift\+)?Tab$/, 'Tab moves the focus.'],
  [/^(?:Shift\+)?(?:Enter| )$/, 'It presses the button that has the focus.'],
  [/^Mod\+[CXA]$/, 'It copies, cuts or selects text everywhere.'],
  [/^Mod\+V$/, 'It pastes text everywhere.'],
  [/^Mod\+[QW]$/, 'It closes the window.'],
  [/^Mod\+(?:Shift\+)?(?:[-+=0_])$/, 'It zooms the window.'],
  [/^(?:F11|Mod\+Alt\+F)$/, 'It makes the window fill the screen.'],
  [/^(?:F12|Mod\+Shift\+[IJC])$/, 'It belongs to the browser inside Lectern.'],
  [/^Alt\+(?:F4|Tab)$|^Mod\+(?:Tab|Alt\+Delete)$|^(?:Alt\+)? $/, 'The system keeps it for itself.'],
]
const MAC: readonly [test: RegExp, reason: string][] = [
  [/^Mod\+[HM]$|^Mod\+Alt\+H$/, 'macOS keeps it for itself.'],
]

/**
 * Why a key cannot be given to a command, as a sentence; null if it can.
 * @param key as the table of commands writes it
 * @param platform as Node's `process.platform`
 */
export function refuseKey(key: string, id: CommandId, platform: string): string | null {
  const chord = readChord(key)
  if (chord.key === 'Escape' && id !== 'reader.leave') return 'Esc always goes one level out.'
  if (MOVING.test(chord.key) && !chord.mod && !chord.alt) return 'It moves in the text and in lists.'
  const rules = platform === 'darwin' ? [...SYSTEM, ...MAC] : SYSTEM
  const rule = rules.find(([test]) => test.test(key))
  if (rule) return rule[1]
  const opensMenu = chord.alt && !chord.mod && !chord.shift && platform !== 'darwin'
  const menu = MENUS.find((name) => opensMenu && name.startsWith(chord.key.toUpperCase()))
  return menu === undefined ? null : `It opens the menu ${menu}.`
}
