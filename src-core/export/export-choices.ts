import { PRESETS, PRESET_TEMPLATES } from './template/presets.ts'

/** Where an export says at which characters each quote stands. */
export const POSITION_PLACES = ['none', 'front-matter', 'quotes'] as const
export type PositionPlace = (typeof POSITION_PLACES)[number]

export const POSITION_TITLES: Readonly<Record<PositionPlace, string>> = {
  none: 'Not written',
  'front-matter': 'In the front matter, for all quotes',
  quotes: 'With each quote',
}

/** The templates that a person may choose: those of Lectern, and one of their own. */
export const TEMPLATE_CHOICES = [...PRESETS, 'own'] as const
export type TemplateChoice = (typeof TEMPLATE_CHOICES)[number]

/** What the person chose for exports of Markdown. */
export interface ExportChoices {
  positions: PositionPlace
  template: TemplateChoice
  /** Their own template; empty until they have written one. */
  ownTemplate: string
  /** Whether notes that were changed in exported files are offered at the next export. */
  notesBack: boolean
  /** Whether articles that change are exported by themselves. */
  automatic: boolean
}

export const DEFAULT_EXPORT_CHOICES: Readonly<ExportChoices> = {
  positions: 'none',
  template: 'lectern',
  ownTemplate: '',
  notesBack: false,
  automatic: false,
}

/** The template that is chosen. */
export function chosenTemplate({ template, ownTemplate }: ExportChoices): string {
  return template === 'own' ? ownTemplate : PRESET_TEMPLATES[template]
}
