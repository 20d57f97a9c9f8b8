import type { Revision } from './article.ts'

/** Since when a revision is, or was, the one that is shown; ISO 8601 instant. Of several, the latest is shown. */
export function shownSince({ shownAt, importedAt }: Revision): string {
  return shownAt ?? importedAt
}

/**
 * Revisions of which a certain one is shown: it is the last.
 * @param wanted one of them, by its hash, or a new one
 * @param now ISO 8601 instant; one that was shown later than that is still before it
 */
export function showRevision(revisions: readonly Revision[], wanted: Revision, now: string): Revision[] {
  const known = revisions.find(({ hash }) => hash === wanted.hash) ?? wanted
  const others = revisions.filter(({ hash }) => hash !== wanted.hash)
  const last = others.reduce((latest, revision) => later(latest, shownSince(revision)), '')
  if (shownSince(known) > last) return [...others, known]
  const after = last === '' ? now : later(now, new Date(Date.parse(last) + 1).toISOString())
  return [...others, { ...known, shownAt: after }]
}

/** When the article was added: the instant of the first import; empty when there was none. */
export function addedAt(revisions: readonly Revision[]): string {
  return revisions.reduce(
    (first, { importedAt }) => (first === '' || importedAt < first ? importedAt : first),
    '',
  )
}

function later(a: string, b: string): string {
  return a > b ? a : b
}
