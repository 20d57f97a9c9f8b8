import type { Colour } from '../annotation/colour.ts'
import { LecternError } from '../ipc/result.ts'
import { readChoices, type FilterRecord, type LibraryMeta } from './library-meta.ts'
import type { SavedFilter } from './saved-filter.ts'
import type { Stamp } from './stamp.ts'

/** One act on what is true of the library as a whole. As of an article's edits, each has an inverse. */
export type LibraryEdit =
  /** A tag of '' takes the colour's tag away. */
  | { kind: 'change-meaning'; colour: Colour; name?: string | undefined; tag?: string | undefined }
  /** Adds a filter, or puts it in the place of the one with its id, deleted or not. */
  | { kind: 'put-filter'; filter: SavedFilter }
  | { kind: 'delete-filter'; id: string }
  /** Ids of all filters, in their new order. */
  | { kind: 'order-filters'; ids: string[] }
  /** Several, made and taken back as one. */
  | { kind: 'several'; edits: LibraryEdit[] }

/** The library's file after an edit, and the edit that takes it back. */
export interface AppliedToLibrary {
  meta: LibraryMeta
  inverse: LibraryEdit
}

/**
 * Applies one edit; the given data is not changed.
 * @param stamp later than every stamp in it
 * @throws LecternError `not-found` if the edit names a filter that is not there
 */
export function applyLibraryEdit(meta: LibraryMeta, edit: LibraryEdit, stamp: Stamp): AppliedToLibrary {
  switch (edit.kind) {
    case 'change-meaning':
      return changeMeaning(meta, edit, stamp)
    case 'put-filter':
      return putFilter(meta, edit.filter, stamp)
    case 'delete-filter': {
      const found = meta.filters?.[edit.id]
      const filter = readChoices(meta).filters.find(({ id }) => id === edit.id)
      if (!found || !filter) throw new LecternError('not-found', 'That filter is not there any more.')
      const gone = { ...found, deletedAt: stamp.slice(0, 24), stamps: { ...found.stamps, deletedAt: stamp } }
      return { meta: withFilter(meta, gone), inverse: { kind: 'put-filter', filter } }
    }
    case 'order-filters': {
      const before = readChoices(meta).filters.map(({ id }) => id)
      return {
        meta: { ...meta, filterOrder: edit.ids, stamps: { ...meta.stamps, filterOrder: stamp } },
        inverse: { kind: 'order-filters', ids: before },
      }
    }
    case 'several': {
      const inverses: LibraryEdit[] = []
      let after = meta
      for (const each of edit.edits) {
        const applied = applyLibraryEdit(after, each, stamp)
        after = applied.meta
        inverses.unshift(applied.inverse)
      }
      return { meta: after, inverse: { kind: 'several', edits: inverses } }
    }
  }
}

function changeMeaning(
  meta: LibraryMeta,
  { colour, name, tag }: Extract<LibraryEdit, { kind: 'change-meaning' }>,
  stamp: Stamp,
): AppliedToLibrary {
  const inverse: LibraryEdit = { kind: 'change-meaning', colour }
  const after: LibraryMeta = { ...meta, stamps: { ...meta.stamps } }
  if (name !== undefined) {
    inverse.name = meta.meanings[colour]
    after.meanings = { ...meta.meanings, [colour]: name }
    after.stamps = { ...after.stamps, [`meanings/${colour}`]: stamp }
  }
  if (tag !== undefined) {
    const { [colour]: before = '', ...others } = meta.meaningTags ?? {}
    inverse.tag = before
    after.meaningTags = tag === '' ? others : { ...others, [colour]: tag }
    after.stamps = { ...after.stamps, [`meaningTags/${colour}`]: stamp }
  }
  return { meta: after, inverse }
}

function putFilter(meta: LibraryMeta, filter: SavedFilter, stamp: Stamp): AppliedToLibrary {
  const before = readChoices(meta).filters.find(({ id }) => id === filter.id)
  const old = meta.filters?.[filter.id]
  const stamps = { ...old?.stamps, name: stamp, filter: stamp, deletedAt: stamp }
  return {
    meta: withFilter(meta, { ...old, ...filter, deletedAt: null, stamps }),
    inverse: before ? { kind: 'put-filter', filter: before } : { kind: 'delete-filter', id: filter.id },
  }
}

function withFilter(meta: LibraryMeta, filter: FilterRecord): LibraryMeta {
  return { ...meta, filters: { ...meta.filters, [filter.id]: filter } }
}
