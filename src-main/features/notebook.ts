import { fileName } from '../../src-core/export/file-name.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { collectAnnotations, writeBeside } from '../export/collect-annotations.ts'
import type { LibraryNotebook } from '../notebook/library-notebook.ts'
import type { Handlers } from '../serve.ts'
import type { Context } from './feature.ts'

type Requests =
  | 'notebook.query'
  | 'notebook.cancel'
  | 'notebook.rows'
  | 'notebook.annotations'
  | 'notebook.copy'
  | 'notebook.export'
  | 'notebook.reveal'

/** Every annotation of the library. */
export function notebook(
  { library, settings, desktop }: Context,
  notebook: LibraryNotebook,
): Pick<Handlers, Requests> {
  let lastWritten = ''
  return {
    'notebook.query': ({ query }) => notebook.query(query),
    'notebook.cancel': () => {
      notebook.cancel()
      return null
    },
    'notebook.rows': ({ slots }) => notebook.rows(slots),
    'notebook.annotations': ({ slots }) => notebook.annotations(slots),
    'notebook.copy': async ({ slots }) => {
      const { text, ...report } = await collectAnnotations(library, await notebook.annotations(slots), '')
      if (report.annotations > 0) await desktop.copy(text)
      return { path: '', ...report }
    },
    'notebook.export': async ({ slots, heading }) => {
      const folder = settings.value.exportFolder
      if (folder === '') {
        throw new LecternError('bad-arguments', 'No folder was chosen to export to.', {
          kept: 'Nothing was written.',
          todo: 'Choose a folder first.',
        })
      }
      const wanted = await notebook.annotations(slots)
      const { text, ...report } = await collectAnnotations(library, wanted, heading)
      lastWritten = await writeBeside(folder, fileName({ title: heading, published: '' }), text)
      return { path: lastWritten, ...report }
    },
    'notebook.reveal': () => {
      if (lastWritten !== '') desktop.reveal(lastWritten)
      return null
    },
  }
}
