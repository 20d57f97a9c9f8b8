/** The kinds of file that Lectern writes in an envelope. */
export type FileKind =
  | 'auto-export'
  | 'library'
  | 'article'
  | 'text'
  | 'settings'
  | 'device'
  | 'catalogue'
  | 'exports'
  | 'inbox'
  | 'removed'
  | 'session'
  | 'backup'
  | 'notebook'
  | 'tray'

/** One step from a schema to the next: pure functions on parsed data, one a kind that it changes. */
export interface Migration {
  /** The schema that the step leads to: one more than where it starts. */
  to: number
  steps: Partial<Record<FileKind, (data: unknown) => unknown>>
}

/** All steps there ever were, oldest first. A step that was released is never edited again. */
export const MIGRATIONS: readonly Migration[] = []

const FIRST_SCHEMA = 1

/** The schema that this version writes. */
export const SCHEMA = MIGRATIONS.at(-1)?.to ?? FIRST_SCHEMA

/**
 * Brings data that an older version wrote to the present shape.
 * @param from the schema that it was written with
 */
export function migrate(kind: FileKind, data: unknown, from: number, migrations = MIGRATIONS): unknown {
  return migrations
    .filter(({ to }) => to > from)
    .reduce((migrated, { steps }) => (steps[kind] ? steps[kind](migrated) : migrated), data)
}
