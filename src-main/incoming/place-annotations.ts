import { canonicalText } from '../../src-core/article/canonical-text.ts'
import { addTo } from '../../src-core/incoming/group-by.ts'
import type { IncomingAnnotation } from '../../src-core/incoming/incoming.ts'
import { ArticleMatcher } from '../../src-core/incoming/match-articles.ts'
import { PlacingText } from '../../src-core/incoming/place-incoming.ts'
import {
  toIncoming,
  type TrayItem,
  type TrayReason,
  type TrayState,
  type Unplaced,
} from '../../src-core/incoming/tray.ts'
import type {
  DeletedIn,
  PlacedAnnotations,
  PlacedByHand,
  PlacingUndo,
} from '../../src-core/ipc/incoming-requests.ts'
import { noteOf } from '../../src-core/incoming/tray-markdown.ts'
import { LecternError, type Failure } from '../../src-core/ipc/result.ts'
import { isStanding } from '../../src-core/library/trash.ts'
import { failureOf } from '../store/failure-of.ts'
import { matchByWords } from './match-by-words.ts'
import { placeInArticle, type Home, type InArticle } from './place-in-article.ts'

/** What became of annotations that were to be placed. */
export interface Placing extends PlacedAnnotations {
  known: number
  deleted: DeletedIn[]
  discarded: number
  /** Those that wait in the tray now. */
  waiting: { annotation: IncomingAnnotation; why: TrayReason }[]
  /** Articles that could not be read or changed: what was to come into them is where it was. */
  failed: (Failure & { name: string })[]
}

/** So many letters are hardly the same in two articles by accident. */
const TELLING_QUOTE = 40

/**
 * Finds the articles and passages of annotations and makes highlights of them. What has no place waits in the tray;
 * what the library has, or the person deleted or discarded, stays as it is.
 * @throws LecternError when the tray cannot be read or written
 */
export async function placeAnnotations(
  home: Home,
  annotations: readonly IncomingAnnotation[],
): Promise<Placing> {
  const items = await home.tray.items()
  const articles = home.view().articles.filter(isStanding)
  const placing = nothingPlaced()
  const matcher = new ArticleMatcher(articles)
  const standing = new Set(articles.map(({ id }) => id))
  const byArticle = new Map<string, IncomingAnnotation[]>()
  const unknown: IncomingAnnotation[] = []
  for (const annotation of annotations) {
    const state = items.get(annotation.id)?.state
    if (state?.kind === 'discarded') placing.discarded++
    else if (state?.kind === 'placed' && standing.has(state.articleId)) placing.known++
    else {
      const match = matcher.match(annotation.source)
      if (match.kind === 'matched') addTo(byArticle, match.articleId, annotation)
      else if (match.kind === 'none') unknown.push(annotation)
      else placing.waiting.push({ annotation, why: 'several-articles' })
    }
  }
  const byWords = await matchByWords(home, unknown, [...standing])
  for (const annotation of unknown) {
    const match = byWords.get(annotation.id)
    if (match?.kind === 'matched') addTo(byArticle, match.articleId, annotation)
    else placing.waiting.push({ annotation, why: match ? 'several-articles' : 'no-article' })
  }
  await placeGroups(home, byArticle, items, placing)
  return placing
}

/** Looks again for the articles and passages of all that wait. */
export async function placeWaiting(home: Home): Promise<Placing> {
  return placeAnnotations(home, await waitingIn(home))
}

/**
 * Places what waits for articles that were just added: what was made on them, and what quotes them at length and
 * has no other article.
 */
export async function placeInNew(home: Home, articleIds: readonly string[]): Promise<Placing> {
  const placing = nothingPlaced()
  const waiting = await waitingIn(home)
  if (waiting.length === 0 || articleIds.length === 0) return placing
  const fresh = new Set(articleIds)
  const articles = home.view().articles.filter(isStanding)
  // Made when something may belong to a new article: there may be thousands of others, and files come in one by one.
  let all: ArticleMatcher | undefined
  const matchAll = ({ source }: IncomingAnnotation) => (all ??= new ArticleMatcher(articles)).match(source)
  const near = new ArticleMatcher(articles.filter(({ id }) => fresh.has(id)))
  const byArticle = new Map<string, IncomingAnnotation[]>()
  const homeless: IncomingAnnotation[] = []
  for (const annotation of waiting) {
    if (near.match(annotation.source).kind === 'none') {
      if (annotation.exact.length >= TELLING_QUOTE) homeless.push(annotation)
      continue
    }
    const match = matchAll(annotation)
    if (match.kind === 'matched' && fresh.has(match.articleId)) addTo(byArticle, match.articleId, annotation)
  }
  if (homeless.length > 0) {
    for (const articleId of articleIds) {
      const { article, blocks } = await home.readArticle(articleId)
      const text = new PlacingText(canonicalText(blocks), article.revisions.at(-1)?.hash ?? '')
      for (const annotation of homeless.splice(0)) {
        const isHere = text.place(annotation).kind === 'placed' && matchAll(annotation).kind === 'none'
        if (isHere) addTo(byArticle, articleId, annotation)
        else homeless.push(annotation)
      }
    }
  }
  await placeGroups(home, byArticle, await home.tray.items(), placing)
  return placing
}

/**
 * Places annotations of the tray in the article that the person chose.
 * @param into their passages, or the article's note
 */
export async function placeByHand(
  home: Home,
  ids: readonly string[],
  articleId: string,
  into: 'passage' | 'note',
): Promise<PlacedByHand> {
  const wanted = new Set(ids)
  const annotations = (await waitingIn(home)).filter(({ id }) => wanted.has(id))
  if (annotations.length === 0)
    throw new LecternError('not-found', 'These annotations do not wait any more.', {
      kept: 'Nothing was changed.',
    })
  const items = await home.tray.items()
  const result = await placeInArticle(home, articleId, annotations, {
    mayReturn: () => true,
    now: new Date().toISOString(),
    ...(into === 'note' && { asNote: noteOf }),
  })
  const placing = nothingPlaced()
  const put: Unplaced[] = []
  takeIn(placing, put, result, items)
  await keep(home, put, items, placing.undo)
  const left = result.unplaced.map(({ annotation }) => annotation.id)
  return { placed: placing.placed, undo: placing.undo, left }
}

async function waitingIn({ tray }: Home): Promise<IncomingAnnotation[]> {
  return (await tray.read()).flatMap(({ source, items }) =>
    Object.values(items)
      .filter(({ state }) => state.kind === 'waiting')
      .map((item) => toIncoming(source, item)),
  )
}

type Items = ReadonlyMap<string, TrayItem>

async function placeGroups(
  home: Home,
  byArticle: ReadonlyMap<string, IncomingAnnotation[]>,
  items: Items,
  placing: Placing,
): Promise<void> {
  const put: Unplaced[] = placing.waiting.map((unplaced) => ({ ...unplaced }))
  for (const [articleId, annotations] of byArticle) {
    try {
      const result = await placeInArticle(home, articleId, annotations, {
        mayReturn: (id) => items.get(id)?.state.kind === 'waiting',
        now: new Date().toISOString(),
      })
      takeIn(placing, put, result, items)
    } catch (error) {
      const title = home.view().articles.find(({ id }) => id === articleId)?.title
      placing.failed.push({ name: title ?? articleId, ...failureOf(error) })
    }
  }
  await keep(home, put, items, placing.undo)
}

/** Counts what became of annotations in one article, and gathers what the tray is to know of them. */
function takeIn(placing: Placing, put: Unplaced[], result: InArticle, items: Items): void {
  const { articleId, title, added, noted, known, deleted, unplaced, inverse } = result
  placing.known += known.length
  if (deleted.length > 0) placing.deleted.push({ articleId, title, ids: deleted.map(({ id }) => id) })
  placing.waiting.push(...unplaced)
  put.push(...unplaced)
  if (inverse) {
    placing.placed.push({ articleId, title, annotations: added.length, notes: noted.length })
    placing.undo.steps.unshift({ articleId, edit: inverse })
  }
  // A note's words are all that an article has of it: that it is placed is known from the tray alone.
  const settled = [...added, ...known, ...deleted].filter(({ id }) => items.has(id))
  const state: TrayState = { kind: 'placed', articleId }
  for (const annotation of [...settled, ...noted])
    put.push({ annotation, why: whyOf(items, annotation), state })
}

function whyOf(items: Items, { id }: IncomingAnnotation): TrayReason {
  return items.get(id)?.why ?? 'no-article'
}

/** The articles are changed by now: what stops here is found as known the next time. */
async function keep(home: Home, put: readonly Unplaced[], items: Items, undo: PlacingUndo): Promise<void> {
  await home.tray.put(put)
  for (const { annotation, state } of put) {
    const before = items.get(annotation.id)?.state
    if (!before) undo.tray.push({ id: annotation.id, state: { kind: 'discarded' } })
    else if (state) undo.tray.push({ id: annotation.id, state: before })
  }
}

function nothingPlaced(): Placing {
  return {
    placed: [],
    undo: { steps: [], tray: [] },
    known: 0,
    deleted: [],
    discarded: 0,
    waiting: [],
    failed: [],
  }
}
