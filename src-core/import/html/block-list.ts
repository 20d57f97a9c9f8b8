import type { Block, Mark } from '../../article/block.ts'
import type { ImportedImage } from '../imported.ts'
import type { FoundImage } from './find-image.ts'
import { joinLines, splitLines, type MarkedText } from './inline-text.ts'

/** What a run of text becomes. */
export type Role =
  | { kind: 'paragraph' }
  | { kind: 'heading'; level: 1 | 2 | 3 | 4 | 5 | 6 }
  | { kind: 'quote' }
  | { kind: 'caption' }
  | { kind: 'list-item'; depth: number; ordered: boolean }

/** Lines that are longer are no verse. UTF-16 code units. */
const VERSE_LINE = 90

/** Blocks in the making, with the images that came along. */
export class BlockList {
  readonly blocks: Block[] = []
  readonly images: ImportedImage[] = []

  /** Adds text as one block or several: one a line, or verse when it has short lines. */
  addText(role: Role, marked: MarkedText): void {
    if (marked.text === '') return
    const lines = splitLines(marked)
    if (role.kind === 'paragraph') this.#addParagraphs(lines)
    else if (role.kind === 'quote') for (const line of lines) this.#add({ ...role, ...shown(line) })
    else
      this.#add({
        ...role,
        ...shown(
          joinLines(
            lines.filter(({ text }) => text !== ''),
            ' ',
          ),
        ),
      })
  }

  /** Adds text whose white space counts. */
  addCode(text: string): void {
    const code = text.replace(/\r\n?/g, '\n').replace(/^\n|\s+$/g, '')
    if (code.trim() !== '') this.blocks.push({ kind: 'code', text: code })
  }

  /** @param rows a text for each cell, the same number in each row */
  addTable(rows: readonly (readonly MarkedText[])[], header: number): void {
    const table = joinLines(
      rows.map((cells) => joinLines(cells, '\t')),
      '\n',
    )
    if (table.text.trim() !== '') this.blocks.push({ kind: 'table', header, ...withMarks(table) })
  }

  addImage({ alt, src, file, width, height }: FoundImage): void {
    if (this.#repeats(src, file?.bytes)) return
    if (file) this.images.push({ block: this.blocks.length, ...file })
    this.blocks.push({
      kind: 'image',
      text: '',
      alt,
      ...(src !== '' && { src }),
      ...(width > 0 && height > 0 && { width, height }),
    })
  }

  addRule(): void {
    const last = this.blocks.at(-1)
    if (last && last.kind !== 'rule') this.blocks.push({ kind: 'rule', text: '' })
  }

  /** Takes the first block away. */
  dropFirst(): void {
    this.blocks.shift()
    for (const image of this.images) image.block--
  }

  #add(block: Block): void {
    if (block.text !== '') this.blocks.push(block)
  }

  #addParagraphs(lines: readonly MarkedText[]): void {
    let run: MarkedText[] = []
    const flush = () => {
      const isVerse = run.length > 1 && run.every(({ text }) => text.length <= VERSE_LINE)
      if (isVerse) this.#add({ kind: 'verse', ...withMarks(joinLines(run, '\n')) })
      else for (const line of run) this.#add({ kind: 'paragraph', ...shown(line) })
      run = []
    }
    for (const line of lines) {
      if (line.text === '') flush()
      else run.push(line)
    }
    flush()
  }

  /** A page often has an image twice: as it is loaded late, and for readers without scripts. */
  #repeats(src: string, bytes: Uint8Array | undefined): boolean {
    const last = this.blocks.at(-1)
    if (last?.kind !== 'image') return false
    const kept = this.images.at(-1)
    if (bytes && kept?.block === this.blocks.length - 1) return kept.bytes === bytes || last.src === src
    return src !== '' && last.src === src
  }
}

function shown(line: MarkedText): MarkedText | { text: string } {
  return withMarks({ text: line.text, marks: line.marks })
}

/** A block has no list of marks when it has none. */
function withMarks({ text, marks }: MarkedText): { text: string; marks?: Mark[] } {
  return marks.length === 0
    ? { text }
    : { text, marks: [...marks].sort((a, b) => a.start - b.start || b.end - a.end) }
}
