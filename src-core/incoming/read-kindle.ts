import type { Draft, Drafts } from './draft.ts'
import { groupBy } from './group-by.ts'
import { instantOf, kindOf, locationOf, pageOf, type ClippingKind, type KindleRange } from './kindle-words.ts'
import { noteOfText } from './note-markdown.ts'

const END = /^={10}[ \t]*\r?$/m
/** A title, the facts, an empty line. */
const ENTRY = /^[^\n]*\S[^\n]*\n[ \t]*- [^\n]*\d[^\n]*\n[ \t]*\r?\n/m

/** One entry of the file. */
interface Clipping {
  kind: Exclude<ClippingKind, 'bookmark'>
  title: string
  byline: string
  range: KindleRange | null
  place: string
  createdAt: string
  text: string
}

/** Whether a text is a Kindle's `My Clippings.txt`: entries that end in ten equals signs, with a line of facts each. */
export function isKindle(text: string): boolean {
  return END.test(text) && ENTRY.test(text)
}

/**
 * Reads a Kindle's clippings, in whatever language it was set to. The file only grows: a highlight that was made longer
 * stands in it twice, and the longer one is meant; a note stands beside its highlight, and is joined with it by where
 * both are. Bookmarks say nothing, and are passed over.
 */
export function readKindle(text: string): Drafts {
  const found: Drafts = { drafts: [], unread: [] }
  const clippings: Clipping[] = []
  let line = 1
  for (const entry of text.replace(/\r\n?/g, '\n').split(END)) {
    const read = readEntry(entry)
    const above = /^\s*/.exec(entry)?.[0].split('\n').length ?? 1
    if (typeof read === 'string') found.unread.push({ where: `line ${line + above - 1}`, why: read })
    else if (read) clippings.push(read)
    line += entry.split('\n').length - 1
  }
  for (const book of groupBy(clippings, bookOf).values()) found.drafts.push(...joinBook(book))
  return found
}

/** @returns null for a bookmark or nothing; a sentence for what cannot be read */
function readEntry(entry: string): Clipping | string | null {
  const [title = '', facts = '', ...lines] = entry.replace(/^\uFEFF?\s+|^\uFEFF/, '').split('\n')
  if (title.trim() === '') return null
  const said = facts.trim()
  if (!said.startsWith('-')) return 'There is no line below the title that says what it is.'
  const cut = said.lastIndexOf('|')
  const what = cut === -1 ? said : said.slice(0, cut)
  const kind = kindOf(what)
  if (kind === 'bookmark') return null
  if (kind === null) return 'It is neither a highlight nor a note, in any language that Lectern knows.'
  const text = lines.join('\n').trim()
  if (text === '') return 'There are no words in it.'
  if (/^<[^<>\n]{10,}>$/.test(text)) return 'The Kindle kept no words of it: the book allows only so many.'
  return {
    kind,
    ...readTitle(title),
    ...readPlace(what),
    createdAt: cut === -1 ? '' : instantOf(said.slice(cut)),
    text,
  }
}

/** `Title (Author)`; the title may have brackets of its own. */
function readTitle(line: string): Pick<Clipping, 'title' | 'byline'> {
  const whole = line.replaceAll('\uFEFF', '').trim()
  if (!whole.endsWith(')')) return { title: whole, byline: '' }
  let depth = 0
  for (let at = whole.length - 1; at > 0; at--) {
    if (whole[at] === ')') depth++
    if (whole[at] === '(' && --depth === 0)
      return { title: whole.slice(0, at).trim(), byline: whole.slice(at + 1, -1).trim() }
  }
  return { title: whole, byline: '' }
}

function readPlace(said: string): Pick<Clipping, 'range' | 'place'> {
  const range = locationOf(said)
  const page = pageOf(said)
  const location = range && (range.start === range.end ? `${range.start}` : `${range.start}–${range.end}`)
  const parts = [location === null ? '' : `Location ${location}`, page === '' ? '' : `page ${page}`]
  return { range, place: parts.filter((part) => part !== '').join(', ') }
}

function bookOf({ title, byline }: Clipping): string {
  return JSON.stringify([title, byline])
}

/** The highlights of a book with the notes on them, in the order in which they were made. */
function joinBook(book: readonly Clipping[]): Draft[] {
  const drafts = new Map<Clipping, Draft>()
  const highlights = withoutShorter(book.filter(({ kind }) => kind === 'highlight'))
  for (const highlight of highlights) drafts.set(highlight, { ...toDraft(highlight), exact: highlight.text })
  for (const note of book.filter(({ kind }) => kind === 'note')) {
    const on = findNoted(note, highlights)
    const draft = (on && drafts.get(on)) ?? toDraft(note)
    draft.note = joinNotes(draft.note ?? '', noteOfText(note.text))
    if (!on) drafts.set(note, draft)
  }
  return [...drafts.values()]
}

function toDraft({ title, byline, place, createdAt }: Clipping): Draft {
  return {
    source: { title, byline, address: '' },
    // Without a place it would be taken for a note on the whole book.
    place: place || 'a place that the Kindle did not write',
    createdAt,
  }
}

/** A note that was changed is in the file as it was before, too. */
function joinNotes(before: string, note: string): string {
  if (before === '' || note.startsWith(before)) return note
  return before.includes(note) ? before : `${before}\n\n${note}`
}

/** Highlights without those whose words are part of another one at the same place. */
function withoutShorter(highlights: readonly Clipping[]): Clipping[] {
  const placed = highlights
    .map((clipping, order) => ({ clipping, order, words: collapse(clipping.text) }))
    .sort((a, b) => startOf(a.clipping) - startOf(b.clipping) || b.words.length - a.words.length)
  const dropped = new Set<number>()
  for (const [index, one] of placed.entries()) {
    for (const other of placed.slice(index + 1, index + 200)) {
      if (startOf(other.clipping) > endOf(one.clipping)) break
      if (dropped.has(one.order)) break
      if (one.words.includes(other.words)) dropped.add(other.order)
      else if (other.words.includes(one.words)) dropped.add(one.order)
    }
  }
  return highlights.filter((_, order) => !dropped.has(order))
}

/** The highlight that a note is on: one that ends where it stands, else one that it stands in. */
function findNoted({ range, place }: Clipping, highlights: readonly Clipping[]): Clipping | undefined {
  if (!range) return highlights.find((one) => one.range === null && one.place === place && place !== '')
  return (
    highlights.find((one) => one.range?.end === range.end) ??
    highlights.find((one) => one.range && one.range.start <= range.start && range.start <= one.range.end)
  )
}

function startOf({ range }: Clipping): number {
  return range?.start ?? -1
}

function endOf({ range }: Clipping): number {
  return range?.end ?? -1
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
