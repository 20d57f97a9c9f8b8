import type { Annotation } from '../annotation/annotation.ts'
import type { AnnotationPatch, ArticlePatch, Edit } from '../annotation/edit.ts'
import type { UnsavedEdit } from '../ipc/session.ts'
import type { LibraryEdit } from '../library/library-edit.ts'

/**
 * All that was written in edits which are not saved, as Markdown for a person to keep: one part an
 * article, and one of what is true of the library as a whole.
 */
export function describeUnsaved(unsaved: readonly UnsavedEdit[]): string {
  const parts = new Map<string, string[]>()
  for (const entry of unsaved) {
    const ofArticle = 'edit' in entry
    const [id, title] = ofArticle ? [entry.articleId, entry.title] : ['', 'The library']
    const part = parts.get(id) ?? [`# ${title}`]
    const what = ofArticle ? describeEdit(entry.edit) : describeLibraryEdit(entry.libraryEdit)
    part.push(`## ${entry.label}`, ...what)
    parts.set(id, part)
  }
  return [...parts.values()]
    .map((part) => part.join('\n\n'))
    .join('\n\n')
    .concat('\n')
}

function describeLibraryEdit(edit: LibraryEdit): string[] {
  switch (edit.kind) {
    case 'several':
      return edit.edits.flatMap(describeLibraryEdit)
    case 'change-meaning': {
      const { colour, name, tag } = edit
      const tagged = tag === undefined ? [] : [tag === '' ? `${colour}: no tag` : `${colour}: tag ${tag}`]
      return [...(name === undefined ? [] : [`${colour}: ${name}`]), ...tagged]
    }
    case 'put-filter':
      return [edit.filter.name]
    case 'delete-filter':
    case 'order-filters':
      return []
  }
}

function describeEdit(edit: Edit): string[] {
  switch (edit.kind) {
    case 'several':
      return edit.edits.flatMap(describeEdit)
    case 'add-annotation':
      return describeAnnotation(edit.annotation)
    case 'change-annotation':
    case 'change-article':
      return describePatch(edit.patch)
    case 'put-revision':
    case 'delete-annotation':
    case 'restore-annotation':
    case 'delete-article':
    case 'restore-article':
      return []
  }
}

function describeAnnotation({ anchor, note, tags }: Annotation): string[] {
  return [...quote(anchor.exact), ...(note === '' ? [] : [note]), ...listTags('Tags', tags)]
}

function describePatch(patch: AnnotationPatch | ArticlePatch): string[] {
  const { note, tags, ...rest } = patch
  const fields = Object.entries(rest).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [`${name}: ${value}`] : [],
  )
  return [
    ...('anchor' in patch && patch.anchor ? quote(patch.anchor.exact) : []),
    ...fields,
    ...(note === undefined ? [] : [note === '' ? '(The note was emptied.)' : note]),
    ...listTags('Tags added', tags?.add ?? []),
    ...listTags('Tags removed', tags?.remove ?? []),
  ]
}

function quote(text: string): string[] {
  return [text.replace(/^/gm, '> ')]
}

function listTags(what: string, tags: readonly string[]): string[] {
  return tags.length === 0 ? [] : [`${what}: ${tags.join(', ')}`]
}
