import { MediaQuery } from 'svelte/reactivity'
import { Keymap } from '../../src-core/commands/keymap.ts'
import { DEFAULT_SETTINGS, THEMES, type Settings, type SettingsPatch } from '../../src-core/ipc/settings.ts'
import type { Bridge } from '../bridge.ts'
import type { Toasts } from './toasts.svelte.ts'

/** The settings as the window knows them. */
export class SettingsState {
  value = $state.raw<Settings>(DEFAULT_SETTINGS)
  /** The keys as the person has them. */
  readonly keymap = $derived.by(() => new Keymap(this.value.keys))
  readonly #bridge: Bridge
  readonly #toasts: Toasts
  readonly #dark = new MediaQuery('(prefers-color-scheme: dark)')

  constructor(bridge: Bridge, toasts: Toasts) {
    this.#bridge = bridge
    this.#toasts = toasts
  }

  /** The theme to paint: `system` resolved. */
  get paintedTheme(): 'paper' | 'night' {
    if (this.value.theme !== 'system') return this.value.theme
    return this.#dark.current ? 'night' : 'paper'
  }

  async read(): Promise<void> {
    const result = await this.#bridge.request('settings.read', {})
    if (result.ok) this.value = result.value
    else this.#toasts.fail(result.failure)
  }

  /** Shows the change at once; takes it back, and says so, when it cannot be kept. */
  async change(patch: SettingsPatch): Promise<void> {
    const before = this.value
    this.value = { ...before, ...patch }
    const result = await this.#bridge.request('settings.change', { patch })
    if (result.ok) {
      this.value = result.value
    } else {
      this.value = before
      this.#toasts.fail(result.failure)
    }
  }

  /** Goes on to the next theme of Paper, Night and System. */
  async cycleTheme(): Promise<void> {
    const order = [...THEMES.slice(1), THEMES[0]]
    const next = order[(order.indexOf(this.value.theme) + 1) % order.length]
    await this.change({ theme: next })
  }
}
