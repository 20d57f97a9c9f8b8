/** A piece of a query as it was typed: a word, a phrase in quotation marks, or a field with its value. */
export interface QueryPart {
  /** UTF-16 code units of the query. */
  start: number
  end: number
  isNegated: boolean
  /** What stands before a colon, lower case; empty without one. */
  field: string
  /** Without field and quotation marks. */
  value: string
  isQuoted: boolean
  /** Whether the query ends with it, so that it may still be going on. */
  isLast: boolean
}

const QUOTES = '["“”„«»]'
// A minus, a field, then a value in quotation marks (the last of which may be missing) or without.
const PART = new RegExp(
  `(-?)(?:(\\p{L}+):(?=[^\\s/]|$))?(?:${QUOTES}([^"“”„«»]*)(${QUOTES}|$)|([^\\s"“”„«»]*))`,
  'gu',
)

/** Takes a query apart at its white space and quotation marks. */
export function splitQuery(query: string): QueryPart[] {
  const parts: QueryPart[] = []
  for (const match of query.matchAll(PART)) {
    const [whole, minus = '', field = '', quoted, closing, bare = ''] = match
    if (whole === '' || whole === '-') continue
    const end = match.index + whole.length
    parts.push({
      start: match.index,
      end,
      isNegated: minus === '-',
      field: field.toLowerCase(),
      value: quoted ?? bare,
      isQuoted: quoted !== undefined,
      isLast: end === query.length && !closing,
    })
  }
  return parts
}
