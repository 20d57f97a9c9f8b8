import { join } from 'node:path'
import { fileName } from '../../src-core/export/file-name.ts'
import type { Handlers } from '../serve.ts'
import { writeDurably } from '../store/durable-file.ts'
import { disk } from '../store/file-system.ts'
import type { Context } from './feature.ts'

/** The page's article on paper, or in a PDF. The page lays it out while it asks. */
export function print({ library, settings, desktop }: Context): Pick<Handlers, 'print.paper' | 'print.pdf'> {
  return {
    'print.paper': async () => {
      await desktop.print()
      return null
    },
    'print.pdf': async ({ id }) => {
      const { article } = await library.readArticle(id)
      const proposed = join(settings.value.exportFolder, fileName(article).replace(/\.md$/, '.pdf'))
      const path = await desktop.choosePdf(proposed)
      if (path === null) return null
      await writeDurably(disk, path, await desktop.pdf())
      return path
    },
  }
}
