import type { ArticleSummary } from '../../src-core/ipc/contract.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { isStanding } from '../../src-core/library/trash.ts'

const SHOWN = 5

/**
 * The article that an id or its beginning stands for, in either case. Those in the Trash are not found.
 * @throws LecternError `not-found` or `ambiguous`
 */
export function findArticle(articles: readonly ArticleSummary[], beginning: string): ArticleSummary {
  const wanted = beginning.toUpperCase()
  const begun = articles.filter(({ id }) => id.startsWith(wanted))
  const found = begun.filter(isStanding)
  const [first] = found
  const [trashed] = begun
  if (!first && trashed) {
    throw new LecternError('not-found', `“${trashed.title}” is in the Trash.`, {
      kept: 'Nothing of it is lost.',
      todo: 'Restore it in the app, or import its text again.',
    })
  }
  if (!first) {
    throw new LecternError('not-found', `There is no article whose id begins with “${beginning}”.`, {
      todo: '`lectern list` shows the ids.',
    })
  }
  if (found.length === 1) return first
  const shown = found.slice(0, SHOWN).map(({ id, title }) => `${id}  ${title}`)
  const more = found.length > SHOWN ? [`and ${found.length - SHOWN} more`] : []
  throw new LecternError(
    'ambiguous',
    `${found.length} articles have an id that begins with “${beginning}”.`,
    {
      todo: ['Give more of it:', ...shown, ...more].join('\n    '),
    },
  )
}
