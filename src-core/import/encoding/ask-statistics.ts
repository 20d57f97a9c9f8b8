import type { Statistics } from './guess-encoding.ts'

/** What jschardet takes bytes for, likeliest first. What it knows takes a moment to load; few files need it. */
export const askStatistics: Statistics = async (bytes) => {
  const { detectAll } = await import('jschardet')
  return detectAll(bytes).flatMap(({ encoding }) => (encoding === null ? [] : [encoding]))
}
