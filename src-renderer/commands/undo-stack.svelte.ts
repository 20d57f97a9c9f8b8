import {
  newestEntries,
  type EntryDeed,
  type HistoryEntry,
  type HistoryStep,
  type ManyDeed,
  type Session,
} from '../../src-core/ipc/session.ts'

const MOST_KEPT = 500

/** What is said of an act that can be taken back. */
export interface ActFacts {
  label: string
  /** Acts in a row with the same one are taken back together. */
  act?: string | undefined
  /** The act on many articles that it is a part of. */
  group?: string | undefined
}

/** What became of an entry that was done again or taken back. */
export interface Replayed {
  inverse: EntryDeed
  /** What could not be done of it, or was stopped. */
  left: HistoryEntry | null
}

/** What takes back what was done, and what does again what was taken back. */
export class UndoStack {
  #undo = $state.raw<readonly HistoryEntry[]>([])
  #redo = $state.raw<readonly HistoryEntry[]>([])
  #lastId = 0

  get lastUndo(): HistoryEntry | undefined {
    return this.#undo.at(-1)
  }

  get lastRedo(): HistoryEntry | undefined {
    return this.#redo.at(-1)
  }

  /** What a restart is to find. */
  get session(): Omit<Session, 'unsaved'> {
    return { undo: newestEntries(this.#undo), redo: newestEntries(this.#redo) }
  }

  load({ undo, redo }: Omit<Session, 'unsaved'>): void {
    this.#undo = undo
    this.#redo = redo
    this.#lastId = Math.max(0, ...[...undo, ...redo].map(({ id }) => id))
  }

  find(entryId: number): HistoryEntry | undefined {
    return this.#undo.find(({ id }) => id === entryId)
  }

  /** What takes back what was saved so far of an act on many articles. */
  findGroup(group: string): HistoryEntry | undefined {
    return this.#undo.find((entry) => entry.group === group)
  }

  /** Keeps what takes an act back, unless it goes on with the last one. */
  keep(deed: EntryDeed, { label, act, group }: ActFacts): HistoryEntry {
    this.#redo = []
    const last = this.lastUndo
    // The first of an act's inverses leads back to before all of it.
    if (act !== undefined && last?.act === act) return last
    const entry = { ...deed, id: ++this.#lastId, label, ...(act && { act }), ...(group && { group }) }
    this.#undo = [...this.#undo, entry].slice(-MOST_KEPT)
    return entry
  }

  /** Keeps what takes back a part of an act on many articles, together with what was kept of it before. */
  keepPart(part: ManyDeed, group: string, label: string): void {
    const found = this.findGroup(group)
    if (!found || !('steps' in found)) {
      this.keep(part, { label, group })
      return
    }
    const { libraryEdit = found.libraryEdit } = part
    const whole = { ...found, steps: [...part.steps, ...found.steps], ...(libraryEdit && { libraryEdit }) }
    this.#undo = replace(this.#undo, found, whole)
  }

  noteUndone(entry: HistoryEntry, { inverse, left }: Replayed): void {
    this.#undo = replace(this.#undo, entry, left)
    this.#redo = [...this.#redo, { ...inverse, id: entry.id, label: entry.label }]
  }

  noteRedone(entry: HistoryEntry, { inverse, left }: Replayed): void {
    this.#redo = replace(this.#redo, entry, left)
    this.#undo = [...this.#undo, { ...inverse, id: entry.id, label: entry.label }]
  }

  /** What was never saved was taken back: it can be done again. */
  keepRedo(deed: EntryDeed, label: string): void {
    this.#redo = [...this.#redo, { ...deed, id: ++this.#lastId, label }]
  }

  /** Drops an entry that nothing can be done about any more. */
  drop(entry: HistoryEntry): void {
    this.#undo = replace(this.#undo, entry, null)
    this.#redo = replace(this.#redo, entry, null)
  }
}

/** What takes back, or does again, several single deeds. */
export function gather(deeds: readonly EntryDeed[]): ManyDeed {
  const steps = deeds.flatMap((deed): readonly HistoryStep[] => {
    if ('steps' in deed) return deed.steps
    return 'edit' in deed ? [{ articleId: deed.articleId, edit: deed.edit }] : []
  })
  const libraryEdit = deeds.flatMap((deed) => ('libraryEdit' in deed ? (deed.libraryEdit ?? []) : [])).at(-1)
  return { steps, ...(libraryEdit && { libraryEdit }) }
}

/** Entries without one of them, or with what is left of it in its place. */
function replace(
  entries: readonly HistoryEntry[],
  entry: HistoryEntry,
  left: HistoryEntry | null,
): readonly HistoryEntry[] {
  return entries.flatMap((other) => (other === entry ? (left ?? []) : other))
}
