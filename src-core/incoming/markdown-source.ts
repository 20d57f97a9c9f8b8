import type { Nodes } from 'mdast'

/** The text of a Markdown file, for reading what its nodes were written as. */
export class SourceText {
  readonly #markdown: string

  constructor(markdown: string) {
    this.#markdown = markdown
  }

  /** A node as it was written, without the indentation of what it stands in. */
  of({ position }: Nodes): string {
    if (position?.start.offset === undefined || position.end.offset === undefined) return ''
    const indentation = position.start.column - 1
    return this.#markdown
      .slice(position.start.offset, position.end.offset)
      .split('\n')
      .map((line, index) => (index === 0 ? line : unindent(line, indentation)))
      .join('\n')
      .trim()
  }
}

function unindent(line: string, most: number): string {
  let taken = 0
  while (taken < most && /[ \t>]/.test(line.charAt(taken))) taken++
  return line.slice(taken)
}
