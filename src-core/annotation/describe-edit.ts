import type { ColourMeanings } from './colour.ts'
import { nameEncoding } from '../import/encoding/encodings.ts'
import { isOtherText, type AnnotationPatch, type Edit } from './edit.ts'
import { excerptOf } from './references.ts'

/**
 * What an edit did, in a few words that are read out to who does not see it; empty for what nobody
 * waits to hear of, such as the place that one has read up to.
 */
export function describeEdit(edit: Edit, meanings: Readonly<ColourMeanings>): string {
  switch (edit.kind) {
    case 'add-annotation':
      return `Highlighted as ${meanings[edit.annotation.colour]}: “${excerptOf(edit.annotation.anchor.exact)}”`
    case 'change-annotation':
      return describePatch(edit.patch, meanings)
    case 'delete-annotation':
      return 'Annotation deleted'
    case 'restore-annotation':
      return 'Annotation restored'
    case 'change-article':
      return edit.patch.note === undefined ? '' : describeNote(edit.patch.note, 'Note on the article')
    case 'put-revision':
      return `Shown as read in ${nameEncoding(edit.revision.encoding)}`
    case 'delete-article':
      return 'Moved to the Trash'
    case 'restore-article':
      return 'Restored from the Trash'
    case 'several': {
      const other = edit.edits.find(isOtherText)
      if (other) return describeEdit(other, meanings)
      return `${edit.edits.length} changes made`
    }
  }
}

function describePatch(patch: AnnotationPatch, meanings: Readonly<ColourMeanings>): string {
  const { colour, note, anchor, tags } = patch
  const said = [
    colour && `Colour changed to ${meanings[colour]}`,
    note !== undefined && describeNote(note, 'Note'),
    anchor && `Highlight is now “${excerptOf(anchor.exact)}”`,
    tags?.add?.length && `Tagged ${tags.add.join(', ')}`,
    tags?.remove?.length && `Tag removed: ${tags.remove.join(', ')}`,
  ]
  return said.filter((words) => typeof words === 'string' && words !== '').join('. ')
}

function describeNote(note: string, what: string): string {
  return `${what} ${note === '' ? 'removed' : 'saved'}`
}
