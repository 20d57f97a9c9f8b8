import type { LibraryNotebook } from '../notebook/library-notebook.ts'
import type { Handlers } from '../serve.ts'

type Requests = 'links.read' | 'links.find'

/** Links between passages, of whichever articles. */
export function links(notebook: LibraryNotebook): Pick<Handlers, Requests> {
  return {
    'links.read': ({ articleId, targets }) => notebook.links(articleId, targets),
    'links.find': ({ text, limit }) => notebook.find(text, limit),
  }
}
