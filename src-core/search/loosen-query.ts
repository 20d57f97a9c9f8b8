import { splitQuery } from './query-parts.ts'
import { isPhrase, type Query } from './query.ts'

/** A query that asks for less, and what it leaves out. */
export interface LooserQuery {
  text: string
  /** What it goes without, as it was typed. */
  without: string
  /** Whether it keeps the words and gives up their quotation marks alone. */
  keepsWords: boolean
}

/** The queries that ask for one thing less than a query that found nothing. */
export function loosenQuery(query: string): LooserQuery[] {
  const parts = splitQuery(query).filter(({ value, isQuoted }) => isQuoted || value !== 'OR')
  return parts.flatMap(({ start, end, field, value, isQuoted, isNegated }): LooserQuery[] => {
    const without = query.slice(start, end)
    const around = (text: string) =>
      `${query.slice(0, start)}${text}${query.slice(end)}`.replace(/\s+/gu, ' ').trim()
    if (isQuoted && field === '' && /\s/u.test(value.trim())) {
      return [{ text: around(`${isNegated ? '-' : ''}${value}`), without, keepsWords: true }]
    }
    const isBesideOr = /\bOR\s*$/u.test(query.slice(0, start)) || /^\s*OR\b/u.test(query.slice(end))
    return parts.length > 1 && !isBesideOr ? [{ text: around(''), without, keepsWords: false }] : []
  })
}

/** A word that nothing has, and those that were looked for instead. */
export interface Correction {
  typed: string
  found: string[]
}

/** What a search made of misspelt words. @param found the query that came back with what was found */
export function listCorrections(asked: Query, found: Query): Correction[] {
  return asked.clauses.flatMap(({ isNegated, alternatives }, index) => {
    const now = found.clauses[index]?.alternatives ?? []
    if (isNegated) return []
    const known = new Set(alternatives.filter(isPhrase).map(({ words }) => words.join(' ')))
    const kept = new Set(now.filter(isPhrase).map(({ words }) => words.join(' ')))
    const gone = [...known].filter((word) => !kept.has(word))
    const come = [...kept].filter((word) => !known.has(word))
    return gone.length > 0 && come.length > 0 ? [{ typed: gone.join(' '), found: come }] : []
  })
}
