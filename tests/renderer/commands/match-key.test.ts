import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../../src-core/commands/commands.ts'
import {
  describeKey,
  matchKey,
  recordKey,
  writeKeyShortcut,
  type KeyPress,
} from '../../../src-renderer/commands/match-key.ts'

/** A key press, written as `Ctrl+Shift+Z@KeyZ`: what is held, what is typed, where it lies. */
function press(text: string): KeyPress {
  const [typed = '', code = ''] = text.split(/@(?=\w+$)/)
  const parts = typed.split(/\+(?=.)/)
  const held = parts.slice(0, -1)
  return {
    key: parts.at(-1) ?? '',
    code,
    ctrlKey: held.includes('Ctrl') || held.includes('AltGr'),
    metaKey: held.includes('Meta'),
    altKey: held.includes('Alt') || held.includes('AltGr'),
    shiftKey: held.includes('Shift'),
    getModifierState: () => held.includes('AltGr'),
  }
}

describe('matchKey', () => {
  it.each([
    // Mod is Ctrl, and Cmd on macOS.
    ['linux', 'Ctrl+k@KeyK', 'palette.open'],
    ['win32', 'Ctrl+k@KeyK', 'palette.open'],
    ['darwin', 'Meta+k@KeyK', 'palette.open'],
    ['darwin', 'Ctrl+k@KeyK', undefined],
    ['linux', 'Meta+k@KeyK', undefined],
    ['linux', 'Ctrl+Meta+k@KeyK', undefined],
    ['linux', 'Ctrl+Alt+k@KeyK', undefined],
    // Shift decides between two, whether or not Caps Lock is on.
    ['linux', 'Ctrl+z@KeyZ', 'edit.undo'],
    ['linux', 'Ctrl+Z@KeyZ', 'edit.undo'],
    ['linux', 'Ctrl+Shift+Z@KeyZ', 'edit.redo'],
    ['linux', 'Ctrl+y@KeyY', 'edit.redo'],
    // Single keys.
    ['linux', 'h@KeyH', 'annotate.highlight'],
    ['linux', 'H@KeyH', 'annotate.highlight'],
    ['linux', 'Shift+Q@KeyQ', undefined],
    ['linux', 'Alt+h@KeyH', undefined],
    ['linux', '3@Digit3', 'annotate.colour3'],
    ['linux', '3@Numpad3', 'annotate.colour3'],
    ['linux', 'Delete@Delete', 'annotate.delete'],
    ['linux', 'F1@F1', 'help.guide'],
    ['linux', 'Shift+F1@F1', undefined],
    ['linux', 'ArrowDown@ArrowDown', undefined],
    // Signs, wherever a keyboard has them: US, German, French, Turkish, macOS with Option.
    ['linux', 'Shift+?@Slash', 'help.keys'],
    ['linux', 'Shift+?@Minus', 'help.keys'],
    ['linux', 'Shift+}@BracketRight', 'library.next'],
    ['linux', '/@Slash', 'library.search'],
    ['linux', 'Shift+/@Digit7', 'library.search'],
    ['linux', '[@BracketLeft', 'annotate.previous'],
    ['linux', '[@Digit8', 'annotate.previous'],
    ['win32', 'AltGr+[@Digit8', 'annotate.previous'],
    ['darwin', 'Alt+[@Digit5', 'annotate.previous'],
    ['linux', 'ü@BracketLeft', undefined],
    // Digits that take Shift (French) are found by their place.
    ['linux', '"@Digit3', 'annotate.colour3'],
    ['linux', 'Shift+3@Digit3', 'annotate.colour3'],
    ['linux', 'Shift+#@Digit3', undefined],
    // Letters of other scripts are found by their place; Latin ones never are.
    ['linux', 'р@KeyH', 'annotate.highlight'],
    ['linux', 'Ctrl+л@KeyK', 'palette.open'],
    ['linux', 'Ctrl+Shift+Я@KeyZ', 'edit.redo'],
    ['linux', 'q@KeyA', undefined],
  ])('on %s reads %s as %s', (platform, keys, id) => {
    expect(matchKey(press(keys), platform)?.id).toBe(id)
  })

  it.each([
    ['h@KeyH', true],
    ['?@Slash', true],
    ['Delete@Delete', true],
    ['Ctrl+k@KeyK', false],
    ['F1@F1', false],
  ])('says of %s that it also edits text: %s', (keys, plain) => {
    expect(matchKey(press(keys), 'linux')?.plain).toBe(plain)
  })

  it('gives no key to two commands', () => {
    const keys = COMMANDS.flatMap((command) => command.keys)
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  })
})

describe('recordKey writes what was pressed as the table does', () => {
  it.each([
    ['linux', 'h@KeyH', 'h'],
    ['linux', 'Shift+H@KeyH', 'Shift+H'],
    ['linux', 'Ctrl+Shift+Z@KeyZ', 'Mod+Shift+Z'],
    ['darwin', 'Meta+k@KeyK', 'Mod+K'],
    ['darwin', 'Ctrl+k@KeyK', null],
    ['linux', 'Shift+?@Minus', '?'],
    ['linux', 'Ctrl+/@Slash', 'Mod+/'],
    ['win32', 'AltGr+[@Digit8', '['],
    ['linux', 'р@KeyH', 'h'],
    ['linux', 'Alt+Shift+ArrowRight@ArrowRight', 'Alt+Shift+ArrowRight'],
    ['linux', 'Shift@ShiftLeft', null],
    ['linux', 'Dead@Quote', null],
  ])('on %s %s as %s', (platform, keys, expected) => {
    expect(recordKey(press(keys), platform)).toBe(expected)
  })
})

describe('describeKey', () => {
  it.each([
    ['Mod+Shift+Z', 'linux', ['Ctrl', 'Shift', 'Z']],
    ['Mod+Shift+Z', 'darwin', ['⇧', '⌘', 'Z']],
    ['Mod+K', 'darwin', ['⌘', 'K']],
    ['Alt+ArrowUp', 'win32', ['Alt', '↑']],
    ['Alt+ArrowUp', 'darwin', ['⌥', '↑']],
    ['h', 'linux', ['h']],
    ['?', 'darwin', ['?']],
    ['Backspace', 'darwin', ['⌫']],
    ['F1', 'linux', ['F1']],
  ])('names %s on %s', (key, platform, names) => {
    expect(describeKey(key, platform)).toEqual(names)
  })
})

describe('writeKeyShortcut', () => {
  it.each([
    ['Mod+Shift+Z', 'linux', 'Control+Shift+Z'],
    ['Mod+Shift+Z', 'darwin', 'Shift+Meta+Z'],
    ['Alt+ArrowUp', 'win32', 'Alt+ArrowUp'],
    ['Mod++', 'linux', 'Control+Plus'],
    [' ', 'linux', 'Space'],
    ['h', 'linux', 'h'],
  ])('writes %s on %s as %s', (key, platform, written) => {
    expect(writeKeyShortcut(key, platform)).toBe(written)
  })
})
