import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_KEYMAP, Keymap } from '../../../src-core/commands/keymap.ts'
import { CommandRunner } from '../../../src-renderer/commands/command-runner.svelte.ts'

let dialogOpen = false
let keymap = DEFAULT_KEYMAP
const onError = vi.fn()
let commands: CommandRunner
const run = vi.fn()

beforeEach(() => {
  dialogOpen = false
  keymap = DEFAULT_KEYMAP
  vi.resetAllMocks()
  commands = new CommandRunner({
    platform: 'linux',
    keymap: () => keymap,
    isDialogOpen: () => dialogOpen,
    onError,
  })
  window.addEventListener('keydown', handle)
})
afterEach(() => {
  window.removeEventListener('keydown', handle)
  document.body.replaceChildren()
})

function handle(event: KeyboardEvent): void {
  commands.handleKey(event)
}

/** Presses a key on an element; answers whether it was left to everything else. */
function press(key: string, more: KeyboardEventInit = {}, target: Element = document.body): boolean {
  return target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
}

function addElement(html: { tag: string; attributes?: Record<string, string> }): HTMLElement {
  const element = document.createElement(html.tag)
  for (const [name, value] of Object.entries(html.attributes ?? {})) element.setAttribute(name, value)
  document.body.append(element)
  return element
}

describe('a registered command', () => {
  it('runs by key, and the key goes no further', () => {
    commands.register('annotate.highlight', run)
    expect(press('h')).toBe(false)
    expect(run).toHaveBeenCalledOnce()
  })

  it('runs from the menu', async () => {
    commands.register('theme.night', run)
    await commands.runFromMenu('theme.night')
    expect(run).toHaveBeenCalledOnce()
  })

  it('does nothing while it is not enabled, and leaves the key alone', async () => {
    commands.register('annotate.highlight', run, () => false)
    expect(press('h')).toBe(true)
    await commands.run('annotate.highlight')
    expect(commands.isEnabled('annotate.highlight')).toBe(false)
    expect(run).not.toHaveBeenCalled()
  })

  it('gives way to a later registration until that is taken back', async () => {
    const later = vi.fn()
    commands.register('annotate.next', run)
    const takeBack = commands.register('annotate.next', later)
    await commands.run('annotate.next')
    takeBack()
    await commands.run('annotate.next')
    expect([later.mock.calls.length, run.mock.calls.length]).toEqual([1, 1])
  })

  it('reports what it throws', async () => {
    const error = new Error('broken')
    commands.register('help.keys', () => Promise.reject(error))
    await commands.run('help.keys')
    expect(onError).toHaveBeenCalledWith(error)
  })

  it('is remembered when it was run from the palette, newest first and once', async () => {
    commands.register('theme.night', run)
    commands.register('theme.paper', run)
    for (const id of ['theme.night', 'theme.paper', 'theme.night'] as const) await commands.runFromPalette(id)
    expect(commands.recent).toEqual(['theme.night', 'theme.paper'])
  })
})

describe('a key', () => {
  it('that a person chose runs the command, and the old one does not', () => {
    commands.register('annotate.highlight', run)
    keymap = new Keymap({ 'annotate.highlight': ['Mod+Shift+H'] })
    expect([press('h'), press('H', { ctrlKey: true, shiftKey: true })]).toEqual([true, false])
    expect(run).toHaveBeenCalledOnce()
  })

  it.each([
    { tag: 'input' },
    { tag: 'input', attributes: { type: 'search' } },
    { tag: 'textarea' },
    { tag: 'select' },
  ])('without Ctrl or Cmd never fires inside $tag', (html) => {
    commands.register('annotate.highlight', run)
    expect(press('h', {}, addElement(html))).toBe(true)
    expect(run).not.toHaveBeenCalled()
  })

  it('fires on a button or a checkbox', () => {
    commands.register('annotate.highlight', run)
    press('h', {}, addElement({ tag: 'button' }))
    press('h', {}, addElement({ tag: 'input', attributes: { type: 'checkbox' } }))
    expect(run).toHaveBeenCalledTimes(2)
  })

  it('with Ctrl fires inside a text field', () => {
    commands.register('palette.open', run)
    press('k', { ctrlKey: true }, addElement({ tag: 'textarea' }))
    expect(run).toHaveBeenCalledOnce()
  })

  it.each([
    ['h', {}, 'annotate.highlight', 0],
    ['z', { ctrlKey: true }, 'edit.undo', 0],
    ['k', { ctrlKey: true }, 'palette.open', 1],
    ['e', { ctrlKey: true }, 'export.open', 1],
  ] as const)('%s %j over an open dialog runs %s %i times', (key, more, id, times) => {
    dialogOpen = true
    commands.register(id, run)
    press(key, more)
    expect(run).toHaveBeenCalledTimes(times)
  })

  it('is left alone when something nearer took it, and while a character is being composed', () => {
    commands.register('annotate.highlight', run)
    const near = addElement({ tag: 'div' })
    near.addEventListener('keydown', (event) => event.preventDefault())
    press('h', {}, near)
    press('h', { isComposing: true })
    expect(run).not.toHaveBeenCalled()
  })
})

describe('undo inside a text field', () => {
  const execCommand = vi.fn()

  beforeEach(() => {
    Object.assign(document, { execCommand })
    commands.register('edit.undo', run)
    commands.register('edit.redo', run)
  })

  it('undoes the text, by key', () => {
    const field = addElement({ tag: 'textarea' })
    expect(press('z', { ctrlKey: true }, field)).toBe(false)
    press('Z', { ctrlKey: true, shiftKey: true }, field)
    expect(execCommand.mock.calls).toEqual([['undo'], ['redo']])
    expect(run).not.toHaveBeenCalled()
  })

  it('undoes the text, from the menu', async () => {
    addElement({ tag: 'textarea' }).focus()
    await commands.runFromMenu('edit.undo')
    expect(execCommand.mock.calls).toEqual([['undo']])
    expect(run).not.toHaveBeenCalled()
  })
})
