import type { MergedText } from './merge-lines.ts'
import { splitLines } from './export-parts.ts'

const FENCE = /^---[ \t]*\r?\n?$/
const KEY = /^(?:"([^"]+)"|'([^']+)'|([^\s#:'"-][^:]*?))[ \t]*:(?:[ \t]|\r?\n|$)/
const LIST_ITEM = /^[ \t]*- /

/** What Lectern counts for itself: where a hand changed it, nobody has to be asked. */
const OWN_KEYS = ['lectern-id', 'text-sha256', 'text-version', 'importer', 'highlights', 'notes', 'quotes']

/** One key with all that belongs to it; lines before the first key have an empty one. */
interface Entry {
  key: string
  text: string
}

/**
 * Merges front matter key by key. It is read as lines, not as YAML: the user's comments, quotes and
 * indentation stay as they are, and front matter that is no YAML any more is merged all the same.
 * Keys that both sides changed stay as the user has them, except that lists get what Lectern added.
 */
export function mergeFrontMatter(base: string | undefined, theirs: string, ours: string): MergedText {
  if (theirs === '' && base !== '') return { text: base === undefined ? ours : '', conflicts: [] }
  const [old, mine, fresh] = [readEntries(base ?? ''), readEntries(theirs), readEntries(ours)]
  const conflicts: string[] = []
  const merged: Entry[] = []
  for (const entry of mine) {
    const was = find(old, entry.key)
    const now = find(fresh, entry.key)
    const isOwn = OWN_KEYS.includes(entry.key)
    const known = base !== undefined ? was : isOwn ? entry.text : now
    const result = mergeEntry(known, entry.text, now)
    if (result.conflict !== undefined && !isOwn) conflicts.push(result.conflict)
    if (result.text !== '') merged.push({ ...entry, text: result.text })
  }
  for (const [index, entry] of fresh.entries()) {
    if (find(mine, entry.key) !== undefined || find(old, entry.key) !== undefined) continue
    const before = fresh.slice(0, index).findLast(({ key }) => merged.some((known) => known.key === key))
    const place = merged.findLastIndex(({ key }) => key === before?.key)
    merged.splice(place + 1, 0, entry)
  }
  const lines = splitLines(theirs)
  const body = merged.map(({ text }) => text).join('')
  return { text: (lines[0] ?? '') + body + (lines.at(-1) ?? ''), conflicts }
}

function mergeEntry(
  was: string | undefined,
  mine: string,
  now: string | undefined,
): { text: string; conflict?: string } {
  if (now === was || now === mine) return { text: mine }
  if (mine === was) return { text: now ?? '' }
  if (now === undefined) return { text: mine }
  const list = was === undefined ? undefined : mergeList(was, mine, now)
  return list === undefined ? { text: mine, conflict: now } : { text: list }
}

/** Lists in block style; undefined for anything else. */
function mergeList(was: string, mine: string, now: string): string | undefined {
  const [old, theirs, fresh] = [readList(was), readList(mine), readList(now)]
  if (!old || !theirs || !fresh) return undefined
  const gone = old.filter((item) => !fresh.includes(item))
  const added = fresh.filter((item) => !old.includes(item) && !theirs.includes(item))
  const kept = splitLines(mine).filter((line) => !gone.includes(toItem(line)))
  const last = kept.findLast((line) => LIST_ITEM.test(line)) ?? '  - \n'
  const indentation = /^[ \t]*/.exec(last)?.[0] ?? ''
  const end = last.endsWith('\r\n') ? '\r\n' : '\n'
  return kept.join('') + added.map((item) => `${indentation}- ${item}${end}`).join('')
}

function readList(entry: string): string[] | undefined {
  const [head = '', ...items] = splitLines(entry)
  const isList = /:[ \t]*\r?\n?$/.test(head) && items.every((line) => LIST_ITEM.test(line))
  return isList ? items.map(toItem) : undefined
}

function toItem(line: string): string {
  return LIST_ITEM.test(line) ? line.replace(LIST_ITEM, '').trim() : ''
}

function readEntries(frontMatter: string): Entry[] {
  const lines = splitLines(frontMatter)
  const inside = lines.slice(1, FENCE.test(lines.at(-1) ?? '') ? -1 : undefined)
  const entries: Entry[] = []
  for (const line of inside) {
    const [, double, single, bare] = KEY.exec(line) ?? []
    const key = double ?? single ?? bare
    const last = entries.at(-1)
    if (key !== undefined || !last) entries.push({ key: key ?? '', text: line })
    else last.text += line
  }
  return entries
}

function find(entries: readonly Entry[], key: string): string | undefined {
  return entries.find((entry) => entry.key === key)?.text
}
