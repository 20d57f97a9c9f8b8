import { MediaQuery } from 'svelte/reactivity'
import { Keymap } from '../../src-core/commands/keymap.ts'
import {
  DEFAULT_SETTINGS,
  patchSettings,
  THEMES,
  type Settings,
  type SettingsPatch,
  type Theme,
} from '../../src-core/ipc/settings.ts'
import type { Bridge } from '../bridge.ts'
import type { Toasts } from './toasts.svelte.ts'

/** What the page is painted in: a theme, or the dark form of one that follows the system. */
export type PaintedTheme = Exclude<Theme, 'system'> | 'contrast-night'

/** The settings as the window knows them. */
export class SettingsState {
  value = $state.raw<Settings>(DEFAULT_SETTINGS)
  /** The keys as the person has them. */
  readonly keymap = $derived.by(() => new Keymap(this.value.keys))
  readonly #bridge: Bridge
  readonly #toasts: Toasts
  readonly #dark = new MediaQuery('(prefers-color-scheme: dark)')
  readonly #contrast = new MediaQuery('(prefers-contrast: more)')
  /** Counts the changes: an answer to an older one says nothing of the newest. */
  #changes = 0
  /** What was kept before a change that is only shown. */
  #kept: Settings | null = null

  constructor(bridge: Bridge, toasts: Toasts) {
    this.#bridge = bridge
    this.#toasts = toasts
  }

  /** The theme to paint: `system` resolved. */
  get paintedTheme(): PaintedTheme {
    const { theme } = this.value
    const dark = this.#dark.current
    if (theme === 'contrast' || (theme === 'system' && this.#contrast.current))
      return dark ? 'contrast-night' : 'contrast'
    if (theme === 'system') return dark ? 'night' : 'paper'
    return theme
  }

  async read(): Promise<void> {
    const result = await this.#bridge.request('settings.read', {})
    if (result.ok) this.value = result.value
    else this.#toasts.fail(result.failure)
  }

  /** Shows a change that is not to be kept yet. */
  show(patch: SettingsPatch): void {
    this.#kept ??= this.value
    this.value = patchSettings(this.value, patch)
  }

  /** Shows the change at once; takes it back, and says so, when it cannot be kept. */
  async change(patch: SettingsPatch): Promise<void> {
    const before = this.#kept ?? this.value
    this.#kept = null
    this.value = patchSettings(this.value, patch)
    const change = ++this.#changes
    const result = await this.#bridge.request('settings.change', { patch })
    if (result.ok) {
      if (change === this.#changes) this.value = result.value
    } else {
      if (change === this.#changes) this.value = before
      this.#toasts.fail(result.failure)
    }
  }

  /** Goes on to the next theme; the system's own is the last. */
  async cycleTheme(): Promise<void> {
    const order = [...THEMES.slice(1), THEMES[0]]
    const next = order[(order.indexOf(this.value.theme) + 1) % order.length]
    await this.change({ theme: next })
  }
}
