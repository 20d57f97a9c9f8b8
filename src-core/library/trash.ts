/** How long an article stays in the Trash before it is removed, in days. */
export const TRASH_DAYS = 30

const DAY = 86_400_000

/** An article that was removed from the Trash when its time was over. */
export interface RemovedArticle {
  id: string
  title: string
  /** ISO 8601 instants. */
  deletedAt: string
  removedAt: string
}

/** What is in the Trash, or not: an article, its record, its summary. */
interface Deletable {
  deletedAt: string | null
}

/** Whether an article is in the library rather than in its Trash. */
export function isStanding({ deletedAt }: Deletable): boolean {
  return deletedAt === null
}

/** When an article that went to the Trash at this instant may be removed, in milliseconds since 1970. */
export function removalTime(deletedAt: string): number {
  return Date.parse(deletedAt) + TRASH_DAYS * DAY
}

/**
 * Whether an article's time in the Trash is over. An instant that cannot be read is never past.
 * @param now milliseconds since 1970
 */
export function isExpired({ deletedAt }: Deletable, now: number): boolean {
  return deletedAt !== null && removalTime(deletedAt) <= now
}
