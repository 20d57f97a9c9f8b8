import type { Annotation } from '../annotation/annotation.ts'
import type { AnnotationPatch, ArticlePatch, Edit, SetChange } from '../annotation/edit.ts'
import { LecternError } from '../ipc/result.ts'
import type { AnnotationRecord, ArticleRecord, Stamps } from './record.ts'
import { emptyRegister, readRegister, writeRegister } from './register.ts'
import type { Stamp } from './stamp.ts'

/** The record after an edit, and the edit that takes it back. */
export interface Applied {
  record: ArticleRecord
  inverse: Edit
}

/**
 * Applies one edit; the given record is not changed.
 * @param stamp later than every stamp in the record
 * @throws LecternError `not-found` if the edit names an annotation that is not there
 */
export function applyEdit(record: ArticleRecord, edit: Edit, stamp: Stamp): Applied {
  switch (edit.kind) {
    case 'add-annotation':
      return {
        record: withAnnotation(record, annotationRecord(edit.annotation, stamp)),
        inverse: { kind: 'delete-annotation', id: edit.annotation.id },
      }
    case 'delete-annotation':
    case 'restore-annotation': {
      const found = findAnnotation(record, edit.id)
      const gone = edit.kind === 'delete-annotation'
      const deletedAt = gone ? wallTime(stamp) : null
      const stamps = { ...found.stamps, deletedAt: stamp }
      return {
        record: withAnnotation(record, { ...found, deletedAt, stamps }),
        inverse: { kind: gone ? 'restore-annotation' : 'delete-annotation', id: edit.id },
      }
    }
    case 'change-annotation': {
      const { changed, inverse } = patchFields(findAnnotation(record, edit.id), edit.patch, stamp)
      return {
        record: withAnnotation(record, changed),
        inverse: { kind: 'change-annotation', id: edit.id, patch: inverse },
      }
    }
    case 'change-article': {
      const { changed, inverse } = patchFields(record, edit.patch, stamp)
      return { record: changed, inverse: { kind: 'change-article', patch: inverse } }
    }
  }
}

function findAnnotation(record: ArticleRecord, id: string): AnnotationRecord {
  const found = record.annotations[id]
  if (!found) throw new LecternError('not-found', `There is no annotation ${id} in “${record.title}”.`)
  return found
}

function withAnnotation(record: ArticleRecord, annotation: AnnotationRecord): ArticleRecord {
  return { ...record, annotations: { ...record.annotations, [annotation.id]: annotation } }
}

function annotationRecord(annotation: Annotation, stamp: Stamp): AnnotationRecord {
  const { id, createdAt, anchor, colour, note, tags, links } = annotation
  const stamps: Stamps = { anchor: stamp, colour: stamp, deletedAt: stamp }
  for (const tag of tags) stamps[`tags/${tag}`] = stamp
  for (const link of links) stamps[`links/${link}`] = stamp
  const register = note === '' ? emptyRegister() : writeRegister(emptyRegister(), note, stamp)
  return { id, createdAt, anchor, colour, note: register, tags, links, deletedAt: null, stamps }
}

/** Fields that a patch can hold, on an article or on an annotation. */
type Patchable = ArticleRecord | AnnotationRecord

function patchFields<R extends Patchable, P extends ArticlePatch | AnnotationPatch>(
  record: R,
  patch: P,
  stamp: Stamp,
): { changed: R; inverse: P } {
  const fields: Record<string, unknown> = {}
  const undo: Record<string, unknown> = {}
  const stamps: Stamps = { ...record.stamps }
  const before = record as unknown as Record<string, unknown>
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined) continue
    if (name === 'note') {
      undo.note = readRegister(record.note)
      fields.note = writeRegister(record.note, value as string, stamp)
    } else if (name === 'tags' || name === 'links') {
      const changed = changeSet(before[name] as string[], value as SetChange)
      fields[name] = changed.elements
      undo[name] = { add: changed.removed, remove: changed.added }
      for (const element of [...changed.added, ...changed.removed]) stamps[`${name}/${element}`] = stamp
    } else {
      undo[name] = before[name]
      fields[name] = value
      stamps[name] = stamp
    }
  }
  return { changed: { ...record, ...fields, stamps }, inverse: undo as P }
}

function changeSet(elements: readonly string[], { add = [], remove = [] }: SetChange) {
  const removed = elements.filter((element) => remove.includes(element))
  const kept = elements.filter((element) => !remove.includes(element))
  const added = [...new Set(add)].filter((element) => !kept.includes(element))
  return { elements: [...kept, ...added], added, removed }
}

/** The wall-clock part of a stamp, an ISO 8601 instant. */
function wallTime(stamp: Stamp): string {
  return stamp.slice(0, '2026-11-22T22:13:00.123Z'.length)
}
