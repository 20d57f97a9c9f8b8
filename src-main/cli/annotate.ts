import { type Command, InvalidArgumentError, Option } from 'commander'
import { ulid } from 'ulid'
import { COLOURS, type Colour } from '../../src-core/annotation/colour.ts'
import { describeAnchor } from '../../src-core/annotation/describe-anchor.ts'
import { canonicalText } from '../../src-core/article/canonical-text.ts'
import { choosePassage } from './choose-passage.ts'
import { findArticle } from './find-article.ts'
import { readCommonOptions, withExistingLibrary } from './library-options.ts'
import { printJson, printLine } from './output.ts'

interface AnnotateOptions {
  quote: string
  nth?: number
  colour: Colour
  tag?: string[]
  note?: string
}

export function addAnnotateCommand(program: Command): void {
  program
    .command('annotate')
    .description('Highlight a passage of an article.')
    .argument('<id>', 'the article’s id, or the beginning of it')
    .requiredOption('--quote <text>', 'the passage, as it stands in the text', parseQuote)
    .option('--nth <number>', 'which one, when the passage is there more than once', parseOrdinal)
    .addOption(new Option('--colour <colour>', 'colour of the highlight').choices(COLOURS).default('yellow'))
    .option('--tag <tag>', 'a tag; may be given more than once', collectTag)
    .option('--note <markdown>', 'a note on the passage')
    .action(annotate)
}

async function annotate(beginning: string, options: AnnotateOptions, command: Command): Promise<void> {
  const { places, json } = await readCommonOptions(command)
  const { quote, nth, colour, tag: tags = [], note = '' } = options
  await withExistingLibrary(places, async (library) => {
    const { id } = findArticle(library.view().articles, beginning)
    const { article, blocks } = await library.readArticle(id)
    const revision = article.revisions.at(-1)?.hash ?? ''
    const { span, paragraph } = choosePassage(blocks, quote, nth)
    const colourTag = library.choices.value.meaningTags[colour]
    const annotation = {
      id: ulid(),
      anchor: describeAnchor(canonicalText(blocks), revision, span.start, span.end),
      colour,
      note,
      tags: [...new Set([...(colourTag === undefined ? [] : [colourTag]), ...tags])],
      links: [],
      createdAt: new Date().toISOString(),
    }
    await library.edit(id, { kind: 'add-annotation', annotation })
    if (json) printJson({ article: { id, title: article.title }, paragraph, annotation })
    else printLine(`${annotation.id}  paragraph ${paragraph} of “${article.title}”, ${colour}`)
  })
}

function parseQuote(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It is empty.')
  return text
}

function parseOrdinal(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It must be a whole number from 1.')
}

/** A tag is kept without the `#` that it may be written with. */
function collectTag(text: string, before: readonly string[] = []): string[] {
  const tag = text.trim().replace(/^#/, '').trim()
  if (tag === '') throw new InvalidArgumentError('It is empty.')
  return [...new Set([...before, tag])]
}
