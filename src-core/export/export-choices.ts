/** Where an export says at which characters each quote stands. */
export const POSITION_PLACES = ['none', 'front-matter', 'quotes'] as const
export type PositionPlace = (typeof POSITION_PLACES)[number]

export const POSITION_TITLES: Readonly<Record<PositionPlace, string>> = {
  none: 'Not written',
  'front-matter': 'In the front matter, for all quotes',
  quotes: 'With each quote',
}

/** What the person chose for exports of Markdown. */
export interface ExportChoices {
  positions: PositionPlace
}

export const DEFAULT_EXPORT_CHOICES: Readonly<ExportChoices> = { positions: 'none' }
