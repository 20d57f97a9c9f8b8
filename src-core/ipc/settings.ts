/** What the person chose for this installation. Kept in the app's data folder, not in the library. */
export interface Settings {
  theme: Theme
  /** Folder that exports go to; empty until one is chosen. Changed by `export.chooseFolder` alone. */
  exportFolder: string
}

export const THEMES = ['system', 'paper', 'night'] as const
export type Theme = (typeof THEMES)[number]

/** The settings that a window may change by itself. */
export type SettingsPatch = Partial<Pick<Settings, 'theme'>>

export const DEFAULT_SETTINGS: Readonly<Settings> = { theme: 'system', exportFolder: '' }
