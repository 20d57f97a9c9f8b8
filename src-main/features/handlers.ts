import { LibraryNotebook } from '../notebook/library-notebook.ts'
import type { Handlers } from '../serve.ts'
import { articles } from './articles.ts'
import { backups } from './backups.ts'
import { exports } from './exports.ts'
import type { Context } from './feature.ts'
import { imports } from './imports.ts'
import { links } from './links.ts'
import { notebook } from './notebook.ts'
import { outside } from './outside.ts'
import { search } from './search.ts'
import { print } from './print.ts'
import { settings } from './settings.ts'

/** All features together: the compiler sees that each request has its handler. */
export function handlers(context: Context): Handlers {
  const { library, data, tell } = context
  const annotations = new LibraryNotebook(library, {
    data,
    onProgress: (done, total) => tell('notebook.progress', { done, total }),
  })
  return {
    ...articles(context),
    ...imports(context),
    ...exports(context, annotations),
    ...search(context),
    ...backups(context),
    ...print(context),
    ...notebook(context, annotations),
    ...links(annotations),
    ...settings(context),
    ...outside(context),
  }
}
