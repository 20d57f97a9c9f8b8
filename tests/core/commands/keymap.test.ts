import { describe, expect, it } from 'vitest'
import { readChord, writeChord } from '../../../src-core/commands/chord.ts'
import { COMMANDS } from '../../../src-core/commands/commands.ts'
import { DEFAULT_KEYMAP, Keymap } from '../../../src-core/commands/keymap.ts'
import { refuseKey } from '../../../src-core/commands/refuse-key.ts'

describe('a keymap', () => {
  it('is the table of commands until something is chosen', () => {
    for (const { id, keys } of COMMANDS) expect(DEFAULT_KEYMAP.keysOf(id)).toEqual(keys)
  })

  it('has the chosen keys in place of the table’s', () => {
    const keymap = new Keymap({ 'annotate.highlight': ['Mod+Shift+H', 'x'], 'annotate.tag': [] })
    expect(keymap.keysOf('annotate.highlight')).toEqual(['Mod+Shift+H', 'x'])
    expect(keymap.keysOf('annotate.tag')).toEqual([])
    expect(keymap.ownerOf('h')).toBeUndefined()
  })

  it('lets a chosen key count before the same one of the table', () => {
    const keymap = new Keymap({ 'annotate.highlight': ['n'] })
    expect(keymap.ownerOf('n')?.id).toBe('annotate.highlight')
    expect(keymap.keysOf('annotate.note')).toEqual([])
  })

  it.each([
    ['?', 'help.keys'],
    ['Shift+?', 'help.keys'],
    ['T', 'annotate.tag'],
    ['Shift+T', 'library.tags'],
    ['Mod+k', 'palette.open'],
    ['Mod+Alt+K', undefined],
  ])('knows whose %s is: %s', (key, id) => {
    expect(DEFAULT_KEYMAP.ownerOf(key)?.id).toBe(id)
  })

  it('forgets a choice that is what the table says', () => {
    const changed = new Keymap({ 'annotate.highlight': ['x'], 'annotate.tag': ['y'] })
    expect(changed.withKeys('annotate.highlight', ['h'])).toEqual({ 'annotate.tag': ['y'] })
  })

  it('takes a moved key from the command that had it', () => {
    const choices = DEFAULT_KEYMAP.withKeyMoved('Mod+y', 'annotate.highlight', ['Mod+Y'])
    expect(choices).toEqual({ 'annotate.highlight': ['Mod+Y'], 'edit.redo': ['Mod+Shift+Z'] })
  })

  it('ignores commands that this version does not have, and keeps them', () => {
    const keymap = new Keymap({ 'from.tomorrow': ['h'] })
    expect(keymap.keysOf('annotate.highlight')).toEqual(['h'])
    expect(keymap.withKeys('annotate.tag', ['y'])).toHaveProperty(['from.tomorrow'])
  })
})

describe('a chord', () => {
  it.each(['Mod+Shift+Z', 'h', 'Shift+T', '?', 'Mod++', '+', 'Alt+Shift+ArrowRight', 'F1', 'Escape'])(
    '%s is written as it is read',
    (key) => {
      expect(writeChord(readChord(key))).toBe(key)
    },
  )
})

describe('keys that are refused', () => {
  it.each([
    ['Tab', 'linux', /focus/],
    [' ', 'linux', /button/],
    ['ArrowDown', 'linux', /moves/],
    ['Shift+ArrowDown', 'linux', /moves/],
    ['Mod+C', 'darwin', /copies/],
    ['Mod+Q', 'linux', /closes/],
    ['Mod+H', 'darwin', /macOS/],
    ['Alt+F', 'win32', /menu File/],
    ['Escape', 'linux', /one level out/],
  ])('%s on %s', (key, platform, reason) => {
    expect(refuseKey(key, 'annotate.highlight', platform)).toMatch(reason)
  })

  it('are none of those that the table has', () => {
    for (const platform of ['linux', 'darwin', 'win32']) {
      for (const { id, keys } of COMMANDS) {
        for (const key of keys) expect([key, refuseKey(key, id, platform)]).toEqual([key, null])
      }
    }
  })

  it.each([
    ['Alt+F', 'darwin'],
    ['Mod+H', 'linux'],
    ['Alt+Shift+F', 'linux'],
    ['F5', 'linux'],
  ])('are not %s on %s', (key, platform) => {
    expect(refuseKey(key, 'annotate.highlight', platform)).toBeNull()
  })
})
