import type { KeyChoices } from '../commands/keymap.ts'
import { DEFAULT_SORT, type ListSort } from '../library/sort.ts'

/** What the person chose for this installation. Kept in the app's data folder, not in the library. */
export interface Settings {
  theme: Theme
  /** The order of the list of articles. */
  sort: ListSort
  /** Folder that exports go to; empty until one is chosen. Changed by `export.chooseFolder` alone. */
  exportFolder: string
  /** Keys that are not those of the commands' table. */
  keys: KeyChoices
}

export const THEMES = ['system', 'paper', 'night'] as const
export type Theme = (typeof THEMES)[number]

/** The settings that a window may change by itself. */
export type SettingsPatch = Partial<Pick<Settings, 'theme' | 'sort' | 'keys'>>

export const DEFAULT_SETTINGS: Readonly<Settings> = {
  theme: 'system',
  sort: DEFAULT_SORT,
  exportFolder: '',
  keys: {},
}
