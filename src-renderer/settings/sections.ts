import History from '@lucide/svelte/icons/history'
import FolderInput from '@lucide/svelte/icons/folder-input'
import FileOutput from '@lucide/svelte/icons/file-output'
import Keyboard from '@lucide/svelte/icons/keyboard'
import Highlighter from '@lucide/svelte/icons/highlighter'
import LibraryBig from '@lucide/svelte/icons/library-big'
import Palette from '@lucide/svelte/icons/palette'
import Type from '@lucide/svelte/icons/type'
import type { Component } from 'svelte'
import AppearanceSection from './AppearanceSection.svelte'
import ColoursSection from './ColoursSection.svelte'
import BackupsSection from './BackupsSection.svelte'
import ExportSection from './ExportSection.svelte'
import ImportSection from './ImportSection.svelte'
import KeysSection from './KeysSection.svelte'
import LibrarySection from './LibrarySection.svelte'
import ReadingSection from './ReadingSection.svelte'

/** A part of the Settings: a place in the list, and what it shows. */
export interface SettingsSection {
  /** Names it in `app.openSettings(id)`. */
  id: string
  title: string
  icon: Component<{ size?: number; strokeWidth?: number }>
  /** Shown below the title while the section is chosen. It takes no properties: `getApp` has all. */
  component: Component
}

/** The sections, in the order in which they are listed. A line here is all that a new one needs. */
const table = [
  { id: 'appearance', title: 'Appearance', icon: Palette, component: AppearanceSection },
  { id: 'colours', title: 'Colours', icon: Highlighter, component: ColoursSection },
  { id: 'reading', title: 'Reading', icon: Type, component: ReadingSection },
  { id: 'keys', title: 'Keys', icon: Keyboard, component: KeysSection },
  { id: 'import', title: 'Import', icon: FolderInput, component: ImportSection },
  { id: 'export', title: 'Export', icon: FileOutput, component: ExportSection },
  { id: 'library', title: 'Library', icon: LibraryBig, component: LibrarySection },
  { id: 'backups', title: 'Backups', icon: History, component: BackupsSection },
] as const satisfies readonly SettingsSection[]

export type SettingsSectionId = (typeof table)[number]['id']

export const SECTIONS: readonly (SettingsSection & { id: SettingsSectionId })[] = table
