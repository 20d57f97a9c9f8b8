import { LecternError } from '../../src-core/ipc/result.ts'
import { parseQuery } from '../../src-core/search/parse-query.ts'
import type { Handlers } from '../serve.ts'
import type { Context } from './feature.ts'

/** Finding in the whole library. */
export function search({ library, search }: Context): Pick<Handlers, 'search.open' | 'search.find'> {
  return {
    'search.open': () => search.open(),
    'search.find': ({ text, scope, limit }) => {
      const parsed = parseQuery(text, library.meanings)
      if (!parsed.ok) throw new LecternError('bad-arguments', parsed.problem.message)
      return search.find({ query: parsed.query, scope, limit })
    },
  }
}
