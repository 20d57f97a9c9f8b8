import type { Heading, Nodes, RootContent } from 'mdast'
import { readFrontMatter } from '../import/markdown/front-matter.ts'
import { parseMarkdown } from '../export/markdown-nodes.ts'
import { splitExport } from '../export/merge/export-parts.ts'
import { isMarkdownName } from '../import/file-kinds.ts'
import type { Draft, Drafts } from './draft.ts'
import type { IncomingSource } from './incoming.ts'
import { readItem } from './markdown-item.ts'
import { SourceText } from './markdown-source.ts'
import { shownTextOf } from './markdown-text.ts'
import { readOwnBlock } from './own-export.ts'

const QUOTE_OR_ITEM = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+\S|>)/m

/** Headings that say what stands below them, and not of what it is. */
const GENERIC =
  /^(?:(?:my |new )?(?:highlights?|notes?|annotations?|quotes?|bookmarks?|clippings)\b.*|metadata|zitate|markierungen|notizen|alıntılar|notlar|vurgular|citations|surlignages)$/i
/** A line of facts about a source, as in a list below its title. */
const FACT =
  /^(author|authors|by|full title|title|url|source|link|category|summary|date|published|tags|document tags|document note|last highlighted\w*|readwise url)\s*::?\s+(.+)$/is

/** Front matter, or a heading with a sign of its own. */
const TITLED = /^---[ \t]*\n|^#{1,6} \S/m

/** So far in stands nothing that a person wrote, and a parser would take minutes over it. */
const TOO_DEEP = /^(?:[ \t]{200}[ \t]*(?:[-*+>]|\d)|(?:[ \t]*>){100})/m

/**
 * Whether a text has quotations in lists or block quotes. A list alone may stand in any article: where the file's name
 * does not say that it is Markdown, a title or front matter has to.
 */
export function isMarkdownNotes(text: string, name: string): boolean {
  const isMarkdown = name === '' || isMarkdownName(name) || TITLED.test(text)
  return isMarkdown && QUOTE_OR_ITEM.test(text) && !TOO_DEEP.test(text)
}

/**
 * Reads quotations that stand in Markdown: as items of lists, with notes and tags below each, or as block quotes with
 * what follows them as a note. A heading, or the front matter, says what they are of.
 */
export function readMarkdownNotes(text: string): Drafts {
  const { facts, body } = readFrontMatter(text.replace(/\r\n?/g, '\n'))
  const lecternId = /^lectern-id:[ \t]*["']?([0-9A-Z]{26})["']?[ \t]*$/m.exec(
    text.slice(0, text.length - body.length),
  )?.[1]
  const base: IncomingSource = {
    title: facts.title ?? '',
    byline: facts.byline ?? '',
    address: lecternId === undefined ? (facts.source ?? '') : `urn:lectern:article:${lecternId}`,
  }
  const { preamble, blocks } = splitExport(body)
  if (blocks.length === 0) return { drafts: readSections(body, new Outline(base)), unread: [] }
  const outline = new Outline(base)
  const drafts = readSections(preamble, outline)
  for (const block of blocks) drafts.push(...readOwnBlock(block, outline))
  return { drafts, unread: [] }
}

interface OpenHeading {
  depth: number
  text: string
  address: string
  byline: string
}

/** The headings that a passage stands below, and what they say of its source. */
export class Outline {
  readonly #base: IncomingSource
  #open: OpenHeading[] = []

  constructor(base: IncomingSource) {
    this.#base = base
  }

  enter(heading: Heading): void {
    const text = shownTextOf(heading).trim()
    this.#open = this.#open.filter(({ depth }) => depth < heading.depth)
    this.#open.push({ depth: heading.depth, text, address: linkIn(heading), byline: '' })
  }

  /** Takes a line as a fact of the source that is open; false if it is none. */
  learn(text: string, link: string): boolean {
    const [, name = '', value = ''] = FACT.exec(text.trim()) ?? []
    const named = this.#open.findLast((heading) => !GENERIC.test(heading.text))
    const about = named ?? this.#base
    const plain = value.replace(/[[\]]/g, '').trim()
    if (name === '') return false
    if (/^(?:author|by)/i.test(name)) about.byline ||= plain
    else if (/title$/i.test(name)) {
      if (named) named.text = plain
      else this.#base.title ||= plain
    } else if (/^(?:url|source|link)$/i.test(name))
      about.address ||= link || (/^https?:\S+$/i.test(plain) ? plain : '')
    return true
  }

  /** Takes a link that stands alone for the address of the source that is open. */
  learnAddress(address: string): void {
    const about = this.#open.findLast((heading) => !GENERIC.test(heading.text)) ?? this.#base
    about.address ||= address
  }

  get source(): IncomingSource {
    const { title, byline, address } = this.#base
    const source = this.#sourceHeading
    if (title !== '' && !source?.address) return { title, byline: byline || (source?.byline ?? ''), address }
    return source
      ? { title: source.text, byline: source.byline || byline, address: source.address || address }
      : { title, byline, address }
  }

  /** The headings between the source and the passage, as those of chapters. */
  get place(): string {
    const from = this.#open.findIndex((heading) => heading === this.#sourceHeading)
    return this.#open
      .slice(from + 1)
      .map(({ text }) => text)
      .filter((text) => text !== '' && !GENERIC.test(text))
      .join(' › ')
  }

  /** The innermost with an address, else the outermost: below that are chapters. */
  get #sourceHeading(): OpenHeading | undefined {
    const named = this.#open.filter(({ text }) => text !== '' && !GENERIC.test(text))
    return named.findLast(({ address }) => address !== '') ?? named[0]
  }
}

function readSections(markdown: string, outline: Outline): Draft[] {
  const text = new SourceText(markdown)
  const drafts: Draft[] = []
  let section: RootContent[] = []
  const close = () => {
    drafts.push(...readSection(section, text, outline))
    section = []
  }
  for (const node of parseMarkdown(markdown).children) {
    if (node.type !== 'heading') section.push(node)
    else {
      close()
      outline.enter(node)
    }
  }
  close()
  return drafts
}

/** Where there are block quotes, what stands between them is notes on them; elsewhere items of lists are quotations. */
function readSection(nodes: readonly RootContent[], text: SourceText, outline: Outline): Draft[] {
  const drafts: Draft[] = []
  const isQuoted = nodes.some(({ type }) => type === 'blockquote')
  let last: Draft | undefined
  for (const node of nodes) {
    if (node.type === 'blockquote') {
      last = { ...readItem([node], text), ...standing(outline) }
      drafts.push(last)
    } else if (last) addNote(last, node, text)
    else if (node.type === 'list') {
      for (const item of node.children) {
        if (outline.learn(shownTextOf(item), linkIn(item))) continue
        if (isQuoted) continue
        const draft = readItem(item.children, text)
        drafts.push({ ...draft, ...standing(outline, draft.place) })
      }
    } else if (node.type === 'paragraph') learnFrom(node, outline)
  }
  return drafts
}

function standing(outline: Outline, place = ''): Pick<Draft, 'source' | 'place'> {
  return {
    source: outline.source,
    place: [place, outline.place].filter((part) => part !== '').join(', '),
  }
}

function learnFrom(node: Nodes, outline: Outline): void {
  for (const line of shownTextOf(node).split('\n')) outline.learn(line, linkIn(node))
  const [only, ...others] = 'children' in node ? node.children : []
  if (only?.type === 'link' && others.length === 0) outline.learnAddress(only.url)
}

function addNote(draft: Draft, node: RootContent, text: SourceText): void {
  if (node.type === 'thematicBreak') return
  if (node.type === 'list') {
    const { note = '', tags = [] } = readItem([{ type: 'paragraph', children: [] }, node], text)
    draft.tags = [...(draft.tags ?? []), ...tags]
    draft.note = join(draft.note, note)
  } else draft.note = join(draft.note, text.of(node))
}

function join(note = '', more: string): string {
  return [note, more].filter((part) => part !== '').join('\n\n')
}

/** The first address of the web in a node. */
function linkIn(node: Nodes): string {
  if (node.type === 'link' && /^https?:/i.test(node.url)) return node.url
  if (!('children' in node)) return ''
  for (const child of node.children) {
    const found = linkIn(child)
    if (found !== '') return found
  }
  return ''
}
