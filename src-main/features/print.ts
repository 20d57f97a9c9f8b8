import { join } from 'node:path'
import { fileName } from '../../src-core/export/file-name.ts'
import type { Handlers } from '../serve.ts'
import { writeDurably } from '../store/durable-file.ts'
import { disk } from '../store/file-system.ts'
import type { Context } from './feature.ts'

type Requests = 'print.paper' | 'print.choosePdf' | 'print.pdf' | 'print.stop'

/** The page's article on paper, or in a PDF. The page lays it out while it asks. */
export function print({ library, settings, desktop }: Context): Pick<Handlers, Requests> {
  /** The file that the person chose: the page names none. */
  let chosen: string | null = null
  return {
    'print.paper': async () => {
      await desktop.print()
      return null
    },
    'print.choosePdf': async ({ id }) => {
      const { article } = await library.readArticle(id)
      const proposed = join(settings.value.exportFolder, fileName(article).replace(/\.md$/, '.pdf'))
      chosen = await desktop.choosePdf(proposed)
      return chosen !== null
    },
    'print.pdf': async () => {
      if (chosen === null) return null
      const pdf = await desktop.pdf()
      // It may have been stopped meanwhile.
      const path = chosen
      chosen = null
      if (path !== null) await writeDurably(disk, path, pdf)
      return path
    },
    'print.stop': () => {
      chosen = null
      return null
    },
  }
}
