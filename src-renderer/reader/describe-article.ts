import type { Article } from '../../src-core/article/article.ts'
import { readingMinutes } from '../../src-core/article/figures.ts'

/** The line under the headline: who, when, how long. */
export function metaLine(
  article: Pick<Article, 'byline' | 'publisher' | 'published' | 'words'>,
  locale?: string,
): string {
  const { byline, publisher, published, words } = article
  const minutes = readingMinutes(words)
  const length =
    words === 0
      ? []
      : [`${words.toLocaleString(locale)} words`, `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`]
  return [byline, publisher, longDate(published, locale), ...length].filter((part) => part !== '').join(' · ')
}

/** An ISO date in the reader's own words, as in “2 June 2025”; empty for an empty one. */
export function longDate(isoDate: string, locale?: string): string {
  if (isoDate === '') return ''
  // A date has no time zone: it is read and written in UTC, so that no zone moves it by a day.
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  return format.format(new Date(`${isoDate}T00:00:00Z`))
}
