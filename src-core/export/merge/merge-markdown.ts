import { joinExport, splitExport, type ExportBlock, type ExportParts } from './export-parts.ts'
import { mergeFrontMatter } from './merge-front-matter.ts'
import { mergeLines } from './merge-lines.ts'
import { movedBlocks } from './moved-blocks.ts'

/** The three states of an exported file. */
export interface MergeInput {
  /** What the last export wrote; undefined when that is not known any more. */
  base: string | undefined
  /** What is in the file now. */
  theirs: string
  /** What an export into an empty folder would write now. */
  ours: string
}

export interface MergedMarkdown {
  text: string
  /** In how many places both sides had changed the same. Each has a callout in the text. */
  conflicts: number
}

const BOM = '\uFEFF'

/**
 * Brings what changed in Lectern into a file that its user has changed. Nothing that the user wrote is
 * lost: their words, order and front matter stay; highlights are found again by their block ids. One that Lectern
 * puts elsewhere, as its group has changed, goes there with what is written to it, unless the user moved it. Where
 * both sides changed the same lines, the file's stay and Lectern's stand below them in a callout.
 * Merging again without new changes gives the same text.
 */
export function mergeMarkdown({ base, theirs, ours }: MergeInput): MergedMarkdown {
  if (theirs === ours || base === ours) return { text: theirs, conflicts: 0 }
  if (theirs === base) return { text: ours, conflicts: 0 }
  const bom = theirs.startsWith(BOM) ? BOM : ''
  const end = lineEndOf(theirs)
  const merge = new Merge(
    base === undefined ? undefined : splitExport(withLineEnds(base, end)),
    splitExport(theirs.slice(bom.length)),
    splitExport(withLineEnds(ours, end)),
    end,
  )
  return { text: bom + joinExport(merge.run()), conflicts: merge.conflicts }
}

class Merge {
  conflicts = 0
  readonly #old: ExportParts | undefined
  readonly #mine: ExportParts
  readonly #fresh: ExportParts
  readonly #lineEnd: string

  constructor(old: ExportParts | undefined, mine: ExportParts, fresh: ExportParts, lineEnd: string) {
    this.#old = old
    this.#mine = mine
    this.#fresh = fresh
    this.#lineEnd = lineEnd
  }

  run(): ExportParts {
    const [old, mine, fresh] = [this.#old, this.#mine, this.#fresh]
    const head = mergeFrontMatter(old?.frontMatter, mine.frontMatter, fresh.frontMatter)
    const text = this.#mergeText(old?.preamble, mine.preamble, fresh.preamble, head.conflicts)
    const merged = mine.blocks.flatMap((block) => this.#mergeBlock(block))
    const moved = old ? movedBlocks(idsOf(old), idsOf(mine), idsOf(fresh)) : new Set<string>()
    const moving = new Map(merged.filter(({ id }) => moved.has(id)).map(({ id, text }) => [id, text]))
    const blocks = this.#insert(
      merged.filter(({ id }) => !moved.has(id)),
      moving,
    )
    const [first] = blocks
    const isNew = first !== undefined && first.id !== mine.blocks[0]?.id
    return { frontMatter: head.text, preamble: isNew ? endWithBlankLine(text, this.#lineEnd) : text, blocks }
  }

  /** A highlight that is in the file. */
  #mergeBlock({ id, text }: ExportBlock): ExportBlock[] {
    const was = find(this.#old, id)
    const now = find(this.#fresh, id)
    if (now === undefined) return this.#deletedInLectern(id, was, text)
    return [{ id, text: this.#mergeText(was, text, now) }]
  }

  /** The blank lines at the end are the file's: what stands last in it changes with every new highlight. */
  #mergeText(was: string | undefined, mine: string, now: string, conflicts: readonly string[] = []): string {
    const whole = (text: string) => (text.trim() === '' ? '' : text.trimEnd() + this.#lineEnd)
    const merged = mergeLines(was === undefined ? undefined : whole(was), whole(mine), whole(now))
    const tail = mine.slice(mine.trimEnd().length)
    const text = merged.text.trimEnd() + (tail === '' && merged.text !== '' ? this.#lineEnd : tail)
    return this.#withCallouts(text, [...conflicts, ...merged.conflicts])
  }

  #deletedInLectern(id: string, was: string | undefined, text: string): ExportBlock[] {
    if (was !== undefined && was.trimEnd() === text.trimEnd()) return []
    // An id that no export knows is the user's own, or of another library: not ours to delete.
    return [{ id, text: was === undefined ? text : this.#withCallouts(text, ['']) }]
  }

  /** Puts each highlight that the file does not have, or not there, behind the one that it follows in the export. */
  #insert(merged: ExportBlock[], moving: ReadonlyMap<string, string>): ExportBlock[] {
    const blocks = [...merged]
    for (const [index, block] of this.#fresh.blocks.entries()) {
      const isMoving = moving.has(block.id)
      if (!isMoving && find(this.#mine, block.id) !== undefined) continue
      const wanted = isMoving ? moving.get(block.id) : this.#whenNotInFile(block)
      if (wanted === undefined) continue
      const before = this.#fresh.blocks
        .slice(0, index)
        .findLast(({ id }) => blocks.some((known) => known.id === id))
      const place = blocks.findIndex(({ id }) => id === before?.id)
      const above = blocks[place]
      if (above) blocks[place] = { ...above, text: this.#endBefore(above.text, wanted) }
      const below = blocks[place + 1]
      const text = below ? this.#endBefore(wanted, below.text) : wanted
      blocks.splice(place + 1, 0, { id: block.id, text })
    }
    return blocks
  }

  /** A text with what it lacks for a block to stand below it: items of a list need no blank line. */
  #endBefore(text: string, below: string): string {
    if (!isItem(text) || !isItem(below)) return endWithBlankLine(text, this.#lineEnd)
    return text.endsWith('\n') ? text : text + this.#lineEnd
  }

  /** A highlight is new, or the user deleted it from the file: then it stays away, unless it changed since. */
  #whenNotInFile({ id, text }: ExportBlock): string | undefined {
    const was = find(this.#old, id)
    if (was === undefined) return text
    return was.trimEnd() === text.trimEnd() ? undefined : text
  }

  /** The text with what Lectern has below it, before the blank lines at its end. */
  #withCallouts(text: string, conflicts: readonly string[]): string {
    this.conflicts += conflicts.length
    if (conflicts.length === 0) return text
    const end = text.trimEnd()
    const tail = text.slice(end.length)
    const callouts = conflicts.map((ours) => this.#lineEnd + callout(ours, this.#lineEnd))
    return end + this.#lineEnd + callouts.join('') + (tail === '' ? '' : tail.replace(/^\r?\n/, ''))
  }
}

const BOTH = 'Changed here and in Lectern'
const DELETED = 'Deleted in Lectern, changed here'

/** @see https://help.obsidian.md/callouts; other programs show a block quote */
function callout(ours: string, lineEnd: string): string {
  const lines = ours.trim() === '' ? [] : ours.trimEnd().split(/\r?\n/)
  const head = `> [!warning] ${lines.length === 0 ? DELETED : BOTH}`
  const told = lines.length === 0 ? [] : ['> In Lectern it reads:', '>', ...lines.map(quoted)]
  return [head, ...told].map((line) => line + lineEnd).join('')
}

/** A block id in a callout would be the same id twice. */
function quoted(line: string): string {
  return `> ${line.replace(/\^(?=hl-)/, '\\^').replace(/lectern(?=:: hl-)/, '$&\\')}`.trimEnd()
}

function isItem(text: string): boolean {
  return /^[ \t]*[-*+] /.test(text)
}

function idsOf({ blocks }: ExportParts): string[] {
  return blocks.map(({ id }) => id)
}

function find(parts: ExportParts | undefined, id: string): string | undefined {
  return parts?.blocks.find((block) => block.id === id)?.text
}

/** The text as it is, with what it lacks for a new block to stand below it. */
function endWithBlankLine(text: string, end: string): string {
  if (text === '' || /\n[ \t]*\r?\n$/.test(text)) return text
  return text + (text.endsWith('\n') ? end : end + end)
}

function lineEndOf(text: string): string {
  const all = text.split('\n').length - 1
  const windows = text.split('\r\n').length - 1
  return windows * 2 > all ? '\r\n' : '\n'
}

function withLineEnds(text: string, end: string): string {
  return end === '\n' ? text : text.replace(/\r?\n/g, end)
}
