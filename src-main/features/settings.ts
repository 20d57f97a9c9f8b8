import type { Handlers } from '../serve.ts'
import type { AppContext } from './feature.ts'

/** What the person chose for this installation. */
export function settings({
  settings,
  desktop,
  tell,
}: AppContext): Pick<Handlers, 'settings.read' | 'settings.change'> {
  return {
    'settings.read': () => settings.value,
    'settings.change': async ({ patch }) => {
      const changed = await settings.change(patch)
      desktop.applyTheme(changed.theme)
      if (patch.keys) desktop.applyKeys(changed.keys)
      tell('settings.changed', { settings: changed })
      return changed
    },
  }
}
