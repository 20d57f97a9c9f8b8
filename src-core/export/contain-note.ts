/** HTML that only its own end mark closes (CommonMark's HTML blocks 1 to 5), maybe inside a list or quote. */
const ENDLESS_HTML = /^[ \t>*+\-\d.)]*<(?:[!?]|(?:script|pre|style|textarea)\b)/im
const ANY_FENCE = /`{3}|~{3}/
/** The start of a line that puts what follows into a list, a quote or HTML. */
const NESTING = /^[ \t]*(?:[-+*>]|\d+[.)]|<)/m
/** Marks of Obsidian that come in pairs, and escaped characters, which are none. */
const COMMENT = /\\[^]|%%/g
const FORMULA = /\\[^]|\$\$/g
const FENCE = /^ {0,3}(?<marker>`{3,}(?=[^`]*$)|~{3,})(?<rest>[^]*)$/
/** What Obsidian would take for the id of a highlight. */
const HIGHLIGHT_ID = /(?<=^|[ \t])\^(?=hl-[a-z0-9-]+[ \t]*$)/gim
/** The same as a property of Logseq. */
const HIGHLIGHT_PROPERTY = /(?<=^|[ \t])lectern(?=:: hl-)/gim

/**
 * A note as it was written, made unable to spill into what follows it in a file: what it leaves open is
 * closed, and it can pass itself off as no other block of the file.
 * @param note Markdown
 * @returns Markdown without blank lines around it; empty for an empty note
 */
export function containNote(note: string): string {
  const written = note
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd()
  const tamed = escapeOdd(escapeOdd(withoutIds(written), COMMENT), FORMULA)
  if (ENDLESS_HTML.test(tamed)) return asListItem(tamed)
  if (!ANY_FENCE.test(tamed)) return tamed
  return NESTING.test(tamed) ? asListItem(tamed) : closeFence(tamed)
}

function withoutIds(text: string): string {
  return text.replace(HIGHLIGHT_ID, '\\^').replace(HIGHLIGHT_PROPERTY, '$&\\')
}

/** Escapes the last of an odd number of marks: the one that has no partner. */
function escapeOdd(text: string, mark: RegExp): string {
  const found = [...text.matchAll(mark)].filter(([match]) => !match.startsWith('\\'))
  const last = found.at(-1)
  if (found.length % 2 === 0 || !last) return text
  const [match] = last
  return text.slice(0, last.index) + match.replace(/./g, '\\$&') + text.slice(last.index + match.length)
}

/**
 * A list item ends where the indentation ends, whatever is open inside it. Its bullet is the one that
 * makes no rule of a line of dashes or stars.
 */
function asListItem(text: string): string {
  return text
    .replace(/^ {1,3}(?! )/, '')
    .split('\n')
    .map((line) => line.replace(/^[ \t]+/, expandTabs))
    .map((line, index) => (index === 0 ? `+ ${line}` : line === '' ? '' : `  ${line}`))
    .join('\n')
}

function expandTabs(indentation: string): string {
  let expanded = ''
  for (const character of indentation) {
    expanded += character === '\t' ? ' '.repeat(4 - (expanded.length % 4)) : ' '
  }
  return expanded
}

/** Closes a fence that is still open at the end. Right only where nothing is nested. */
function closeFence(text: string): string {
  let open = ''
  for (const line of text.split('\n')) {
    const { marker = '', rest = '' } = FENCE.exec(line)?.groups ?? {}
    if (open === '') open = marker
    else if (marker.startsWith(open) && /^[ \t]*$/.test(rest)) open = ''
  }
  return open === '' ? text : `${text}\n${open}`
}
