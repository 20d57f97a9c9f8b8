import type { AutoExport } from '../export/auto-export.ts'
import type { UnsureSources } from '../import/unsure-sources.ts'
import type { Inbox } from '../inbox/inbox.ts'
import type { LibraryHost } from '../library-host.ts'
import type { LibraryNotebook } from '../notebook/library-notebook.ts'
import type { Handlers } from '../serve.ts'
import { articles } from './articles.ts'
import { backups } from './backups.ts'
import { encodings } from './encodings.ts'
import { exports } from './exports.ts'
import type { AppContext, Context } from './feature.ts'
import { imports } from './imports.ts'
import { inbox } from './inbox.ts'
import { incoming } from './incoming.ts'
import { libraries } from './libraries.ts'
import { links } from './links.ts'
import { notebook } from './notebook.ts'
import { outside } from './outside.ts'
import { search } from './search.ts'
import { print } from './print.ts'
import { sessions } from './sessions.ts'
import { settings } from './settings.ts'

export type AppHandlers = ReturnType<typeof appHandlers>
/** The compiler sees that each request has its handler: what the app does not answer, a library does. */
export type LibraryHandlers = Omit<Handlers, keyof AppHandlers>

/** What is answered whether a library is open or not. */
export function appHandlers(context: AppContext, host: LibraryHost) {
  return { ...settings(context), ...outside(context), ...libraries(context, host) }
}

/** All features of an open library together. */
export function libraryHandlers(
  context: Context,
  works: { notebook: LibraryNotebook; autoExport: AutoExport; inbox: Inbox; unsure: UnsureSources },
): LibraryHandlers {
  const { notebook: annotations, autoExport } = works
  return {
    ...articles(context),
    ...imports(context),
    ...inbox(context, works.inbox),
    ...encodings(context, works),
    ...incoming(context),
    ...exports(context, annotations, autoExport),
    ...search(context),
    ...backups(context),
    ...print(context),
    ...notebook(context, annotations),
    ...links(annotations),
    ...sessions(context),
  }
}
