// @ts-check
import { createEvent, Emitter } from './emitter.mjs'
import { startOptions } from './start-options.mjs'

/** @typedef {'system' | 'light' | 'dark'} ThemeSource */

/** @type {Set<() => void>} */
const followers = new Set()

class NativeTheme extends Emitter {
  /** @type {ThemeSource} */
  #source = 'system'

  constructor() {
    super('nativeTheme', ['updated'])
  }

  get themeSource() {
    return this.#source
  }

  /** @param {ThemeSource} source */
  set themeSource(source) {
    if (!['system', 'light', 'dark'].includes(source))
      throw new TypeError(`No theme source is called “${source}”`)
    const before = this.shouldUseDarkColors
    this.#source = source
    if (this.shouldUseDarkColors === before) return
    this.changed()
  }

  get shouldUseDarkColors() {
    return (this.#source === 'system' ? startOptions.systemTheme : this.#source) === 'dark'
  }

  get shouldUseHighContrastColors() {
    return false
  }

  changed() {
    for (const follow of followers) follow()
    this.emit('updated', createEvent())
  }
}

export const nativeTheme = new NativeTheme()

/** @returns {{ name: string, value: string }[]} the media features that pages are to see */
export function darkMedia() {
  return [{ name: 'prefers-color-scheme', value: nativeTheme.shouldUseDarkColors ? 'dark' : 'light' }]
}

/**
 * @param {() => void} follow called at each change
 * @returns {() => void} stops it
 */
export function onThemeChange(follow) {
  followers.add(follow)
  return () => followers.delete(follow)
}

/**
 * Changes what the system prefers, as a person does in the system's settings.
 * @param {'light' | 'dark'} theme
 */
export function setSystemTheme(theme) {
  startOptions.systemTheme = theme
  if (nativeTheme.themeSource === 'system') nativeTheme.changed()
}
