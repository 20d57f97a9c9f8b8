import * as v from 'valibot'
import type { Annotation } from '../annotation/annotation.ts'
import { COLOURS } from '../annotation/colour.ts'
import { describeAnchor } from '../annotation/describe-anchor.ts'
import type { Edit } from '../annotation/edit.ts'
import { findQuote } from '../annotation/find-quote.ts'
import { ARTICLE_STATUSES } from '../article/article.ts'
import { LecternError } from '../ipc/result.ts'

const strings = v.optional(v.array(v.string()), [])

const seedAnnotation = v.strictObject({
  /** The passage, as it stands in the text. */
  quote: v.string(),
  /** Which of several places, from 1. */
  nth: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  colour: v.picklist(COLOURS),
  /** Markdown. */
  note: v.optional(v.string(), ''),
  tags: strings,
})

const seed = v.strictObject({
  /** File name, beside the manifest. */
  file: v.string(),
  status: v.optional(v.picklist(ARTICLE_STATUSES)),
  tags: strings,
  /** Markdown. */
  note: v.optional(v.string()),
  annotations: v.optional(v.array(seedAnnotation), []),
})

/** An article that a new library opens with: a text file, and what is done to it. */
export type Seed = v.InferOutput<typeof seed>

/** What seeds/manifest.json holds: the articles in the order in which they are listed. */
export const seedManifestSchema = v.strictObject({ articles: v.array(seed) })

/**
 * The edits that make a seed of an imported article.
 * @param text its canonical text
 * @param revision the hash that the text is stored under
 * @param newId makes a ULID
 * @param createdAt ISO 8601 instant of the annotations
 * @throws LecternError `not-found` if a quote is not in the text
 */
export function seedEdits(
  { status, tags, note, annotations, file }: Seed,
  text: string,
  revision: string,
  newId: () => string,
  createdAt: string,
): Edit[] {
  const annotate = ({ quote, nth, ...content }: Seed['annotations'][number]): Annotation => {
    const { spans, match } = findQuote(text, quote)
    const span = match === 'exact' ? spans[nth - 1] : undefined
    if (!span) throw new LecternError('not-found', `The seed ${file} has no passage “${quote}”.`)
    const anchor = describeAnchor(text, revision, span.start, span.end)
    return { id: newId(), anchor, links: [], createdAt, ...content }
  }
  return [
    { kind: 'change-article', patch: { status, note, tags: { add: tags } } },
    ...annotations.map((content): Edit => ({ kind: 'add-annotation', annotation: annotate(content) })),
  ]
}
