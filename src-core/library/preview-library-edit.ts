import type { LibraryEdit } from './library-edit.ts'
import type { LibraryChoices } from './library-meta.ts'

/** The meanings and filters as they will be after an edit: what the window shows until it is on the disk. */
export function previewLibraryEdit(choices: LibraryChoices, edit: LibraryEdit): LibraryChoices {
  const { meanings, meaningTags, filters } = choices
  switch (edit.kind) {
    case 'change-meaning': {
      const { colour, name, tag } = edit
      const { [colour]: before = '', ...others } = meaningTags
      const after = tag ?? before
      return {
        ...choices,
        meanings: name === undefined ? meanings : { ...meanings, [colour]: name },
        meaningTags: after === '' ? others : { ...others, [colour]: after },
      }
    }
    case 'put-filter': {
      const isThere = filters.some(({ id }) => id === edit.filter.id)
      if (!isThere) return { ...choices, filters: [...filters, edit.filter] }
      return {
        ...choices,
        filters: filters.map((filter) => (filter.id === edit.filter.id ? edit.filter : filter)),
      }
    }
    case 'delete-filter':
      return { ...choices, filters: filters.filter(({ id }) => id !== edit.id) }
    case 'order-filters': {
      const place = new Map(edit.ids.map((id, index) => [id, index]))
      const placeOf = ({ id }: { id: string }) => place.get(id) ?? edit.ids.length
      return { ...choices, filters: filters.toSorted((a, b) => placeOf(a) - placeOf(b)) }
    }
    case 'several':
      return edit.edits.reduce(previewLibraryEdit, choices)
  }
}
