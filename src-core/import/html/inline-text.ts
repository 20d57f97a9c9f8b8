import type { Mark } from '../../article/block.ts'

/** What a mark is, without where. */
export type MarkKind = { kind: 'strong' | 'em' | 'code' } | { kind: 'link'; href: string }

/** Text with marks on ranges of it. */
export interface MarkedText {
  text: string
  marks: Mark[]
}

/** White space that does not stay as it is. */
const COLLAPSES = /[\t\n\f\r]| {2}/

/**
 * Text in the making: white space collapses as in a browser, and a line break is a line feed. Marks
 * that are open when it is taken go on in what follows.
 */
export class InlineText {
  #parts: string[] = []
  #length = 0
  /** Whether a space now would begin a line, or follow another. */
  #atSpace = true
  #marks: Mark[] = []
  readonly #open: { kind: MarkKind; start: number }[] = []

  get isEmpty(): boolean {
    return this.#length === 0
  }

  add(text: string): void {
    // Single spaces are all that most text has: they need not be put in each other's place.
    let plain = COLLAPSES.test(text) ? text.replace(/[ \t\n\f\r]+/g, ' ') : text
    if (this.#atSpace && plain.startsWith(' ')) plain = plain.slice(1)
    if (plain === '') return
    this.#push(plain)
    this.#atSpace = plain.endsWith(' ')
  }

  /** Begins a new line. */
  break(): void {
    this.#push('\n')
    this.#atSpace = true
  }

  /** Puts a mark on what is added until the function that is returned is called. */
  mark(kind: MarkKind): () => void {
    const open = { kind, start: this.#length }
    this.#open.push(open)
    return () => {
      this.#open.splice(this.#open.indexOf(open), 1)
      this.#close(open)
    }
  }

  /** What was added since the last time, with nothing but words at its ends. */
  take(): MarkedText {
    for (const open of this.#open) {
      this.#close(open)
      open.start = 0
    }
    const text = this.#parts.join('')
    const marks = this.#marks
    this.#parts = []
    this.#marks = []
    this.#length = 0
    this.#atSpace = true
    return trim({ text, marks })
  }

  #close({ kind, start }: { kind: MarkKind; start: number }): void {
    if (start < this.#length) this.#marks.push({ start, end: this.#length, ...kind })
  }

  #push(text: string): void {
    this.#parts.push(text)
    this.#length += text.length
  }
}

/** A part of a text, with the marks that are on it. */
export function slice({ text, marks }: MarkedText, start: number, end: number): MarkedText {
  return {
    text: text.slice(start, end),
    marks: marks
      .map((mark) => ({
        ...mark,
        start: Math.max(0, mark.start - start),
        end: Math.min(end, mark.end) - start,
      }))
      .filter((mark) => mark.start < mark.end),
  }
}

/** The text without white space around it; non-breaking spaces are white space here. */
export function trim(marked: MarkedText): MarkedText {
  const { text } = marked
  const start = text.length - text.trimStart().length
  const whole = slice(marked, start, Math.max(start, text.trimEnd().length))
  return { text: whole.text, marks: whole.marks.flatMap((mark) => shrink(whole.text, mark)) }
}

/** The lines of a text, each without white space around it. */
export function splitLines(marked: MarkedText): MarkedText[] {
  const lines: MarkedText[] = []
  let start = 0
  for (const line of marked.text.split('\n')) {
    lines.push(trim(slice(marked, start, start + line.length)))
    start += line.length + 1
  }
  return lines
}

/** Lines as one text, with what is between them. */
export function joinLines(lines: readonly MarkedText[], between: string): MarkedText {
  const joined: MarkedText = { text: '', marks: [] }
  for (const [index, line] of lines.entries()) {
    if (index > 0) joined.text += between
    const start = joined.text.length
    joined.text += line.text
    joined.marks.push(
      ...line.marks.map((mark) => ({ ...mark, start: start + mark.start, end: start + mark.end })),
    )
  }
  return joined
}

/** A mark without the white space at its ends. */
function shrink(text: string, mark: Mark): Mark[] {
  const inside = text.slice(mark.start, mark.end)
  const start = mark.start + inside.length - inside.trimStart().length
  const end = mark.start + inside.trimEnd().length
  return start < end ? [{ ...mark, start, end }] : []
}
