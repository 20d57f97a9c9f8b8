import { COLOURS, type ColourMeanings } from '../annotation/colour.ts'
import { ARTICLE_STATUSES } from '../article/article.ts'
import { fold } from './fold.ts'
import { QUERY_PARTS } from './parse-query.ts'
import { splitQuery, type QueryPart } from './query-parts.ts'

/** What may be written next. */
export interface Completion {
  /** Takes the place of what was typed. */
  text: string
  /** Says what it does or stands for; may be empty. */
  detail: string
}

export interface Completions {
  /** The piece of the query that they take the place of, UTF-16 code units. */
  start: number
  end: number
  options: Completion[]
}

/** What completion can offer. */
export interface QueryWords {
  /** Most used first. */
  tags: readonly string[]
  meanings: Readonly<ColourMeanings>
}

/** Each field, and what it is for. Of the two spellings of a colour, ours is offered. */
const FIELDS: readonly Completion[] = [
  { text: 'tag:', detail: 'has this tag' },
  { text: 'meaning:', detail: 'highlights that mean this' },
  { text: 'colour:', detail: 'highlights in this colour' },
  { text: 'in:', detail: 'title, text, note or quote' },
  { text: 'is:', detail: 'inbox, reading or archived' },
  { text: 'after:', detail: 'from this date on, as in 2025-10' },
  { text: 'before:', detail: 'before this date' },
]
const OTHERS: readonly Completion[] = [
  { text: '"', detail: 'words in this order, spelt so' },
  { text: '-', detail: 'without what follows' },
  { text: 'OR ', detail: 'one or the other' },
]
const FEWEST_LETTERS = 2
const MOST = 8

/**
 * What may be written at a place of a query: the values of a field, or the fields that begin so.
 * @param caret UTF-16 code units
 * @param isAsked whether the person asked for what there is, so that all of it is offered
 * @returns null when there is nothing to offer
 */
export function completeQuery(
  query: string,
  caret: number,
  words: QueryWords,
  isAsked = false,
): Completions | null {
  const part = splitQuery(query).find(({ start, end }) => start < caret && caret === end)
  if (!part) return isAsked ? { start: caret, end: caret, options: [...FIELDS, ...OTHERS] } : null
  const start = part.start + (part.isNegated ? 1 : 0)
  const options = part.field === '' ? completeField(part, isAsked) : completeValue(part, words)
  return options.length > 0 ? { start, end: part.end, options } : null
}

function completeField({ value, isQuoted }: QueryPart, isAsked: boolean): Completion[] {
  if (isQuoted || (value.length < FEWEST_LETTERS && !isAsked)) return []
  const typed = value.toLowerCase()
  return FIELDS.filter(
    ({ text }) =>
      text.startsWith(typed) || (typed.startsWith('col') && `color:`.startsWith(typed) && text === 'colour:'),
  )
}

function completeValue({ field, value }: QueryPart, words: QueryWords): Completion[] {
  const typed = fold(value.replace(/^#/, ''))
  const values = valuesOf(field, words)
  // What is written is a value already: a list over the results would only be in the way.
  if (values.some(({ text }) => fold(text) === typed)) return []
  return values
    .filter(({ text }) => fold(text).startsWith(typed) || fold(text).includes(`/${typed}`))
    .slice(0, MOST)
    .map(({ text, detail }) => ({ text: `${field}:${quote(text)} `, detail }))
}

function valuesOf(field: string, { tags, meanings }: QueryWords): Completion[] {
  switch (field) {
    case 'tag':
      return tags.map(plain)
    case 'meaning':
      return COLOURS.map((colour) => ({ text: meanings[colour], detail: colour }))
    case 'color':
    case 'colour':
      return COLOURS.map((colour) => ({ text: colour, detail: meanings[colour] }))
    case 'in':
      return QUERY_PARTS.map(plain)
    case 'is':
      return ARTICLE_STATUSES.map(plain)
    default:
      return []
  }
}

function plain(text: string): Completion {
  return { text, detail: '' }
}

function quote(value: string): string {
  return /\s/.test(value) ? `"${value}"` : value
}
