import type { Annotation } from '../annotation/annotation.ts'
import type { Colour } from '../annotation/colour.ts'
import { findAnnotations } from './find-annotations.ts'
import { countTags, groupAnnotations, nameColours, type NotebookGroup } from './group-annotations.ts'
import type { NotebookIndex } from './notebook-index.ts'
import type { NotebookQuery } from './notebook-query.ts'

/** What a query found: numbers that stand for annotations, to ask for those that come into sight. */
export interface NotebookResult {
  /** One a row, in order; with groups, those of the first group come first. */
  slots: Uint32Array
  /** Empty unless grouped. */
  groups: NotebookGroup[]
  /** How many annotations were found; less than rows when one is in several groups. */
  found: number
  /** How many there are in the library, without the Trash. */
  total: number
  /** How many of those in the Trash the filter would find. */
  foundInTrash: number
  /** How many the filter would find of each colour. */
  colours: Record<Colour, number>
  /** How often each tag is on what was found, most used first. */
  tags: [tag: string, count: number][]
}

/** An annotation as the Notebook shows it. */
export interface NotebookRow {
  articleId: string
  title: string
  /** BCP 47 language tag of the article, or empty. */
  language: string
  inTrash: boolean
  /** Number of the paragraph that it starts in; 0 when the text cannot be read. */
  paragraph: number
  annotation: Annotation
}

/** Annotations of one article. */
export interface AnnotationsOf {
  articleId: string
  ids: string[]
}

/** Answers a query. */
export function queryNotebook(index: NotebookIndex, { filter, group, sort }: NotebookQuery): NotebookResult {
  const { slots, colours, elsewhere } = findAnnotations(index, filter, sort)
  return {
    ...groupAnnotations(index, slots, group),
    found: slots.length,
    total: countStanding(index),
    foundInTrash: filter.inTrash ? slots.length : elsewhere,
    colours: nameColours(colours),
    tags: countTags(index, slots),
  }
}

/** The annotations that slots stand for, by article, in the order of the slots; those that are gone are left out. */
export function annotationsAt(index: NotebookIndex, slots: Iterable<number>): AnnotationsOf[] {
  const byArticle = new Map<string, Set<string>>()
  for (const slot of slots) {
    const articleId = index.articles[index.articleOf[slot] ?? -1]?.id
    const id = index.ids[slot]
    if (articleId === undefined || id === undefined || !index.isLive(slot)) continue
    const ids = byArticle.get(articleId)
    if (ids) ids.add(id)
    else byArticle.set(articleId, new Set([id]))
  }
  return [...byArticle].map(([articleId, ids]) => ({ articleId, ids: [...ids] }))
}

function countStanding({ articles }: NotebookIndex): number {
  return articles.reduce((sum, { inTrash, slots }) => sum + (inTrash ? 0 : slots.length), 0)
}
