import type { VerifiedFile } from '../../ipc/contract.ts'
import type { QuoteState } from './verify-quotes.ts'

/** The sign of each state. */
export const MARKS: Readonly<Record<QuoteState, string>> = { unchanged: '✓', altered: '~', missing: '✗' }

/** What each state is called. */
export const STATE_TITLES: Readonly<Record<QuoteState, string>> = {
  unchanged: 'Unchanged',
  altered: 'Altered',
  missing: 'Not in the library’s text',
}

/** What came of a file, in a line: `3 quotes: 2 unchanged, 1 altered`. */
export function describeFile({ quotes }: Pick<VerifiedFile, 'quotes'>): string {
  if (quotes.length === 0) return 'no quotes'
  const count = (state: QuoteState) => quotes.filter((quote) => quote.state === state).length
  const parts = [
    [count('unchanged'), 'unchanged'],
    [count('altered'), 'altered'],
    [count('missing'), 'not in the library’s text'],
  ] as const
  const told = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`)
  return `${quotes.length} ${quotes.length === 1 ? 'quote' : 'quotes'}: ${told.join(', ')}`
}
