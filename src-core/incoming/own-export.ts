import type { Heading, RootContent } from 'mdast'
import { COLOURS, DEFAULT_MEANINGS, type Colour } from '../annotation/colour.ts'
import { parseMarkdown } from '../export/markdown-nodes.ts'
import { ID_AT_END, type ExportBlock } from '../export/merge/export-parts.ts'
import type { Draft } from './draft.ts'
import type { IncomingSource } from './incoming.ts'
import { SourceText } from './markdown-source.ts'
import { shownTextOf } from './markdown-text.ts'

const ID_LINE = /^(?:\^|lectern:: )hl-[0-9a-z]{26}$/
const FACTS = /^¶/
/** A link to another passage, with what it says before it. */
const LINK = /^(.*?)\s*\[\[[^[\]\n]*#\^hl-([0-9a-z]{26})(?:\|[^[\]\n]*)?\]\]$/

/** What is open where a block stands: the article that it is of. */
export interface OpenSource {
  readonly source: IncomingSource
  enter(heading: Heading): void
}

/**
 * A highlight in a file that Lectern exported: its quotation, the line of facts, its links, and what else stands below it
 * as its note. What a heading begins belongs to the next one.
 */
export function readOwnBlock({ id, text: markdown }: ExportBlock, outline: OpenSource): Draft[] {
  const text = new SourceText(markdown)
  const draft: Draft = {
    name: `urn:lectern:annotation:${id.slice('hl-'.length).toUpperCase()}`,
    source: outline.source,
    links: [],
    tags: [],
  }
  const notes: string[] = []
  let isAfter = false
  for (const node of parseMarkdown(markdown).children) {
    if (node.type === 'heading') {
      isAfter = true
      outline.enter(node)
    }
    if (isAfter) continue
    if (node.type === 'blockquote' && draft.exact === undefined)
      draft.exact = shownTextOf(node).replace(ID_AT_END, '').trim()
    else readBelow(node, text, draft, notes)
  }
  return draft.exact === undefined ? [] : [{ ...draft, note: notes.join('\n\n') }]
}

function readBelow(node: RootContent, text: SourceText, draft: Draft, notes: string[]): void {
  const written = text.of(node)
  if (ID_LINE.test(written)) return
  if (FACTS.test(written) && notes.length === 0) {
    readFacts(written, draft)
    return
  }
  const links = notes.length === 0 ? readLinks(written) : null
  if (links) draft.links?.push(...links)
  else notes.push(written.replace(ID_AT_END, ''))
}

/** `¶ 1 · Key point · #tag #tag` */
function readFacts(line: string, draft: Draft): void {
  for (const fact of line.split(' · ')) {
    if (fact.startsWith('#')) draft.tags?.push(...fact.split(/\s+/).map((tag) => tag.replace(/^#/, '')))
    else draft.colour ??= colourOf(fact.trim())
  }
}

function colourOf(meaning: string): Colour | null {
  return COLOURS.find((colour) => DEFAULT_MEANINGS[colour] === meaning) ?? null
}

/** The links of a line that has nothing else; null when it has. */
function readLinks(line: string): { name: string; relation: string }[] | null {
  const links = line.split(' · ').map((part) => LINK.exec(part))
  if (links.some((match) => match === null || (match[1] ?? '').length > 100)) return null
  return links.map((match) => ({
    name: `urn:lectern:annotation:${(match?.[2] ?? '').toUpperCase()}`,
    relation: match?.[1] === 'see' ? '' : (match?.[1] ?? ''),
  }))
}
