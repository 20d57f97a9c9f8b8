import type { Command } from 'commander'
import type { ArticleView } from '../../src-core/ipc/contract.ts'
import { findArticle } from './find-article.ts'
import { readCommonOptions, withExistingLibrary } from './library-options.ts'
import { printJson } from './output.ts'
import { printArticle } from './print-article.ts'

export function addShowCommand(program: Command): void {
  program
    .command('show')
    .description('Show one article: what is known of it, its text, and its annotations.')
    .argument('<id>', 'the article’s id, or the beginning of it')
    .action(async (id: string, _options: unknown, command: Command) => {
      const { places, json } = await readCommonOptions(command)
      await withExistingLibrary(places, async (library) => {
        const { articles, meanings } = library.view()
        const view = await library.readArticle(findArticle(articles, id).id)
        if (json) printJson(toJson(view))
        else printArticle(view, meanings)
      })
    })
}

/** The blocks themselves stand where the article has their number. */
function toJson({ article, blocks, annotations }: ArticleView) {
  return { ...article, blocks, annotations }
}
