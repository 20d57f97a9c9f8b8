import { COLOURS, type Colour, type ColourMeanings } from '../annotation/colour.ts'
import { ARTICLE_STATUSES } from '../article/article.ts'
import { fold } from './fold.ts'
import { splitQuery, type QueryPart } from './query-parts.ts'
import type { Clause, Filter, Phrase, Query, QueryProblem } from './query.ts'
import type { DocumentKind } from './segment.ts'
import { foldedWords } from './words-of.ts'

/** What parsing gives: a query, or why it is none. */
export type ParsedQuery = { ok: true; query: Query } | { ok: false; problem: QueryProblem }

/** What `in:` may name. */
export const QUERY_PARTS: readonly DocumentKind[] = ['title', 'text', 'note', 'quote']
const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/

type ParseFilter = (value: string, meanings: ColourMeanings) => Filter | string

/** Each field: reads its value, or says what it should be. */
const FIELDS: Readonly<Record<string, ParseFilter>> = {
  tag: (value) => {
    const tag = value.replace(/^#/, '').replace(/\/$/, '')
    return tag === '' ? 'a tag, as in tag:method' : { kind: 'tag', tag: fold(tag) }
  },
  color: parseColour,
  colour: parseColour,
  meaning: (value, meanings) => {
    const wanted = fold(value.trim())
    const colours = COLOURS.filter((colour) => wanted !== '' && fold(meanings[colour]).startsWith(wanted))
    return colours.length > 0 ? { kind: 'colour', colours } : oneOf(COLOURS.map((colour) => meanings[colour]))
  },
  in: (value) => {
    const part = QUERY_PARTS.find((name) => name === value.toLowerCase())
    return part ? { kind: 'in', part } : oneOf(QUERY_PARTS)
  },
  is: (value) => {
    const status = ARTICLE_STATUSES.find((name) => name === value.toLowerCase())
    return status ? { kind: 'is', status } : oneOf(ARTICLE_STATUSES)
  },
  after: (value) => (DATE.test(value) ? { kind: 'after', date: value } : 'a date, as in after:2025-10'),
  before: (value) => (DATE.test(value) ? { kind: 'before', date: value } : 'a date, as in before:2025-10'),
}

/** What a query may say before a colon. */
export const QUERY_FIELDS: readonly string[] = Object.keys(FIELDS)

/**
 * Reads a query: words, "phrases", -not, a OR b, and filters as `tag:method`. OR binds its neighbours;
 * all else must hold together. The last word may be the beginning of one, unless something follows it.
 * @param meanings what `meaning:` goes by
 */
export function parseQuery(text: string, meanings: ColourMeanings): ParsedQuery {
  const clauses: Clause[] = []
  let or: QueryPart | undefined
  for (const part of splitQuery(text)) {
    if (isOr(part)) {
      if (or || clauses.length === 0) return problem(part, 'OR stands between two things to look for.')
      or = part
      continue
    }
    const alternative = parsePart(part, meanings)
    if (alternative && 'message' in alternative) return { ok: false, problem: alternative }
    if (!alternative) continue
    const before = clauses.at(-1)
    if (or && before) {
      if (part.isNegated || before.isNegated) {
        return problem(or, 'OR cannot stand beside a minus: say what is looked for instead.')
      }
      before.alternatives.push(alternative)
    } else clauses.push({ isNegated: part.isNegated, alternatives: [alternative] })
    or = undefined
  }
  if (or) return problem(or, 'Something to look for is missing after OR.')
  return { ok: true, query: { clauses } }
}

function isOr({ value, field, isQuoted, isNegated }: QueryPart): boolean {
  return value === 'OR' && field === '' && !isQuoted && !isNegated
}

/** Undefined for what has no word in it, such as a dash. */
function parsePart(part: QueryPart, meanings: ColourMeanings): Phrase | Filter | QueryProblem | undefined {
  const { field, value, isQuoted, isLast, isNegated, start, end } = part
  const parse = FIELDS[field]
  // A word with a colon at its end, as in pasted prose, is no field.
  if (field === '' || (!parse && value === '')) {
    const words = foldedWords(value === '' ? field : value)
    if (words.length === 0) return undefined
    return { kind: 'phrase', words, isOpen: isLast && !isNegated, isLoose: !isQuoted }
  }
  if (!parse) {
    const known = QUERY_FIELDS.map((name) => `${name}:`).join(' ')
    const message = `There is no “${field}:”. There is ${known} – or put the words in quotation marks.`
    return { message, start, end }
  }
  const filter = parse(value, meanings)
  return typeof filter === 'string' ? { message: `After ${field}: comes ${filter}.`, start, end } : filter
}

function parseColour(value: string): Filter | string {
  const colour: Colour | undefined = COLOURS.find((name) => name === value.toLowerCase())
  return colour ? { kind: 'colour', colours: [colour] } : oneOf(COLOURS)
}

function oneOf(names: readonly string[]): string {
  return `one of ${names.join(', ')}`
}

function problem({ start, end }: QueryPart, message: string): ParsedQuery {
  return { ok: false, problem: { message, start, end } }
}
