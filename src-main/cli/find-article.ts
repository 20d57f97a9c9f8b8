import type { ArticleSummary } from '../../src-core/ipc/contract.ts'
import { LecternError } from '../../src-core/ipc/result.ts'

const SHOWN = 5

/**
 * The article that an id or its beginning stands for, in either case.
 * @throws LecternError `not-found` or `ambiguous`
 */
export function findArticle(articles: readonly ArticleSummary[], beginning: string): ArticleSummary {
  const wanted = beginning.toUpperCase()
  const found = articles.filter(({ id }) => id.startsWith(wanted))
  const [first] = found
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
