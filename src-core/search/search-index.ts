import { buildSegment } from './build-segment.ts'
import { articleCount, articleId, namesOf } from './facts.ts'
import { mergeSegments, wholly, type LiveSegment } from './merge-segments.ts'
import type { ArticleToIndex, Segment } from './segment.ts'

/** Few enough to be looked through one after the other. */
const MOST_SEGMENTS = 6
/** A segment is written anew when more than this part of its articles do not count any more. */
const MOST_DEAD = 1 / 3

/**
 * What searching works on: segments, oldest first. An article counts in the last one that has it, or
 * in none when it was removed. A value: each change gives a new index, which shares its segments.
 */
export interface SearchIndex {
  readonly segments: readonly LiveSegment[]
}

export const EMPTY_INDEX: SearchIndex = { segments: [] }

/** Of each article that the index has, by its id, which state was indexed. */
export function indexedVersions({ segments }: SearchIndex): Map<string, string> {
  const versions = new Map<string, string>()
  for (const { segment, live } of segments) {
    for (const [article, lives] of live.entries()) {
      if (lives === 0) continue
      const [id = '', version = ''] = namesOf(segment, article)
      versions.set(id, version)
    }
  }
  return versions
}

/** Adds articles; one that is there already is replaced. */
export function addArticles(index: SearchIndex, articles: readonly ArticleToIndex[]): SearchIndex {
  return articles.length === 0 ? index : addSegment(index, buildSegment(articles))
}

/** Adds a segment, whose articles replace those of the same id. */
export function addSegment(index: SearchIndex, segment: Segment): SearchIndex {
  const added = wholly(segment)
  const ids = new Set(Array.from(added.live, (_, article) => articleId(segment, article)))
  return { segments: [...removeArticles(index, ids).segments, added] }
}

/** Removes articles; ids that are not there do no harm. */
export function removeArticles(index: SearchIndex, ids: ReadonlySet<string>): SearchIndex {
  return ids.size === 0 ? index : filterArticles(index, (id) => !ids.has(id))
}

/** The index as if it had these articles alone. */
export function keepArticles(index: SearchIndex, ids: ReadonlySet<string>): SearchIndex {
  return filterArticles(index, (id) => ids.has(id))
}

function filterArticles({ segments }: SearchIndex, isKept: (id: string) => boolean): SearchIndex {
  return {
    segments: segments.map(({ segment, live }) => ({
      segment,
      live: live.map((lives, article) => (lives && isKept(articleId(segment, article)) ? 1 : 0)),
    })),
  }
}

/**
 * Merges segments where there are too many, or where much of one does not count any more: from the
 * first one that is not larger than all after it, so that what is large is seldom copied.
 */
export function compactIndex(index: SearchIndex): SearchIndex {
  const { segments } = index
  const firstDead = segments.findIndex(({ live }) => liveCount(live) < live.length * (1 - MOST_DEAD))
  const firstSmall = segments.length > MOST_SEGMENTS ? firstToMerge(segments) : segments.length
  const from = Math.min(firstDead === -1 ? segments.length : firstDead, firstSmall)
  if (from === segments.length) return index
  const merged = mergeSegments(segments.slice(from))
  const kept = segments.slice(0, from)
  return { segments: articleCount(merged) === 0 ? kept : [...kept, wholly(merged)] }
}

/** All of the index as one segment, which takes the least and is searched quickest: after much was added. */
export function mergeIndex(index: SearchIndex): SearchIndex {
  if (index.segments.length < 2) return index
  return { segments: [wholly(mergeSegments(index.segments))] }
}

function firstToMerge(segments: readonly LiveSegment[]): number {
  let after = 0
  let from = segments.length - 1
  for (let index = segments.length - 1; index >= 0; index--) {
    const size = segments[index]?.live.length ?? 0
    if (size <= after) from = index
    after += size
  }
  return Math.min(from, segments.length - 2)
}

function liveCount(live: Uint8Array): number {
  return live.reduce((sum, lives) => sum + lives, 0)
}
