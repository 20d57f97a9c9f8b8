import { isInCapitals } from './letters.ts'
import { isBlank, isShort } from './lines.ts'

/** One article of a text in the news format: its header, and what follows it. */
export interface NewsItem {
  /** ISO date `YYYY-MM-DD`. */
  published: string
  title: string
  /** The place line, or empty. */
  place: string
  lines: string[]
}

const HEADER = /^date\s+(\d{4})-(\d{2})-(\d{2})\s+(\S.*)$/u
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The date and headline of a line `date YYYY-MM-DD Headline`; null if it is not one or no such day exists. */
export function readNewsHeader(line: string): Pick<NewsItem, 'published' | 'title'> | null {
  const [, year = '', month = '', day = '', title = ''] = HEADER.exec(line.trim()) ?? []
  if (!isCalendarDate(Number(year), Number(month), Number(day))) return null
  return { published: `${year}-${month}-${day}`, title }
}

function isCalendarDate(year: number, month: number, day: number): boolean {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0)
  return year >= 1 && day >= 1 && day <= days
}

/** The articles of a text in the news format; null if its first line that is not blank is no header. */
export function splitNewsItems(lines: readonly string[]): NewsItem[] | null {
  const first = lines.findIndex((line) => !isBlank(line))
  if (readNewsHeader(lines[first] ?? '') === null) return null
  const items: NewsItem[] = []
  for (const line of lines.slice(first)) {
    const header = readNewsHeader(line)
    if (header) items.push({ ...header, place: '', lines: [] })
    else items.at(-1)?.lines.push(line)
  }
  return items.map(takePlace)
}

/**
 * Takes the place line off: the first line that is not blank, if it is short and in capitals, and the
 * next line is not a continuation in capitals.
 */
function takePlace(item: NewsItem): NewsItem {
  const at = item.lines.findIndex((line) => !isBlank(line))
  const place = item.lines[at]?.trim() ?? ''
  const next = item.lines[at + 1] ?? ''
  if (!isInCapitals(place) || !isShort(place) || isInCapitals(next)) return item
  return { ...item, place, lines: item.lines.slice(at + 1) }
}
