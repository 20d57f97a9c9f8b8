import type { Annotation } from './annotation.ts'

/** What a note refers to: an article by its title, or an annotation by its block id. */
export type Reference =
  | { kind: 'article'; title: string; text: string; start: number; end: number }
  | { kind: 'annotation'; id: string; text: string; start: number; end: number }

// Titles hold no brackets here, and ids are ULIDs as `blockId` writes them.
const REFERENCE = /\[\[([^[\]\n|]{1,300})(?:\|([^[\]\n]{1,300}))?\]\]|\(\(hl-([0-9a-hjkmnp-tv-z]{26})\)\)/gi

/**
 * The references in a text, in order: `[[title]]`, `[[title|words]]` and `((hl-…))`.
 * @returns with where each stands, UTF-16 code units, and what to show for it; empty for an annotation,
 * which its quote stands for
 */
export function findReferences(text: string): Reference[] {
  return [...text.matchAll(REFERENCE)].map((match): Reference => {
    const [whole, title, words, id] = match
    const place = { start: match.index, end: match.index + whole.length }
    return id === undefined
      ? { kind: 'article', title: (title ?? '').trim(), text: (words ?? title ?? '').trim(), ...place }
      : { kind: 'annotation', id: id.toUpperCase(), text: '', ...place }
  })
}

/** The ids of the annotations that a note refers to, each once. */
export function referredAnnotations(note: string): string[] {
  if (!note.includes('((')) return []
  return [
    ...new Set(findReferences(note).flatMap((found) => (found.kind === 'annotation' ? [found.id] : []))),
  ]
}

/** The titles that a note refers to. */
export function referredTitles(note: string): string[] {
  if (!note.includes('[[')) return []
  return findReferences(note).flatMap((found) => (found.kind === 'article' ? [found.title] : []))
}

/** The ids of all annotations that links and notes of an article lead to, each once. */
export function linkTargets(annotations: readonly Annotation[], articleNote: string): string[] {
  const targets = new Set(referredAnnotations(articleNote))
  for (const { links, note } of annotations)
    for (const id of [...links, ...referredAnnotations(note)]) targets.add(id)
  return [...targets]
}

/** A note with each reference replaced; null leaves one as it was written. */
export function replaceReferences(note: string, replace: (reference: Reference) => string | null): string {
  let result = ''
  let last = 0
  for (const reference of findReferences(note)) {
    const { start, end } = reference
    result += note.slice(last, start) + (replace(reference) ?? note.slice(start, end))
    last = end
  }
  return result + note.slice(last)
}

/** A reference that is being written: what it is to, what was typed of it, and where it starts. */
export interface OpenReference {
  kind: Reference['kind']
  query: string
  start: number
}

/** The reference that the caret is in, if it is not yet closed. */
export function openReference(text: string, caret: number): OpenReference | null {
  const before = text.slice(Math.max(0, caret - 120), caret)
  const match = /(?:\[\[(?<title>[^[\]\n|]*)|\(\((?<quote>[^()\n]*))$/.exec(before)
  if (!match?.groups) return null
  const { title, quote } = match.groups
  const start = caret - match[0].length
  return title === undefined
    ? { kind: 'annotation', query: quote ?? '', start }
    : { kind: 'article', query: title, start }
}

/** How a title is written between the brackets, which it cannot hold itself. */
export function titleReference(title: string): string {
  return `[[${title
    .replace(/[[\]|]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()}]]`
}

/** Whether a reference by title means an article of that title. */
export function titleKey(title: string): string {
  return title
    .replace(/[[\]|\s]+/g, ' ')
    .trim()
    .normalize('NFC')
    .toLowerCase()
}

/** The reference to an annotation. */
export function annotationReference(id: string): string {
  return `((hl-${id.toLowerCase()}))`
}

/** The beginning of a passage, as a name for it. */
export function excerptOf(passage: string, most = 60): string {
  const line = passage.replace(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  const cut = line.slice(0, most)
  const blank = cut.lastIndexOf(' ')
  return `${(blank > most / 2 ? cut.slice(0, blank) : cut).trimEnd()}…`
}
