import type { Failure } from '../../src-core/ipc/result.ts'

/** Prints a line of a command's result. */
export function printLine(text = ''): void {
  process.stdout.write(`${harmless(text)}\n`)
}

/** Prints a line that stands above others: in bold where a person reads it. */
export function printHeading(text: string): void {
  const isBold = process.stdout.isTTY && !process.env.NO_COLOR
  process.stdout.write(isBold ? `\u001B[1m${harmless(text)}\u001B[22m\n` : `${harmless(text)}\n`)
}

/** Prints a command's result for a program to read: one line of JSON. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

/** Prints a message to the person, apart from the result. */
export function printMessage(text: string): void {
  process.stderr.write(`${harmless(text)}\n`)
}

/**
 * Says what went wrong, what is safe and what to do.
 * @param name the file that it went wrong with
 */
export function printFailure({ message, kept, todo }: Failure, name?: string): void {
  const what = name === undefined || message.includes(name) ? message : `${name}: ${message}`
  printMessage([`lectern: ${what}`, kept, todo].filter(Boolean).join('\n  '))
}

/** Rows under their heads, aligned; the last column is as wide as it is. */
export function formatTable(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => (row[column] ?? '').length)),
  )
  return [heads, ...rows].map((row) =>
    row.map((cell, column) => cell.padEnd(column === row.length - 1 ? 0 : (widths[column] ?? 0))).join('  '),
  )
}

/** A reader such as `head` that has seen enough closes its pipe; the command still does its work. */
export function outliveClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

/** Without control characters, by which a text could command a terminal. */
function harmless(text: string): string {
  // eslint-disable-next-line no-control-regex -- they are what this is about
  return text.replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/gu, '\uFFFD')
}
