import { isSign, readChord, writeChord, type Chord } from '../../src-core/commands/chord.ts'
import type { Command, CommandId } from '../../src-core/commands/commands.ts'
import { DEFAULT_KEYMAP, type Keymap } from '../../src-core/commands/keymap.ts'

/** What a key press tells; a KeyboardEvent is one. */
export interface KeyPress {
  /** What the key types, or its name: `k`, `K`, `?`, `F1`. */
  key: string
  /** Where the key lies, as named on a US keyboard: `KeyK`. */
  code: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
  getModifierState?(modifier: 'AltGraph'): boolean
}

/** What a key press stands for. */
export interface KeyMatch {
  id: CommandId
  /** Whether the key also writes, moves or deletes in a text field, and so must not fire inside one. */
  plain: boolean
}

/**
 * The command that a key press stands for.
 *
 * What the key types decides, so that `?` and `[` work wherever a keyboard has them. Only where that
 * cannot be, letters on a keyboard that types no Latin ones and digits on one that needs Shift for
 * them, the place of the key does.
 * @param platform as Node's `process.platform`; `Mod` is Cmd on `darwin` and Ctrl elsewhere
 */
export function matchKey(
  press: KeyPress,
  platform: string,
  keymap: Keymap = DEFAULT_KEYMAP,
): KeyMatch | undefined {
  const find = (key: string | undefined) =>
    key === undefined
      ? undefined
      : keymap.chords.find(({ chord }) => modifiersFit(press, platform, chord) && keysEqual(chord, key))
  const found = find(press.key) ?? find(keyByPlace(press))
  return found && { id: found.id, plain: !found.chord.mod && !/^F\d+$/.test(found.chord.key) }
}

/** Whether a link was pressed so as to open beside what one reads: with Ctrl or Cmd, or the middle button. */
export function isForBeside(press: MouseEvent | KeyboardEvent, platform: string): boolean {
  const isMiddle = 'button' in press && press.button === 1
  return isMiddle || hasMod(press, platform)
}

/** Whether `Mod` is down: Cmd on `darwin`, Ctrl elsewhere. */
export function hasMod(press: Pick<KeyPress, 'ctrlKey' | 'metaKey'>, platform: string): boolean {
  return platform === 'darwin' ? press.metaKey : press.ctrlKey
}

function modifiersFit(press: KeyPress, platform: string, chord: Chord): boolean {
  const mac = platform === 'darwin'
  const altGraph = isAltGraph(press)
  const mod = hasMod(press, platform) && !altGraph
  const other = (mac ? press.ctrlKey : press.metaKey) && !altGraph
  if (mod !== chord.mod || other) return false
  // Shift, Option or AltGr may be what it takes to type a sign or a digit.
  if (isSign(chord.key) && !chord.mod) return true
  return press.shiftKey === chord.shift && press.altKey === chord.alt
}

function isAltGraph(press: KeyPress): boolean {
  return press.getModifierState?.('AltGraph') ?? false
}

function keysEqual({ key }: Chord, pressed: string): boolean {
  return key.length === 1 ? key.toLowerCase() === pressed.toLowerCase() : key === pressed
}

function keyByPlace({ key, code, shiftKey }: KeyPress): string | undefined {
  const [, letter, digit] = /^(?:Key([A-Z])|Digit(\d))$/.exec(code) ?? []
  if (letter && /^[^\p{ASCII}]$/u.test(key)) return letter
  if (digit && !shiftKey && key.length === 1 && !/\d/.test(key)) return digit
  return undefined
}

/**
 * The key that was pressed, as the table of commands writes it, for a person who gives a command a key.
 * @returns null for a modifier alone, and for what cannot be told apart from other keys
 */
export function recordKey(press: KeyPress, platform: string): string | null {
  const mac = platform === 'darwin'
  const altGraph = isAltGraph(press)
  const mod = hasMod(press, platform) && !altGraph
  const other = (mac ? press.ctrlKey : press.metaKey) && !altGraph
  const letter = /^\p{ASCII}+$/u.test(press.key) ? press.key : keyByPlace(press)
  const key = letter ?? (isSign(press.key) ? press.key : '')
  if (other || key === '' || MODIFIERS.has(key)) return null
  const typed = isSign(key) && !mod && key !== ' '
  return writeChord({ mod, alt: press.altKey && !typed, shift: press.shiftKey && !typed, key })
}

const MODIFIERS: ReadonlySet<string> = new Set(
  'Shift Control Alt AltGraph Meta CapsLock NumLock ScrollLock Fn Dead Process Unidentified Compose'.split(
    ' ',
  ),
)

/** The names of a key for people, in the order in which they are pressed: `['Ctrl', 'Shift', 'Z']`. */
export function describeKey(key: Command['keys'][number], platform: string): string[] {
  const mac = platform === 'darwin'
  const { mod, alt, shift, key: last } = readChord(key)
  const modifiers = mac
    ? [alt && '⌥', shift && '⇧', mod && '⌘']
    : [mod && 'Ctrl', alt && 'Alt', shift && 'Shift']
  const name =
    (mac ? MAC_NAMES[last] : undefined) ?? NAMES[last] ?? (mod || shift ? last.toUpperCase() : last)
  return [...modifiers.filter((part) => part !== false), name]
}

const NAMES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  Backspace: 'Backspace',
  Delete: 'Del',
  Escape: 'Esc',
}
const MAC_NAMES: Readonly<Record<string, string>> = { Backspace: '⌫', Delete: '⌦' }

/**
 * A key as `aria-keyshortcuts` has it (WAI-ARIA 1.2): `Control+Shift+Z`, `Shift+Meta+Z` on a Mac.
 * @param platform as Node's `process.platform`
 */
export function writeKeyShortcut(key: Command['keys'][number], platform: string): string {
  const { mod, alt, shift, key: last } = readChord(key)
  const mac = platform === 'darwin'
  const modifiers = [mod && !mac && 'Control', alt && 'Alt', shift && 'Shift', mod && mac && 'Meta']
  return [...modifiers.filter((part) => part !== false), ARIA_NAMES[last] ?? last].join('+')
}

const ARIA_NAMES: Readonly<Record<string, string>> = { ' ': 'Space', '+': 'Plus' }
