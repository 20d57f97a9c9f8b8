import { COLOURS, type Colour } from '../annotation/colour.ts'
import { ARTICLE_STATUSES, type ArticleStatus } from '../article/article.ts'

/** What filters ask of an annotation. */
export interface AnnotationFacts {
  id: string
  colour: Colour
  tags: readonly string[]
}

/** What filters ask of an article. */
export interface ArticleFacts {
  /** Like the other names, without line breaks. */
  id: string
  /** Which state of the article was indexed, in the caller's own terms. */
  version: string
  status: ArticleStatus
  /** ISO date or instant: when it was published, or else added. */
  date: string
  tags: readonly string[]
  annotations: readonly AnnotationFacts[]
}

/**
 * The facts of some articles, numbered from 0. As objects they would take several times as much
 * memory, and there are tens of thousands of them.
 */
export interface FactColumns {
  /** In UTF-8, of each article: its id, its version, and the ids of its annotations, each on a line. */
  names: Uint8Array
  /** Where the names of each article begin, and the end of the last. */
  nameStarts: Uint32Array
  /** Of each article: its status, as an index into {@link ARTICLE_STATUSES}. */
  statusOf: Uint8Array
  /** Of each article: its date, as {@link dateNumber} has it. */
  dateOf: Uint32Array
  /** Of each article: its tags, as an index into `tagLists`. */
  tagsOf: Uint32Array
  /** Where the annotations of each article begin among those of all, and the end of the last. */
  annotationStarts: Uint32Array
  /** Of each annotation: its colour, as an index into {@link COLOURS}. */
  colourOf: Uint8Array
  /** Of each annotation: its tags, as an index into `tagLists`. */
  annotationTagsOf: Uint32Array
  /** Each list of tags once: there are many more uses of tags than tags. */
  tagLists: readonly (readonly string[])[]
}

const LINE_FEED = 10
const decoder = new TextDecoder()

/** Puts the facts of articles, in their order, into columns. */
export function packFacts(articles: readonly ArticleFacts[]): FactColumns {
  const annotations = articles.flatMap((article) => article.annotations)
  const tagLists: (readonly string[])[] = []
  const numbers = new Map<string, number>()
  const numberOf = ({ tags }: { tags: readonly string[] }) => {
    const key = tags.join('\n')
    const number = numbers.get(key) ?? tagLists.push(tags) - 1
    numbers.set(key, number)
    return number
  }
  return {
    ...packNames(articles),
    statusOf: Uint8Array.from(articles, ({ status }) => ARTICLE_STATUSES.indexOf(status)),
    dateOf: Uint32Array.from(articles, ({ date }) => dateNumber(date)),
    tagsOf: Uint32Array.from(articles, numberOf),
    annotationStarts: startsOf(articles.map((article) => article.annotations.length)),
    colourOf: Uint8Array.from(annotations, ({ colour }) => COLOURS.indexOf(colour)),
    annotationTagsOf: Uint32Array.from(annotations, numberOf),
    tagLists,
  }
}

/** The facts of one article, its date to the day. */
export function unpackFacts(columns: FactColumns, article: number): ArticleFacts {
  const { statusOf, dateOf, tagsOf, annotationStarts, colourOf, annotationTagsOf, tagLists } = columns
  const [id = '', version = '', ...annotationIds] = namesOf(columns, article)
  const first = annotationStarts[article] ?? 0
  return {
    id,
    version,
    status: ARTICLE_STATUSES[statusOf[article] ?? 0] ?? 'inbox',
    date: dateText(dateOf[article] ?? 0),
    tags: tagLists[tagsOf[article] ?? 0] ?? [],
    annotations: annotationIds.map((annotationId, index) => ({
      id: annotationId,
      colour: COLOURS[colourOf[first + index] ?? 0] ?? COLOURS[0],
      tags: tagLists[annotationTagsOf[first + index] ?? 0] ?? [],
    })),
  }
}

/** How many articles there are facts of. */
export function articleCount({ statusOf }: FactColumns): number {
  return statusOf.length
}

export function articleId({ names, nameStarts }: FactColumns, article: number): string {
  const start = nameStarts[article] ?? 0
  return decoder.decode(names.subarray(start, names.indexOf(LINE_FEED, start)))
}

/** Whether an article's id sorts before (−) or after (+) another's, without making strings of them. */
export function compareIds(a: FactColumns, article: number, b: FactColumns, other: number): number {
  let at = a.nameStarts[article] ?? 0
  let against = b.nameStarts[other] ?? 0
  for (;;) {
    const byte = a.names[at++] ?? LINE_FEED
    const opposite = b.names[against++] ?? LINE_FEED
    if (byte !== opposite || byte === LINE_FEED) return byte - opposite
  }
}

/** An article's id, its version, and the ids of its annotations. */
export function namesOf({ names, nameStarts }: FactColumns, article: number): string[] {
  return decoder.decode(names.subarray(nameStarts[article], nameStarts[article + 1])).split('\n')
}

/**
 * The day of an ISO date or instant as a number that sorts as it does: 20260307; 20260300 of a month,
 * 20260000 of a year, 0 of nothing.
 */
export function dateNumber(date: string): number {
  const [year = '', month = '', day = ''] = date.slice(0, 'YYYY-MM-DD'.length).split('-')
  return Number(year) * 10_000 + Number(month) * 100 + Number(day)
}

function dateText(number: number): string {
  if (number === 0) return ''
  const digits = String(number).padStart(8, '0')
  const parts = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)]
  return parts.filter((part) => Number(part) > 0).join('-')
}

function packNames(articles: readonly ArticleFacts[]): Pick<FactColumns, 'names' | 'nameStarts'> {
  const encoder = new TextEncoder()
  const parts = articles.map(({ id, version, annotations }) =>
    encoder.encode([id, version, ...annotations.map((annotation) => annotation.id)].join('\n')),
  )
  const nameStarts = startsOf(parts.map(({ length }) => length))
  const names = new Uint8Array(nameStarts.at(-1) ?? 0)
  for (const [article, part] of parts.entries()) names.set(part, nameStarts[article])
  return { names, nameStarts }
}

/** Where each of some lengths in a row begins, and the end of the last. */
function startsOf(lengths: readonly number[]): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1)
  for (const [index, length] of lengths.entries()) starts[index + 1] = (starts[index] ?? 0) + length
  return starts
}
