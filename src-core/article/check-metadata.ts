import type { ArticleMetadata } from './article.ts'

/** What is wrong with a field, by its name; a sentence for the person who filled it in. */
export type MetadataErrors = Partial<Record<keyof ArticleMetadata, string>>

/** Metadata as it is kept: without white space around it. */
export function tidyMetadata(metadata: ArticleMetadata): ArticleMetadata {
  const { title, byline, publisher, place, published, source, language } = metadata
  const line = (text: string) => text.trim().replace(/\s+/g, ' ')
  return {
    title: line(title),
    byline: line(byline),
    publisher: line(publisher),
    place: line(place),
    published: published.trim(),
    source: source.trim(),
    language: language.trim(),
  }
}

/** Looks for what cannot be kept in tidy metadata. Empty when all is well. */
export function checkMetadata({ title, published, language }: ArticleMetadata): MetadataErrors {
  return {
    ...(title === '' && { title: 'An article needs a title.' }),
    ...(!isCalendarDate(published) && {
      published: 'Give a day that the calendar has, as in 2025-06-02, or leave this empty.',
    }),
    ...(!isLanguage(language) && {
      language: 'Give a language tag, as in en, tr or pt-BR, or leave this empty.',
    }),
  }
}

function isCalendarDate(text: string): boolean {
  if (text === '') return true
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** @see https://www.rfc-editor.org/info/bcp47 */
function isLanguage(tag: string): boolean {
  if (tag === '') return true
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
