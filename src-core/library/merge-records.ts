import type { Revision } from '../article/article.ts'
import { shownSince } from '../article/revisions.ts'
import { mergeSeen, wasEditedBesides, type Deletable } from './deletion.ts'
import type { LibraryMeta } from './library-meta.ts'
import { mergeStamped, toText, type Rules } from './merge-values.ts'
import type { AnnotationRecord, ArticleRecord } from './record.ts'
import { wallTime } from './stamp.ts'

/**
 * Merges two copies of an article's record, which may come from two computers that had not seen each
 * other's changes. Nothing that was written on either side is lost: of each field the later change
 * counts, a note that was written on both sides keeps both, what was deleted on one side and edited
 * on the other stays, and so does every revision.
 *
 * Commutative, associative and idempotent, so that the order in which copies meet makes no difference.
 * @param a a copy; given back as it is when `b` adds nothing to it
 * @param b another copy of the same record
 */
export function mergeRecords(a: ArticleRecord, b: ArticleRecord): ArticleRecord {
  if (toText(a) === toText(b)) return a
  const rules: Rules<ArticleRecord> = {
    annotations: (x, y) => mergeAnnotations(x.annotations, y.annotations),
    revisions: (x, y) => mergeRevisions(x.revisions, y.revisions),
    blocks: (x, y) => ofLastRevision(x, y).blocks,
    words: (x, y) => ofLastRevision(x, y).words,
  }
  const merged = withDeletion(mergeStamped(a, b, rules), a, b)
  return toText(merged) === toText(a) ? a : merged
}

/** As {@link mergeRecords}, for what is true of the library as a whole. */
export function mergeLibraryMeta(a: LibraryMeta, b: LibraryMeta): LibraryMeta {
  const merged = mergeStamped(a, b, {
    // Two computers may each have made a library in a folder that was then synced: the older counts.
    id: (x, y) => (x.id < y.id ? x.id : y.id),
    createdAt: (x, y) => (x.createdAt < y.createdAt ? x.createdAt : y.createdAt),
    seeded: (x, y) => x.seeded || y.seeded,
  })
  return toText(merged) === toText(a) ? a : merged
}

/** One that a single side has is merged with itself: its sets get the order that any merge gives them. */
function mergeAnnotations(
  a: Record<string, AnnotationRecord>,
  b: Record<string, AnnotationRecord>,
): Record<string, AnnotationRecord> {
  return Object.fromEntries(
    Object.entries({ ...a, ...b }).map(([id, found]) => {
      const [one, other] = [a[id] ?? found, b[id] ?? found]
      return [id, withDeletion(mergeStamped(one, other), one, other)]
    }),
  )
}

/** All of both; last the one that is shown. */
function mergeRevisions(a: readonly Revision[], b: readonly Revision[]): Revision[] {
  const byHash = new Map<string, Revision>()
  for (const revision of [...a, ...b]) {
    const known = byHash.get(revision.hash)
    if (!known || compareRevisions(known, revision) < 0) byHash.set(revision.hash, revision)
  }
  return [...byHash.values()].sort(compareRevisions)
}

function compareRevisions(a: Revision, b: Revision): number {
  return compare(shownSince(a), shownSince(b)) || compare(a.hash, b.hash) || compare(toText(a), toText(b))
}

/** The copy whose text is the newer one: the figures are those of its text. */
function ofLastRevision(a: ArticleRecord, b: ArticleRecord): ArticleRecord {
  const [x, y] = [a.revisions.at(-1), b.revisions.at(-1)]
  const order = x && y ? compareRevisions(x, y) : 0
  return order > 0 || (order === 0 && figures(a) >= figures(b)) ? a : b
}

function figures({ blocks, words }: ArticleRecord): string {
  return toText([blocks, words])
}

/** Deleted are both sides' later deletion, unless something was done that it had not seen. */
function withDeletion<R extends Deletable>(merged: R, a: R, b: R): R {
  const stamp = merged.stamps.deletedAt ?? ''
  const last = [a, b].filter(({ stamps }) => (stamps.deletedAt ?? '') === stamp)
  const saw = last.reduce<R['deletionSaw']>(
    (saw, { deletionSaw }) => (saw && deletionSaw ? mergeSeen(saw, deletionSaw) : (saw ?? deletionSaw)),
    undefined,
  )
  const { deletionSaw: _saw, ...rest } = merged
  const wasDeleted = saw !== undefined || last.some(({ deletedAt }) => deletedAt !== null)
  const stands = !wasDeleted || wasEditedBesides(merged, stamp, saw)
  const deletedAt = stands ? null : saw ? wallTime(stamp) : merged.deletedAt
  return { ...rest, deletedAt, ...(saw && { deletionSaw: saw }) } as R
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
