import type { Annotation } from '../annotation/annotation.ts'
import type { Colour } from '../annotation/colour.ts'
import type { Article } from '../article/article.ts'
import { isStanding } from '../library/trash.ts'
import { fold } from '../search/fold.ts'

/** What the Notebook's index knows of one article. Its words and notes are in its record alone. */
export interface NotebookArticle {
  id: string
  /** Names the state of the record that this is true of. */
  version: string
  title: string
  inTrash: boolean
  annotations: NotebookEntry[]
}

/** What the Notebook's index knows of one annotation. */
export interface NotebookEntry {
  id: string
  colour: Colour
  tags: string[]
  /** Ids of the annotations that it links to. */
  links: string[]
  noted: boolean
  /** Where it starts in the article's text, UTF-16 code units. */
  start: number
  /** When it was made, milliseconds since 1970. */
  made: number
  /** Its quote, note and tags, folded: what is looked through for words. */
  text: string
}

/**
 * An article as the Notebook's index keeps it.
 * @param version names the state of its record
 */
export function toNotebookArticle(
  { article, annotations }: { article: Article; annotations: readonly Annotation[] },
  version: string,
): NotebookArticle {
  return {
    id: article.id,
    version,
    title: article.title,
    inTrash: !isStanding(article),
    annotations: annotations.map(({ id, colour, tags, links, note, anchor, createdAt }) => ({
      id,
      colour,
      tags,
      links,
      noted: note !== '',
      start: anchor.start,
      made: Date.parse(createdAt) || 0,
      text: fold(searchedText({ anchor, note, tags })),
    })),
  }
}

/** The words of an annotation that are looked through. */
export function searchedText({ anchor, note, tags }: Pick<Annotation, 'anchor' | 'note' | 'tags'>): string {
  return [anchor.exact, note, ...tags].filter((part) => part !== '').join('\n')
}

/** The words that are looked for, folded as the text is. */
export function searchedWords(text: string): string[] {
  return fold(text).split(/\s+/).filter(Boolean)
}

/** The local day of an instant as a number that sorts: 20251122. */
export function dayOf(milliseconds: number): number {
  const date = new Date(milliseconds)
  return date.getFullYear() * 10_000 + (date.getMonth() + 1) * 100 + date.getDate()
}

/** The number of a day that is written `YYYY-MM-DD`. */
export function dayNumber(isoDate: string): number {
  return Number(isoDate.replaceAll('-', ''))
}

/** A day's number as `YYYY-MM-DD`. */
export function isoDay(day: number): string {
  const digits = String(day).padStart(8, '0')
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
}
