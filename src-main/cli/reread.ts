import type { Command } from 'commander'
import { placeAnnotations } from '../../src-core/annotation/place-annotations.ts'
import { canonicalText } from '../../src-core/article/canonical-text.ts'
import { nameEncoding } from '../../src-core/import/encoding/encodings.ts'
import { findArticle } from './find-article.ts'
import { readCommonOptions, withExistingLibrary } from './library-options.ts'
import { printJson, printLine } from './output.ts'
import { readEncoding } from './read-encoding.ts'

export function addRereadCommand(program: Command): void {
  program
    .command('reread')
    .description('Read an article again in another encoding, from the bytes that are kept of its file.')
    .argument('<id>', 'the article’s id, or the beginning of it')
    .requiredOption('--encoding <label>', 'the encoding of its file, such as windows-1250', readEncoding)
    .action(reread)
}

async function reread(beginning: string, options: { encoding: string }, command: Command): Promise<void> {
  const { places, json } = await readCommonOptions(command)
  const { encoding } = options
  await withExistingLibrary(places, async (library) => {
    const { id } = findArticle(library.view().articles, beginning)
    await library.edit(id, await library.rereading.prepare(id, encoding))
    const { article, annotations, blocks } = await library.readArticle(id)
    const { placed, unplaced } = placeAnnotations(
      annotations,
      canonicalText(blocks),
      article.revisions.at(-1)?.hash ?? '',
    )
    const { title } = article
    if (json)
      printJson({ article: { id, title }, encoding, placed: placed.length, unplaced: unplaced.length })
    else {
      const lost = unplaced.length === 0 ? '' : `; ${unplaced.length} annotations are kept beside the text`
      printLine(`${id}  ${title} (${nameEncoding(encoding)}${lost})`)
    }
  })
}
