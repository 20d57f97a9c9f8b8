import type { Nodes, RootContent } from 'mdast'
import { parseMarkdown } from '../export/markdown-nodes.ts'
import type { Draft } from './draft.ts'
import type { SourceText } from './markdown-source.ts'
import { shownTextOf } from './markdown-text.ts'

/** So much is looked at for what stands behind the words, UTF-16 code units. */
const MOST_BEHIND = 1_000

/** A link in brackets at the end, as to the place in a book or on the web. */
const LINK_AT_END = /\s*\(\[([^\]\n]{1,200})\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)\)\s*$/
const BLOCK_ID = /\s+\^[\w-]+\s*$/
const TAGS_AT_END = /(?:(?:^|\s+)#[\p{L}\p{N}_][\p{L}\p{N}_/-]*)+\s*$/u
const PLACE_AT_END = /\s+[(—–-]+\s*((?:page|p\.|pp\.|location|loc\.?|seite|s\.|sayfa)\s*[\d–-]+)\)?\s*$/i
const CALLOUT = /^\[!\w+\][+-]?[^\n]*\n?/

/** One line without a sign of Markdown's: most are so, and parsing each would take long. */
const PLAIN = /^[\p{L}“‘][\p{L}\p{N} .,;!?'"“”‘’()–—…%/-]*$/u

const TAG_LINE = /^(?:\*\*)?(?:tags?|schlagwörter|etiketler|étiquettes|etiquetas)(?:\*\*)?\s*::?(?:\*\*)?\s*/i
const NOTE_LINE = /^(?:\*\*)?(?:notes?|comments?|notiz|not|nota)(?:\*\*)?\s*::?(?:\*\*)?\s*/i

/** A quotation, and what stands below it: notes and tags. The first node is, or holds, the words. */
export function readItem([first, ...rest]: readonly RootContent[], text: SourceText): Draft {
  const draft: Draft = first ? readWords(first, text) : {}
  const notes: string[] = []
  const tags = draft.tags ?? []
  const add = (written: string) => {
    if (TAG_LINE.test(written)) tags.push(...splitTags(written.replace(TAG_LINE, '')))
    else if (written.length < MOST_BEHIND && written.replace(TAGS_AT_END, '').trim() === '')
      tags.push(...splitTags(written))
    else notes.push(written.replace(NOTE_LINE, '').replace(BLOCK_ID, ''))
  }
  for (const node of rest) {
    if (node.type === 'list') for (const item of node.children) add(contentOf(item.children, text))
    else add(text.of(node))
  }
  return { ...draft, tags, note: notes.filter((note) => note.trim() !== '').join('\n\n') }
}

function contentOf(nodes: readonly RootContent[], text: SourceText): string {
  return nodes.map((node) => text.of(node)).join('\n\n')
}

function readWords(node: RootContent, text: SourceText): Draft {
  if (node.type === 'blockquote') {
    const { exact = '', tags, place } = readInline(shownTextOf(node).replace(CALLOUT, ''))
    return { exact, ...(tags && { tags }), ...(place !== undefined && { place }) }
  }
  const { exact = '', ...others } = readInline(text.of(node))
  return { ...others, exact: visible(exact) }
}

/** Words without what programs put behind them. */
function readInline(written: string): Draft {
  let rest = written.trim()
  let place = ''
  const tags: string[] = []
  const take = (pattern: RegExp): string | undefined => {
    const from = Math.max(0, rest.length - MOST_BEHIND)
    const match = pattern.exec(rest.slice(from))
    if (!match) return undefined
    rest = rest.slice(0, from + match.index)
    return match[1] ?? match[0]
  }
  // They stand in any order, each perhaps several times.
  for (let round = 0; round < 6; round++) {
    const before = rest
    take(BLOCK_ID)
    place ||= take(LINK_AT_END) ?? ''
    place ||= take(PLACE_AT_END) ?? ''
    tags.unshift(...splitTags(take(TAGS_AT_END) ?? ''))
    if (rest === before) break
  }
  if (rest.trim() === '') return { exact: written.trim() }
  return { exact: rest.trim(), place: /^(?:view|link|open|↗|source)/i.test(place) ? '' : place, tags }
}

function visible(markdown: string): string {
  if (PLAIN.test(markdown)) return markdown
  const tree: Nodes = parseMarkdown(markdown)
  return shownTextOf(tree).trim()
}

function splitTags(written: string): string[] {
  const linked = [...written.matchAll(/\[\[([^\]]+)\]\]/g)].map(([, name]) => name ?? '')
  if (linked.length > 0) return linked
  return written.split(written.includes(',') ? ',' : /\s+/).filter((tag) => tag.trim() !== '')
}
