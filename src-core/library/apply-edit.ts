import type { Annotation } from '../annotation/annotation.ts'
import { changeElements } from '../annotation/change-elements.ts'
import { changeRelations } from '../annotation/relations.ts'
import type { AnnotationPatch, ArticlePatch, Edit, SetChange, SingleEdit } from '../annotation/edit.ts'
import { showRevision } from '../article/revisions.ts'
import { LecternError } from '../ipc/result.ts'
import { whatIsSeen, type Deletable } from './deletion.ts'
import type { AnnotationRecord, ArticleRecord, Stamps } from './record.ts'
import { emptyRegister, readRegister, writeRegister } from './register.ts'
import { wallTime, type Stamp } from './stamp.ts'

/** The record after an edit, and the edit that takes it back. */
export interface Applied {
  record: ArticleRecord
  inverse: Edit
}

/**
 * Applies one edit; the given record is not changed. An edit that changes nothing, such as deleting
 * what is already deleted, gives back the very same record.
 * @param stamp later than every stamp in the record
 * @throws LecternError `not-found` if the edit names an annotation that is not there,
 * `bad-arguments` if it adds one that is there already
 */
export function applyEdit(record: ArticleRecord, edit: Edit, stamp: Stamp): Applied {
  const applied = applySeveral(record, edit.kind === 'several' ? edit.edits : [edit], stamp)
  const isSame = applied.record === record
  return isSame ? applied : { ...applied, record: sawDeletion(applied.record) }
}

function applySeveral(record: ArticleRecord, edits: readonly SingleEdit[], stamp: Stamp): Applied {
  const inverses: SingleEdit[] = []
  let changed = record
  for (const single of edits) {
    const applied = applySingle(changed, single, stamp)
    changed = applied.record
    inverses.unshift(...applied.inverse)
  }
  const [only, ...more] = inverses
  return { record: changed, inverse: only && more.length === 0 ? only : { kind: 'several', edits: inverses } }
}

function applySingle(
  record: ArticleRecord,
  edit: SingleEdit,
  stamp: Stamp,
): { record: ArticleRecord; inverse: SingleEdit[] } {
  switch (edit.kind) {
    case 'add-annotation': {
      const { id } = edit.annotation
      const old = record.annotations[id]
      const added = addedAnnotation(record, edit.annotation, stamp)
      const gone: SingleEdit = { kind: 'delete-annotation', id }
      return {
        record: withAnnotation(record, added),
        // A deleted one that was written over comes back as it was if its deletion is taken back as well.
        inverse: old ? [{ kind: 'change-annotation', id, patch: patchBetween(added, old) }, gone] : [gone],
      }
    }
    case 'delete-annotation':
    case 'restore-annotation': {
      const found = findAnnotation(record, edit.id)
      const gone = edit.kind === 'delete-annotation'
      if (gone === (found.deletedAt !== null)) return { record, inverse: [changeNothing(edit.id)] }
      return {
        record: withAnnotation(record, withDeletion(found, gone, stamp)),
        inverse: [{ kind: gone ? 'restore-annotation' : 'delete-annotation', id: edit.id }],
      }
    }
    case 'change-annotation': {
      const found = findAnnotation(record, edit.id)
      const { changed, inverse } = patchFields(found, edit.patch, stamp)
      return {
        record: changed === found ? record : withAnnotation(record, changed),
        inverse: [{ kind: 'change-annotation', id: edit.id, patch: inverse }],
      }
    }
    case 'change-article': {
      const { changed, inverse } = patchFields(record, edit.patch, stamp)
      return { record: changed, inverse: [{ kind: 'change-article', patch: inverse }] }
    }
    case 'put-revision':
      return putRevision(record, edit, stamp)
    case 'delete-article':
    case 'restore-article': {
      const gone = edit.kind === 'delete-article'
      if (gone === (record.deletedAt !== null))
        return { record, inverse: [{ kind: 'change-article', patch: {} }] }
      return {
        record: withDeletion(record, gone, stamp),
        inverse: [{ kind: gone ? 'restore-article' : 'delete-article' }],
      }
    }
  }
}

/** What is shown stays among the revisions: none is ever lost, and what takes it back shows it again. */
function putRevision(
  record: ArticleRecord,
  { revision, figures }: Extract<SingleEdit, { kind: 'put-revision' }>,
  stamp: Stamp,
): { record: ArticleRecord; inverse: SingleEdit[] } {
  const { blocks, words, revisions } = record
  const shown = revisions.at(-1)
  if (!shown || shown.hash === revision.hash)
    return { record, inverse: [{ kind: 'change-article', patch: {} }] }
  return {
    record: { ...record, ...figures, revisions: showRevision(revisions, revision, wallTime(stamp)) },
    inverse: [{ kind: 'put-revision', revision: shown, figures: { blocks, words } }],
  }
}

function findAnnotation(record: ArticleRecord, id: string): AnnotationRecord {
  const found = record.annotations[id]
  if (!found) throw new LecternError('not-found', `There is no annotation ${id} in “${record.title}”.`)
  return found
}

function withAnnotation(record: ArticleRecord, annotation: AnnotationRecord): ArticleRecord {
  return { ...record, annotations: { ...record.annotations, [annotation.id]: sawDeletion(annotation) } }
}

/** What is done to something deleted was done in full knowledge of that: it does not bring it back. */
function sawDeletion<R extends Deletable>(of: R): R {
  if (of.deletedAt !== null) return { ...of, deletionSaw: whatIsSeen(of) }
  if (of.deletionSaw === undefined) return of
  const { deletionSaw: _saw, ...standing } = of
  return standing as R
}

function withDeletion<R extends Patchable>(record: R, gone: boolean, stamp: Stamp): R {
  const stamps = { ...record.stamps, deletedAt: stamp }
  return { ...record, deletedAt: gone ? wallTime(stamp) : null, stamps }
}

/**
 * An annotation as it is stored when new. Where a deleted one has the same id, it is written over
 * that one's fields, so that a merge with an older copy brings none of them back.
 */
function addedAnnotation(record: ArticleRecord, annotation: Annotation, stamp: Stamp): AnnotationRecord {
  const { id, createdAt, anchor, colour, note, tags, links, relations } = annotation
  const old = record.annotations[id]
  if (old && old.deletedAt === null) {
    throw new LecternError('bad-arguments', `There already is an annotation ${id} in “${record.title}”.`)
  }
  const stamps: Stamps = { ...old?.stamps, anchor: stamp, colour: stamp, deletedAt: stamp }
  for (const tag of [...(old?.tags ?? []), ...tags]) stamps[`tags/${tag}`] = stamp
  for (const link of [...(old?.links ?? []), ...links]) stamps[`links/${link}`] = stamp
  for (const end of Object.keys({ ...old?.relations, ...relations })) stamps[`relations/${end}`] = stamp
  const register =
    old || note !== '' ? writeRegister(old?.note ?? emptyRegister(), note, stamp) : emptyRegister()
  const added = { id, createdAt, anchor, colour, note: register, tags, links, deletedAt: null, stamps }
  return relations ? { ...added, relations } : added
}

function changeNothing(id: string): SingleEdit {
  return { kind: 'change-annotation', id, patch: {} }
}

/** Fields that a patch can hold, on an article or on an annotation. */
type Patchable = ArticleRecord | AnnotationRecord

function patchFields<R extends Patchable, P extends ArticlePatch | AnnotationPatch>(
  record: R,
  patch: P,
  stamp: Stamp,
): { changed: R; inverse: P } {
  const entries = Object.entries(patch).filter(([, value]) => value !== undefined)
  if (entries.length === 0) return { changed: record, inverse: patch }
  const fields: Record<string, unknown> = {}
  const undo: Record<string, unknown> = {}
  const stamps: Stamps = { ...record.stamps }
  const before = record as unknown as Record<string, unknown>
  for (const [name, value] of entries) {
    if (name === 'note') {
      undo.note = readRegister(record.note)
      fields.note = writeRegister(record.note, value as string, stamp)
    } else if (name === 'tags' || name === 'links') {
      const old = before[name] as string[]
      const elements = changeElements(old, value as SetChange)
      fields[name] = elements
      undo[name] = changeBetween(elements, old)
      for (const element of differing(old, elements)) stamps[`${name}/${element}`] = stamp
    } else if (name === 'relations') {
      const old = before[name] as Record<string, string> | undefined
      const change = value as Record<string, string>
      undo[name] = Object.fromEntries(Object.keys(change).map((end) => [end, old?.[end] ?? '']))
      Object.assign(fields, changeRelations(old, change))
      for (const end of Object.keys(change)) stamps[`relations/${end}`] = stamp
    } else {
      undo[name] = before[name]
      fields[name] = value
      stamps[name] = stamp
    }
  }
  return { changed: { ...record, ...fields, stamps }, inverse: undo as P }
}

/**
 * The change that makes one set of another, in its very order: what stands after the first
 * difference is taken out and put back in.
 */
function changeBetween(from: readonly string[], to: readonly string[]): SetChange {
  const common = from.filter((element) => to.includes(element))
  const differs = to.findIndex((element, index) => element !== common[index])
  const prefix = differs === -1 ? to.length : differs
  return {
    add: to.slice(prefix),
    remove: from.filter((element) => !to.slice(0, prefix).includes(element)),
  }
}

/** What makes one state of an annotation of another. */
function patchBetween(from: AnnotationRecord, to: AnnotationRecord): AnnotationPatch {
  const told = [...Object.keys(from.relations ?? {}), ...Object.keys(to.relations ?? {})]
  return {
    anchor: to.anchor,
    colour: to.colour,
    note: readRegister(to.note),
    tags: changeBetween(from.tags, to.tags),
    links: changeBetween(from.links, to.links),
    relations: Object.fromEntries(told.map((id) => [id, to.relations?.[id] ?? ''])),
  }
}

/** The elements that are in one of two sets. */
function differing(a: readonly string[], b: readonly string[]): string[] {
  return [...a.filter((element) => !b.includes(element)), ...b.filter((element) => !a.includes(element))]
}
