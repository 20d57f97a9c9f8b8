import { NO_STEPS, type FirstSteps } from '../commands/first-steps.ts'
import type { KeyChoices } from '../commands/keymap.ts'
import { DEFAULT_EXPORT_CHOICES, type ExportChoices } from '../export/export-choices.ts'
import { DEFAULT_INBOX, type InboxChoices } from '../inbox/inbox.ts'
import { DEFAULT_SORT, type ListSort } from '../library/sort.ts'
import { DEFAULT_AIDS, DEFAULT_SPEAKING, type ReadingAids, type Speaking } from '../reading/reading-aids.ts'
import { DEFAULT_READING_TYPE, type ArticleTypes, type ReadingType } from '../reading/reading-type.ts'

/** What the person chose for this installation. Kept in the app's data folder, not in the library. */
export interface Settings {
  theme: Theme
  /** The order of the list of articles. */
  sort: ListSort
  /** How articles are set, but for those in `articleTypes`. */
  reading: ReadingType
  articleTypes: ArticleTypes
  aids: ReadingAids
  /** How articles are read aloud. */
  speaking: Speaking
  /** Folder that exports go to; empty until one is chosen. Changed by `export.chooseFolder` alone. */
  exportFolder: string
  /** How annotations are exported. */
  exporting: ExportChoices
  /** How articles come in by themselves from a folder. */
  inbox: InboxChoices
  /** Folder of the library to open; empty for the app's own. Changed by `libraries.open` and `libraries.move` alone. */
  library: string
  /** Folders of libraries that were open, the last one first. */
  recentLibraries: readonly string[]
  /** Keys that are not those of the commands' table. */
  keys: KeyChoices
  /** How far the person is with what the welcome article invites to. */
  firstSteps: FirstSteps
}

export const THEMES = ['system', 'paper', 'sepia', 'night', 'contrast'] as const
export type Theme = (typeof THEMES)[number]

/** The settings that a window may change by itself. */
export type SettingsPatch = Partial<
  Pick<Settings, 'theme' | 'sort' | 'keys' | 'firstSteps' | 'reading' | 'articleTypes' | 'aids' | 'speaking'>
> & {
  /** Only what is changed of it: the others may be changed elsewhere at the same time. */
  exporting?: Partial<ExportChoices> | undefined
  inbox?: Partial<Omit<InboxChoices, 'folder'>> | undefined
}

/** A change of any settings. */
export type SettingsChange = Partial<Omit<Settings, 'exporting' | 'inbox'>> &
  Pick<SettingsPatch, 'exporting'> & { inbox?: Partial<InboxChoices> | undefined }

/** The settings after a change. */
export function patchSettings(settings: Settings, { exporting, inbox, ...patch }: SettingsChange): Settings {
  return {
    ...settings,
    ...patch,
    exporting: { ...settings.exporting, ...exporting },
    inbox: { ...settings.inbox, ...inbox },
  }
}

export const DEFAULT_SETTINGS: Readonly<Settings> = {
  theme: 'system',
  sort: DEFAULT_SORT,
  reading: DEFAULT_READING_TYPE,
  articleTypes: {},
  aids: DEFAULT_AIDS,
  speaking: DEFAULT_SPEAKING,
  exportFolder: '',
  exporting: DEFAULT_EXPORT_CHOICES,
  inbox: DEFAULT_INBOX,
  library: '',
  recentLibraries: [],
  keys: {},
  firstSteps: NO_STEPS,
}
