/** A file that an export wrote, in parts that together are the whole text, byte for byte. */
export interface ExportParts {
  /** From `---` to the line feed after the second one; empty when the file has none. */
  frontMatter: string
  /** What stands before the first highlight: the title, the note on the article, the user's own words. */
  preamble: string
  /** One a highlight, in the order of the file. */
  blocks: ExportBlock[]
}

/** From a highlight's first line to the first line of the next one, and so with what was written between. */
export interface ExportBlock {
  /** The block id, as in `hl-01jwq…`. */
  id: string
  text: string
}

const FRONT_MATTER = /^---[ \t]*\r?\n(?:[^]*?\r?\n)?---[ \t]*(?:\r?\n|$)/
/**
 * The forms of an id at the end of a line: Obsidian's, and the property that templates for Logseq write; and the
 * comment that stands before a block whose template names no id.
 */
const BLOCK_ID = /(?:(?:^|[ \t])(?:\^|lectern:: )(hl-[0-9a-z]{26})|^<!-- (hl-[0-9a-z]{26}) -->)[ \t]*\r?\n?$/
/** An id at the end of a quotation's words, in either form. */
export const ID_AT_END = /\s*(?:\^|lectern:: )hl-[0-9a-z]{26}\s*$/
const BULLET = /^([ \t]*)[-*+][ \t]/

/**
 * Takes a file apart at the block ids of its highlights. Of an id that occurs twice, as after a copy,
 * the first counts.
 */
export function splitExport(text: string): ExportParts {
  const frontMatter = FRONT_MATTER.exec(text)?.[0] ?? ''
  const lines = splitLines(text.slice(frontMatter.length))
  const starts: { id: string; line: number }[] = []
  const seen = new Set<string>()
  for (const [index, line] of lines.entries()) {
    const id = blockIdIn(line)
    if (id === undefined || seen.has(id)) continue
    seen.add(id)
    const above = starts.at(-1)
    starts.push({ id, line: firstLine(lines, index, above ? idLine(lines, above) + 1 : 0) })
  }
  const blocks = starts.map(({ id, line }, index) => ({
    id,
    text: lines.slice(line, starts[index + 1]?.line).join(''),
  }))
  return { frontMatter, preamble: lines.slice(0, starts[0]?.line).join(''), blocks }
}

/** Inverse of {@link splitExport}. */
export function joinExport({ frontMatter, preamble, blocks }: ExportParts): string {
  return frontMatter + preamble + blocks.map(({ text }) => text).join('')
}

/** Lines with their ends, so that joining them gives the text again. */
export function splitLines(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/)
}

/** The block id that a line ends with, as in `hl-01jwq…`. */
export function blockIdIn(line: string): string | undefined {
  const [, atEnd, before] = BLOCK_ID.exec(line) ?? []
  return atEnd ?? before
}

function idLine(lines: readonly string[], { id, line }: { id: string; line: number }): number {
  return lines.findIndex((text, index) => index >= line && blockIdIn(text) === id)
}

/**
 * Where the highlight begins that an id ends: an id on a line of its own belongs to the run of lines above
 * it, over blank ones; an id behind words belongs to that line, and to the quote that it is the end of.
 */
function firstLine(lines: readonly string[], index: number, floor: number): number {
  const line = lines[index] ?? ''
  if (line.startsWith('<!--')) return index
  if (line.trimStart().startsWith('lectern::')) return bulletAbove(lines, index, floor)
  const isAlone = line.trimStart().startsWith('^')
  let first = index
  if (isAlone) {
    while (first > floor && isBlank(lines[first - 1])) first--
    if (first === floor) return index
  } else if (!isQuote(lines[index])) return index
  while (first > floor && !isBlank(lines[first - 1]) && (isAlone || isQuote(lines[first - 1]))) first--
  return first
}

/** The bullet that a property belongs to. */
function bulletAbove(lines: readonly string[], index: number, floor: number): number {
  const indentation = indentationOf(lines[index])
  for (let above = index; above >= floor; above--) {
    const bullet = BULLET.exec(lines[above] ?? '')
    if (bullet && (bullet[1] ?? '').length < indentation) return above
  }
  return index
}

function indentationOf(line = ''): number {
  return line.length - line.trimStart().length
}

function isBlank(line = ''): boolean {
  return line.trim() === ''
}

function isQuote(line = ''): boolean {
  return line.startsWith('>')
}
