import type { Colour } from '../annotation/colour.ts'
import type { ArticleStatus } from '../article/article.ts'
import type { DocumentKind } from './segment.ts'

/** Words that stand one after the other; a single word most often. */
export interface Phrase {
  kind: 'phrase'
  /** Folded; at least one. */
  words: string[]
  /** Whether the last word may go on, as while it is being typed. */
  isOpen: boolean
  /** Whether a slip in spelling is forgiven: not in quotation marks. */
  isLoose: boolean
}

/** What narrows down where it is looked. */
export type Filter =
  | { kind: 'tag'; tag: string }
  | { kind: 'colour'; colours: Colour[] }
  | { kind: 'in'; part: DocumentKind }
  | { kind: 'after' | 'before'; date: string }
  | { kind: 'is'; status: ArticleStatus }

/** Alternatives, one of which must hold, or, of a negated clause, must not. */
export interface Clause {
  isNegated: boolean
  alternatives: (Phrase | Filter)[]
}

/** What is looked for: all clauses must hold. */
export interface Query {
  clauses: Clause[]
}

/** What a query cannot be understood for; `message` is for the person. */
export interface QueryProblem {
  message: string
  /** The place in the query, UTF-16 code units. */
  start: number
  end: number
}

/** The phrases that a query looks for, those that must not be there left out. */
export function wantedPhrases({ clauses }: Query): Phrase[] {
  return clauses
    .filter(({ isNegated }) => !isNegated)
    .flatMap(({ alternatives }) => alternatives.filter(isPhrase))
}

export function isPhrase(alternative: Phrase | Filter): alternative is Phrase {
  return alternative.kind === 'phrase'
}
