import type { Annotation } from '../annotation/annotation.ts'
import type { ColourMeanings } from '../annotation/colour.ts'
import type { Article } from '../article/article.ts'
import type { Block } from '../article/block.ts'
import { compareInText } from '../library/record.ts'
import { containNote } from './contain-note.ts'
import { escapeMarkdown } from './escape-markdown.ts'
import { frontMatter } from './front-matter.ts'
import { obsidianTag } from './obsidian-tag.ts'
import type { PositionPlace } from './export-choices.ts'
import { charactersOf, paragraphsOf } from './paragraphs-of.ts'
import { quoteMarkdown, readQuote, sourceText, type Quote, type SourceText } from './quote-markdown.ts'
import { linkReferences, linksMarkdown, NO_LINKS, type LinkTargets } from './wikilink.ts'

/** All that an export of one article is made from. */
export interface ExportInput {
  article: Article
  /** The blocks of the article's last revision. */
  blocks: readonly Block[]
  annotations: readonly Annotation[]
  meanings: ColourMeanings
  /** Where links lead; without it they are left out. */
  targets?: LinkTargets
  /** Where it says at which characters each quote stands; nowhere without it. */
  positions?: PositionPlace
}

/**
 * One article's annotations as a Markdown file (CommonMark, GFM and Obsidian read it alike): front
 * matter, title, the note on the article, then the highlights in text order, each a block quote with
 * its block id, a line that says where it stands and what it means, and the note on it.
 * The same input always gives the same text.
 */
export function exportMarkdown(input: ExportInput): string {
  const { article, blocks, annotations, meanings, targets = NO_LINKS, positions } = input
  const source = sourceText(blocks)
  const title = escapeMarkdown(article.title.replace(/\s+/g, ' ').trim())
  const sections = [
    frontMatter(article, annotations, listPositions(input, source)),
    `# ${title}`.trimEnd(),
    containNote(linkReferences(article.note, targets)),
    ...annotations.toSorted(compareInText).map((annotation) =>
      highlightMarkdown(source, annotation, meanings, {
        targets,
        reference: `^${blockId(annotation)}`,
        characters: positions === 'quotes',
      }),
    ),
  ]
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`
}

/** The id that a link such as `[[file#^hl-…]]` names. It never changes. */
export function blockId(annotation: Annotation): string {
  return `hl-${annotation.id.toLowerCase()}`
}

/**
 * An annotation as a block quote, its facts, its links and its note.
 * @param options.reference stands below the quote; none when it is empty
 * @param options.characters whether the facts say at which characters it stands
 * @see https://help.obsidian.md/links: the id of a quote stands on its own line, with blank lines around it
 */
export function highlightMarkdown(
  source: SourceText,
  annotation: Annotation,
  meanings: ColourMeanings,
  {
    targets = NO_LINKS,
    reference = '',
    characters = false,
  }: { targets?: LinkTargets; reference?: string; characters?: boolean } = {},
): string {
  return [
    quoteMarkdown(readQuote(source, annotation.anchor)),
    reference,
    factsMarkdown(source, annotation, meanings, characters),
    linksMarkdown(annotation, targets),
    containNote(linkReferences(annotation.note, targets)),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** The line that says where a highlight stands and what it means, as in `¶ 4 · Key point · #datum`. */
export function factsMarkdown(
  source: SourceText,
  annotation: Annotation,
  meanings: ColourMeanings,
  characters: boolean,
): string {
  const facts = [
    placeOf(source, readQuote(source, annotation.anchor), annotation, characters),
    escapeMarkdown(meanings[annotation.colour]),
    annotation.tags.map(tagMarkdown).join(' '),
  ]
  return facts.filter((fact) => fact !== '').join(' · ')
}

/** Where each quote stands, a line each, if that is wanted in the front matter. */
export function listPositions({ annotations, positions }: ExportInput, source: SourceText): string[] {
  if (positions !== 'front-matter') return []
  return annotations.toSorted(compareInText).map((annotation) => positionLine(source, annotation))
}

/** As in `¶ 4`, or `¶ 4, characters 412–471`; empty when the text no longer has the quote. */
function placeOf(source: SourceText, quote: Quote, { anchor }: Annotation, characters: boolean): string {
  const paragraphs = paragraphsOf(source, quote)
  if (paragraphs === '') return ''
  return `¶ ${paragraphs}${characters ? `, characters ${charactersOf(anchor)}` : ''}`
}

/** A quote's line in the front matter: its block id, and where it stands. */
function positionLine(source: SourceText, annotation: Annotation): string {
  const place = placeOf(source, readQuote(source, annotation.anchor), annotation, true)
  return `${blockId(annotation)} ${place === '' ? 'not in the text' : place}`
}

/** A tag as `#tag`; as plain text if nothing of it can stand in one. */
export function tagMarkdown(tag: string): string {
  const name = obsidianTag(tag)
  return name === '' ? escapeMarkdown(tag) : `#${name}`
}
