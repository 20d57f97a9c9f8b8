import { detectAll } from 'jschardet'
import type { Statistics } from './guess-encoding.ts'

/** What jschardet takes bytes for, likeliest first. */
export const askStatistics: Statistics = (bytes) =>
  detectAll(bytes).flatMap(({ encoding }) => (encoding === null ? [] : [encoding]))
