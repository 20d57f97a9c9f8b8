import { trimSpan } from '../article/segments.ts'
import type { Annotation } from './annotation.ts'
import { describeAnchor } from './describe-anchor.ts'
import type { AnnotationPatch, SeveralEdits, SingleEdit } from './edit.ts'

/** The text that annotations stand in. */
export interface AnnotatedText {
  /** Canonical text. */
  text: string
  /** Hash of the revision that it belongs to. */
  revision: string
}

/**
 * Cuts an annotation into several. The first keeps its identity, and with it the note and the links; the
 * others get its colour and tags.
 * @param cuts positions in the text, UTF-16 code units; those that leave nothing on one side do not count
 * @param identify a new annotation's id and time, called once for each
 * @returns the edit, or null where there is nothing to cut
 */
export function splitAnnotation(
  annotation: Annotation,
  cuts: readonly number[],
  { text, revision }: AnnotatedText,
  identify: () => Pick<Annotation, 'id' | 'createdAt'>,
): SeveralEdits | null {
  const { start, end } = annotation.anchor
  const borders = [start, ...new Set(cuts.filter((cut) => cut > start && cut < end)), end]
  const spans = borders
    .sort((a, b) => a - b)
    .slice(1)
    .map((border, index) => trimSpan(text, { start: borders[index] ?? start, end: border }))
    .filter((span) => span.start < span.end)
  const [first, ...others] = spans.map((span) => describeAnchor(text, revision, span.start, span.end))
  if (!first || others.length === 0) return null
  const { colour, tags } = annotation
  return {
    kind: 'several',
    edits: [
      { kind: 'change-annotation', id: annotation.id, patch: { anchor: first } },
      ...others.map((anchor): SingleEdit => ({
        kind: 'add-annotation',
        annotation: { ...identify(), anchor, colour, note: '', tags: [...tags], links: [] },
      })),
    ],
  }
}

/**
 * Makes one annotation of several, which covers all of their passages and what lies between. The first in
 * the text keeps its identity and colour; notes, tags and links are united, and links of the article's
 * other annotations to one that goes lead to the one that stays.
 * @param chosen two or more, in text order
 * @param all the annotations of the article
 * @returns the edit, or null where there is nothing to merge
 */
export function mergeAnnotations(
  chosen: readonly Annotation[],
  all: readonly Annotation[],
  { text, revision }: AnnotatedText,
): SeveralEdits | null {
  const [first, ...others] = chosen
  if (!first || others.length === 0) return null
  const gone = new Set(others.map(({ id }) => id))
  const ids = new Set(chosen.map(({ id }) => id))
  const end = Math.max(...chosen.map(({ anchor }) => anchor.end))
  const linked = new Set(chosen.flatMap(({ links }) => links).filter((id) => !ids.has(id)))
  const notes = chosen.map(({ note }) => note.trim()).filter((note) => note !== '')
  const patch: AnnotationPatch = {
    anchor: describeAnchor(text, revision, first.anchor.start, end),
    tags: { add: others.flatMap(({ tags }) => tags) },
    links: { add: [...linked], remove: first.links.filter((id) => !linked.has(id)) },
    relations: Object.assign({}, ...chosen.toReversed().map(({ relations }) => relations)) as Record<
      string,
      string
    >,
  }
  const united = [...new Set(notes)].join('\n\n')
  if (united !== first.note.trim()) patch.note = united
  return {
    kind: 'several',
    edits: [
      { kind: 'change-annotation', id: first.id, patch },
      ...all.filter(({ id }) => !ids.has(id)).flatMap((other) => redirectLinks(other, gone, first.id)),
      ...others.map(({ id }): SingleEdit => ({ kind: 'delete-annotation', id })),
    ],
  }
}

/** The edit that turns an annotation's links to some others into links to one. */
export function redirectLinks(annotation: Annotation, from: ReadonlySet<string>, to: string): SingleEdit[] {
  const remove = annotation.links.filter((id) => from.has(id))
  if (remove.length === 0) return []
  const relations: Record<string, string> = {}
  for (const id of remove) {
    const word = annotation.relations?.[id]
    if (word === undefined) continue
    relations[id] = ''
    relations[to] = annotation.relations?.[to] ?? word
  }
  return [
    { kind: 'change-annotation', id: annotation.id, patch: { links: { add: [to], remove }, relations } },
  ]
}
