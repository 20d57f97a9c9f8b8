import { COMMANDS, type Command, type CommandId } from '../../src-core/commands/commands.ts'

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

/** A key of the commands table, taken apart. */
interface Chord {
  mod: boolean
  alt: boolean
  shift: boolean
  key: string
}

/** What a key press stands for. */
export interface KeyMatch {
  id: CommandId
  /** Whether the key also writes, moves or deletes in a text field, and so must not fire inside one. */
  plain: boolean
}

const CHORDS: readonly { id: CommandId; chord: Chord }[] = COMMANDS.flatMap(({ id, keys }) =>
  keys.map((key) => ({ id, chord: readChord(key) })),
)

/** Takes `Mod+Shift+Z` apart; the key itself comes last and may be `+`. */
function readChord(text: string): Chord {
  const parts = text.split(/\+(?=.)/)
  const has = (modifier: string) => parts.slice(0, -1).includes(modifier)
  return { mod: has('Mod'), alt: has('Alt'), shift: has('Shift'), key: parts.at(-1) ?? '' }
}

/**
 * The command that a key press stands for.
 *
 * What the key types decides, so that `?` and `[` work wherever a keyboard has them. Only where that
 * cannot be, letters on a keyboard that types no Latin ones and digits on one that needs Shift for
 * them, the place of the key does.
 * @param platform as Node's `process.platform`; `Mod` is Cmd on `darwin` and Ctrl elsewhere
 */
export function matchKey(press: KeyPress, platform: string): KeyMatch | undefined {
  const found = find(press, platform, press.key) ?? find(press, platform, keyByPlace(press))
  return found && { id: found.id, plain: !found.chord.mod && !/^F\d+$/.test(found.chord.key) }
}

function find(press: KeyPress, platform: string, key: string | undefined) {
  if (key === undefined) return undefined
  return CHORDS.find(({ chord }) => modifiersFit(press, platform, chord) && keysEqual(chord, key))
}

function modifiersFit(press: KeyPress, platform: string, chord: Chord): boolean {
  const mac = platform === 'darwin'
  const altGraph = isAltGraph(press)
  const mod = (mac ? press.metaKey : press.ctrlKey) && !altGraph
  const other = (mac ? press.ctrlKey : press.metaKey) && !altGraph
  if (mod !== chord.mod || other) return false
  // Shift, Option or AltGr may be what it takes to type a sign or a digit.
  if (isSign(chord.key) && !chord.mod) return true
  return press.shiftKey === chord.shift && press.altKey === chord.alt
}

function isAltGraph(press: KeyPress): boolean {
  return press.getModifierState?.('AltGraph') ?? false
}

function isSign(key: string): boolean {
  return /^\P{L}$/u.test(key)
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
  ArrowDown: '↓',
  ArrowUp: '↑',
  Backspace: 'Backspace',
  Delete: 'Del',
  Escape: 'Esc',
}
const MAC_NAMES: Readonly<Record<string, string>> = { Backspace: '⌫', Delete: '⌦' }
