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
const BLOCK_ID = /(?:^|[ \t])\^(hl-[0-9a-z]{26})[ \t]*\r?\n?$/

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
    const id = BLOCK_ID.exec(line)?.[1]
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

function idLine(lines: readonly string[], { id, line }: { id: string; line: number }): number {
  return lines.findIndex((text, index) => index >= line && BLOCK_ID.exec(text)?.[1] === id)
}

/**
 * Where the highlight begins that an id ends: an id on a line of its own belongs to the run of lines above
 * it, over blank ones; an id behind words belongs to that line, and to the quote that it is the end of.
 */
function firstLine(lines: readonly string[], index: number, floor: number): number {
  const isAlone = (lines[index] ?? '').trimStart().startsWith('^')
  let first = index
  if (isAlone) {
    while (first > floor && isBlank(lines[first - 1])) first--
    if (first === floor) return index
  } else if (!isQuote(lines[index])) return index
  while (first > floor && !isBlank(lines[first - 1]) && (isAlone || isQuote(lines[first - 1]))) first--
  return first
}

function isBlank(line = ''): boolean {
  return line.trim() === ''
}

function isQuote(line = ''): boolean {
  return line.startsWith('>')
}
