import '../window-parts.ts'
import { fireEvent, screen, within } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import { succeed } from '../../../src-core/ipc/result.ts'
import { DEFAULT_SETTINGS, patchSettings, type Settings } from '../../../src-core/ipc/settings.ts'
import KeysSection from '../../../src-renderer/settings/KeysSection.svelte'
import { renderWithApp, startApp } from '../render-with-app.ts'

/** The section of the Settings, over a main process that keeps what is changed. */
function show(keys: Settings['keys'] = {}) {
  const { app, main } = startApp()
  let kept: Settings = { ...DEFAULT_SETTINGS, keys }
  app.settings.value = kept
  main.answer({ 'settings.change': ({ patch }) => succeed((kept = patchSettings(kept, patch))) })
  renderWithApp(KeysSection, app)
  return { app, kept: () => kept.keys }
}

// Not by role: to work that out for two hundred buttons takes seconds.
const button = (label: string | RegExp) => screen.getByLabelText(label, { selector: 'button' })
/** The button of a key is named by what is in it, in parts that stand apart on the page. */
const changeButton = (label: string) => {
  const all = [...document.querySelectorAll('button')]
  return all.find(({ textContent }) => textContent?.replace(/\s/g, '') === label.replace(/\s/g, ''))!
}
const shownCommands = () =>
  [...document.querySelectorAll<HTMLElement>('[data-command]')].map(({ dataset }) => dataset.command)
const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(button(/^Press the new key/), { key, ...more })

describe('the list of keys', () => {
  it('is searched by a command’s name', async () => {
    show()
    await fireEvent.input(screen.getByLabelText('Search the commands'), { target: { value: 'copy quote' } })
    expect(shownCommands()).toEqual(['annotate.copy'])
    await fireEvent.input(screen.getByLabelText('Search the commands'), { target: { value: 'qqqq' } })
    screen.getByText(/No command fits/)
  })

  it('gives a command another key in place of its own', async () => {
    const { app, kept } = show()
    await fireEvent.click(changeButton('Change h of Highlight'))
    await press('Control')
    await press('x', { ctrlKey: true, shiftKey: true })
    await expect.poll(kept).toEqual({ 'annotate.highlight': ['Mod+Shift+X'] })
    expect(app.settings.keymap.ownerOf('Mod+Shift+X')?.id).toBe('annotate.highlight')
    await fireEvent.click(button('Reset Highlight'))
    await expect.poll(kept).toEqual({})
  })

  it('adds one, and removes one', async () => {
    const { kept } = show()
    await fireEvent.click(button('Add a key to Highlight'))
    await press('F7')
    await expect.poll(kept).toEqual({ 'annotate.highlight': ['h', 'F7'] })
    await fireEvent.click(button('Remove h from Highlight'))
    await expect.poll(kept).toEqual({ 'annotate.highlight': ['F7'] })
  })

  it.each([
    ['Take it', { 'annotate.highlight': ['n'], 'annotate.note': [] }],
    ['Swap', { 'annotate.highlight': ['n'], 'annotate.note': ['h'] }],
    ['Cancel', {}],
  ])('says whose a key is, and offers: %s', async (choice, expected) => {
    const { kept } = show()
    await fireEvent.click(changeButton('Change h of Highlight'))
    await press('n')
    screen.getByText(/“Write a Note” has it/)
    expect(kept()).toEqual({})
    await fireEvent.click(screen.getByText(choice))
    await expect.poll(kept).toEqual(expected)
    expect(screen.queryByText(/has it/)).toBeNull()
  })

  it('refuses what the system needs, and says why', async () => {
    const { kept } = show()
    await fireEvent.click(changeButton('Change h of Highlight'))
    await press('c', { ctrlKey: true })
    screen.getByText(/It copies, cuts or selects text everywhere/)
    await press('Escape')
    expect(screen.queryByText(/It copies/)).toBeNull()
    expect(kept()).toEqual({})
  })

  it('resets all at once', async () => {
    const { kept } = show({ 'annotate.highlight': ['x'], 'annotate.tag': [] })
    expect(within(screen.getByLabelText('Keys of Tag')).queryByText('t')).toBeNull()
    await fireEvent.click(screen.getByText('Reset all'))
    await expect.poll(kept).toEqual({})
  })
})
