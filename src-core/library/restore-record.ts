import type { Annotation } from '../annotation/annotation.ts'
import { showRevision } from '../article/revisions.ts'
import type { ArticleDifference } from './backup.ts'
import { toAnnotations, type AnnotationRecord, type ArticleRecord, type Stamps } from './record.ts'
import { readRegister, writeRegister } from './register.ts'
import { wallTime, type Stamp } from './stamp.ts'
import { isStanding } from './trash.ts'

const SETS = ['tags', 'links'] as const
const OWN_WAY = new Set<string>([
  'id',
  'revisions',
  'annotations',
  'stamps',
  'note',
  'relations',
  'deletedAt',
  ...SETS,
])

/**
 * Gives a record the content that it had in a backup. That is a change like any other: what differs
 * gets a new stamp, so that a copy on another computer does not take it back when the two meet.
 * Annotations that the backup does not have are deleted, and stay as tombstones.
 * @param current as it is now; null when it is gone
 * @param stamp later than every stamp in both
 * @returns the very same `current` when nothing of it differs
 */
export function restoreRecord(
  current: ArticleRecord | null,
  wanted: ArticleRecord,
  stamp: Stamp,
): ArticleRecord {
  if (!current) return revive(wanted, stamp)
  const restored = restoreFields(current, wanted, stamp)
  const annotations = { ...current.annotations }
  for (const id of new Set([...Object.keys(annotations), ...Object.keys(wanted.annotations)])) {
    const annotation = restoreAnnotation(current.annotations[id], wanted.annotations[id], stamp)
    if (annotation) annotations[id] = annotation
  }
  const isSame = Object.keys(annotations).every((id) => annotations[id] === current.annotations[id])
  return isSame ? restored : { ...restored, annotations }
}

/**
 * Moves an article that a backup does not have to the Trash.
 * @param stamp later than every stamp in it
 */
export function trashRecord(current: ArticleRecord, stamp: Stamp): ArticleRecord {
  return isStanding(current) ? withDeletion(current, wallTime(stamp), stamp) : current
}

/** What a reader sees of the way from one state of a record to another; null when that is nothing. */
export function describeDifference(
  before: ArticleRecord | null,
  after: ArticleRecord,
): ArticleDifference | null {
  if (before === after) return null
  const stoodBefore = before !== null && isStanding(before)
  const kind = stoodBefore === isStanding(after) ? 'changed' : stoodBefore ? 'trash' : 'back'
  // What is and stays in the Trash is of no concern to a reader.
  if (kind === 'changed' && !stoodBefore) return null
  const old = new Map(before ? toAnnotations(before).map(toWords) : [])
  const now = new Map(toAnnotations(after).map(toWords))
  const added = [...now.keys()].filter((id) => !old.has(id)).length
  return {
    id: after.id,
    title: after.title,
    kind,
    // An article takes its annotations along.
    annotationsBack: kind === 'back' ? now.size : added,
    annotationsGone: kind === 'trash' ? old.size : [...old.keys()].filter((id) => !now.has(id)).length,
    annotationsChanged:
      kind === 'changed' ? [...now].filter(([id, json]) => old.has(id) && old.get(id) !== json).length : 0,
  }
}

/** An annotation's id, and all of it that a reader sees. */
function toWords({ id, anchor, colour, note, tags, links, relations = {} }: Annotation): [string, string] {
  const { exact, start, revision } = anchor
  return [
    id,
    JSON.stringify([exact, start, revision, colour, note, tags, links, Object.entries(relations).sort()]),
  ]
}

/** A new beginning of its time in the Trash, if it was there: it must not end at once. */
function revive(wanted: ArticleRecord, stamp: Stamp): ArticleRecord {
  return withDeletion(wanted, wanted.deletedAt === null ? null : wallTime(stamp), stamp)
}

function restoreAnnotation(
  current: AnnotationRecord | undefined,
  wanted: AnnotationRecord | undefined,
  stamp: Stamp,
): AnnotationRecord | undefined {
  if (!wanted) return current?.deletedAt === null ? withDeletion(current, wallTime(stamp), stamp) : current
  if (!current) return withDeletion(wanted, wanted.deletedAt, stamp)
  // What is deleted on both sides is left at rest.
  if (current.deletedAt !== null && wanted.deletedAt !== null) return current
  return restoreFields(current, wanted, stamp)
}

type Relations = Record<string, string>
type Restorable = ArticleRecord | AnnotationRecord

function restoreFields<R extends Restorable>(current: R, wanted: R, stamp: Stamp): R {
  const before = current as unknown as Record<string, unknown>
  const after = wanted as unknown as Record<string, unknown>
  const fields: Record<string, unknown> = {}
  const stamps: Stamps = {}
  for (const name of Object.keys(after).filter((name) => !OWN_WAY.has(name))) {
    if (isSame(before[name], after[name])) continue
    fields[name] = after[name]
    stamps[name] = stamp
  }
  for (const name of SETS) {
    const [old, elements] = [before[name], after[name]] as [string[] | undefined, string[] | undefined]
    if (!elements || isSame(old, elements)) continue
    fields[name] = elements
    for (const element of new Set([...(old ?? []), ...elements]))
      if (old?.includes(element) !== elements.includes(element)) stamps[`${name}/${element}`] = stamp
  }
  const [words = {}, wantedWords = {}] = [before.relations, after.relations] as (Relations | undefined)[]
  if (!isSame(words, wantedWords)) {
    fields.relations = wantedWords
    for (const end of Object.keys({ ...words, ...wantedWords })) stamps[`relations/${end}`] = stamp
  }
  const shown = 'revisions' in wanted ? wanted.revisions.at(-1) : undefined
  if ('revisions' in current && shown && current.revisions.at(-1)?.hash !== shown.hash)
    fields.revisions = showRevision(current.revisions, shown, wallTime(stamp))
  const note = readRegister(wanted.note)
  if (note !== readRegister(current.note)) fields.note = writeRegister(current.note, note, stamp)
  if ((current.deletedAt === null) !== (wanted.deletedAt === null)) {
    fields.deletedAt = wanted.deletedAt === null ? null : wallTime(stamp)
    stamps.deletedAt = stamp
  }
  if (Object.keys(fields).length === 0) return current
  return { ...current, ...fields, stamps: { ...current.stamps, ...stamps } }
}

function withDeletion<R extends Restorable>(record: R, deletedAt: string | null, stamp: Stamp): R {
  return { ...record, deletedAt, stamps: { ...record.stamps, deletedAt: stamp } }
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
