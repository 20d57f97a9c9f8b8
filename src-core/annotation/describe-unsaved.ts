import type { Annotation } from '../annotation/annotation.ts'
import type { AnnotationPatch, ArticlePatch, Edit } from '../annotation/edit.ts'
import type { UnsavedEdit } from '../ipc/session.ts'

/** All that was written in edits which are not saved, as Markdown for a person to keep: one part an article. */
export function describeUnsaved(unsaved: readonly UnsavedEdit[]): string {
  const articles = new Map<string, UnsavedEdit[]>()
  for (const entry of unsaved)
    articles.set(entry.articleId, [...(articles.get(entry.articleId) ?? []), entry])
  return [...articles.values()]
    .map((entries) => {
      const parts = entries.flatMap(({ label, edit }) => [`## ${label}`, ...describeEdit(edit)])
      return [`# ${entries[0]?.title ?? ''}`, ...parts].join('\n\n')
    })
    .join('\n\n')
    .concat('\n')
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
