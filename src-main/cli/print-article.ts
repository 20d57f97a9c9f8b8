import type { Annotation } from '../../src-core/annotation/annotation.ts'
import type { ColourMeanings } from '../../src-core/annotation/colour.ts'
import type { Block } from '../../src-core/article/block.ts'
import { blockIndexAt, blockOffsets } from '../../src-core/article/canonical-text.ts'
import { paragraphNumber } from '../../src-core/article/figures.ts'
import type { ArticleView } from '../../src-core/ipc/contract.ts'
import { printHeading, printLine } from './output.ts'

const GUTTER = 6

/** Prints an article for a person: facts, numbered paragraphs, annotations. */
export function printArticle({ article, blocks, annotations }: ArticleView, meanings: ColourMeanings): void {
  const { title, byline, publisher, place, published, words, status, tags, id, source, note } = article
  printHeading(title)
  printFacts([byline, publisher, place, published])
  printFacts([`${blocks.length} blocks`, `${words} words`, status, hashTags(tags)])
  printFacts([id, source])
  if (note !== '') printIndented(note)
  blocks.forEach((block, index) => printBlock(block, paragraphNumber(blocks, index)))
  const offsets = blockOffsets(blocks)
  for (const annotation of annotations) {
    const paragraph = paragraphNumber(blocks, blockIndexAt(offsets, annotation.anchor.start))
    printAnnotation(annotation, paragraph, meanings)
  }
}

function printBlock({ kind, text }: Block, paragraph: number): void {
  printLine()
  switch (kind) {
    case 'heading':
      return printHeading(text)
    case 'image':
    case 'caption':
    case 'rule':
      return printIndented(kind === 'rule' ? '* * *' : text)
    case 'paragraph':
    case 'verse':
    case 'quote':
    case 'list-item':
    case 'code':
    case 'table':
      return printIndented(text, String(paragraph))
  }
}

function printAnnotation(
  { id, anchor, colour, tags, note }: Annotation,
  paragraph: number,
  meanings: ColourMeanings,
): void {
  printLine()
  printHeading(joinFacts([`¶ ${paragraph}`, `${meanings[colour]} (${colour})`, hashTags(tags), id]))
  printIndented(`“${anchor.exact}”`)
  if (note !== '') printIndented(note)
}

function printFacts(facts: readonly string[]): void {
  const line = joinFacts(facts)
  if (line !== '') printLine(line)
}

function joinFacts(facts: readonly string[]): string {
  return facts.filter((fact) => fact !== '').join(' · ')
}

function hashTags(tags: readonly string[]): string {
  return tags.map((tag) => `#${tag}`).join(' ')
}

/** Prints lines with a margin; the first has a mark in it. */
function printIndented(text: string, mark = ''): void {
  for (const [index, line] of text.split('\n').entries()) {
    const margin = index === 0 ? mark.padStart(GUTTER - 2) : ''
    printLine(`${margin.padEnd(GUTTER)}${line}`.trimEnd())
  }
}
