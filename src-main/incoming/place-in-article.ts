import type { Annotation } from '../../src-core/annotation/annotation.ts'
import type { Edit, SingleEdit } from '../../src-core/annotation/edit.ts'
import { canonicalText } from '../../src-core/article/canonical-text.ts'
import type { IncomingAnnotation } from '../../src-core/incoming/incoming.ts'
import {
  addToArticleNote,
  adoptIncoming,
  PlacingText,
  type UnplacedReason,
} from '../../src-core/incoming/place-incoming.ts'
import type { ArticleSummary, ArticleView, EditOutcome } from '../../src-core/ipc/contract.ts'
import type { ArticleRecord } from '../../src-core/library/record.ts'
import { readRegister } from '../../src-core/library/register.ts'
import type { Tray } from '../store/tray.ts'

/** The library, as far as annotations are placed in it. */
export interface Home {
  view(): { articles: ArticleSummary[] }
  readArticle(id: string): Promise<ArticleView>
  edit(id: string, edit: Edit | ((record: ArticleRecord) => Edit)): Promise<EditOutcome>
  readonly tray: Tray
}

/** What became of annotations in one article. */
export interface InArticle {
  articleId: string
  title: string
  /** Highlights that were made. */
  added: IncomingAnnotation[]
  /** Those about the whole, which went into the article's note. */
  noted: IncomingAnnotation[]
  /** Those that are there. */
  known: IncomingAnnotation[]
  /** Those that were there until the person deleted them. */
  deleted: IncomingAnnotation[]
  unplaced: { annotation: IncomingAnnotation; why: UnplacedReason }[]
  /** The edit that takes it back; null when nothing was changed. */
  inverse: Edit | null
}

export interface PlaceOptions {
  /** Those that were placed here before, and taken back: that they are deleted is no decision. */
  mayReturn: (id: string) => boolean
  /** Makes an article's note of an annotation that is not about the whole; without it, that waits. */
  asNote?: (annotation: IncomingAnnotation) => string
  /** ISO 8601 instant. */
  now: string
}

/**
 * Places annotations in an article, in one edit. What the record has already, it has once.
 * @throws LecternError when the article cannot be read or changed
 */
export async function placeInArticle(
  home: Home,
  articleId: string,
  annotations: readonly IncomingAnnotation[],
  options: PlaceOptions,
): Promise<InArticle> {
  const { article, blocks } = await home.readArticle(articleId)
  const text = new PlacingText(canonicalText(blocks), article.revisions.at(-1)?.hash ?? '')
  const found = annotations.map((annotation) => ({ annotation, placement: text.place(annotation) }))
  let result: Omit<InArticle, 'inverse'> = empty(article)
  const outcome = await home.edit(articleId, (record) => {
    result = empty(article)
    const adding: SingleEdit[] = []
    let note = readRegister(record.note)
    const tags: string[] = []
    for (const { annotation, placement } of found) {
      const there = record.annotations[annotation.id]
      const isDeleted = there !== undefined && there.deletedAt !== null
      if (there && !isDeleted) result.known.push(annotation)
      else if (isDeleted && !options.mayReturn(annotation.id)) result.deleted.push(annotation)
      else if (options.asNote || placement.kind === 'whole') {
        const written = addToArticleNote(note, { note: options.asNote?.(annotation) ?? annotation.note })
        const isNew = written !== null && written !== note
        note = written ?? note
        tags.push(...annotation.tags)
        if (isNew || annotation.tags.some((tag) => !record.tags.includes(tag))) result.noted.push(annotation)
        else result.known.push(annotation)
      } else if (placement.kind === 'placed') {
        adding.push(addition(adoptIncoming(annotation, placement.anchor, options.now)))
        result.added.push(annotation)
      } else result.unplaced.push({ annotation, why: placement.reason })
    }
    if (result.noted.length > 0)
      adding.push({ kind: 'change-article', patch: { note, tags: { add: [...new Set(tags)] } } })
    return { kind: 'several', edits: adding }
  })
  const isChanged = result.added.length + result.noted.length > 0
  return { ...result, inverse: isChanged ? outcome.inverse : null }
}

function empty({ id, title }: { id: string; title: string }): Omit<InArticle, 'inverse'> {
  return { articleId: id, title, added: [], noted: [], known: [], deleted: [], unplaced: [] }
}

function addition(annotation: Annotation): SingleEdit {
  return { kind: 'add-annotation', annotation }
}
