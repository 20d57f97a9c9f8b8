import { join } from 'node:path'
import { fileName } from '../../src-core/export/file-name.ts'
import type { Handlers } from '../serve.ts'
import { writeDurably } from '../store/durable-file.ts'
import { disk } from '../store/file-system.ts'
import type { Context } from './feature.ts'

type Requests = 'print.paper' | 'print.choosePdf' | 'print.pdf' | 'print.stop'

/** The page's article on paper, or in a PDF. The page lays it out while it asks. */
export function print({ library, settings, desktop }: Context): Pick<Handlers, Requests> {
  /** The file that the person chose, the page naming none; it is gone when that is stopped. */
  const chosen: { path: string | null } = { path: null }
  return {
    'print.paper': async () => {
      await desktop.print()
      return null
    },
    'print.choosePdf': async ({ id }) => {
      const { article } = await library.readArticle(id)
      const proposed = join(settings.value.exportFolder, fileName(article).replace(/\.md$/, '.pdf'))
      chosen.path = await desktop.choosePdf(proposed)
      return chosen.path !== null
    },
    'print.pdf': async () => {
      const pdf = await desktop.pdf()
      const { path } = chosen
      chosen.path = null
      if (path !== null) await writeDurably(disk, path, pdf)
      return path
    },
    'print.stop': () => {
      chosen.path = null
      return null
    },
  }
}
