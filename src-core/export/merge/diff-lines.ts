import { diffComm } from 'node-diff3'

/** A run of lines of a difference. `skipped` stands for lines that are the same on both sides. */
export interface DiffRun {
  kind: 'same' | 'added' | 'removed' | 'skipped'
  lines: string[]
}

/** How many unchanged lines stand around each change. */
const CONTEXT = 2

/** What has to be done to the lines of one text to get another, as a person reads it. */
export function diffLines(before: string, after: string): DiffRun[] {
  const runs = diffComm(before.split('\n'), after.split('\n')).flatMap(
    ({ common, buffer1, buffer2 }): DiffRun[] =>
      common
        ? [{ kind: 'same', lines: common }]
        : [
            { kind: 'removed', lines: buffer1 },
            { kind: 'added', lines: buffer2 },
          ],
  )
  const filled = runs.filter(({ lines }) => lines.length > 0)
  return filled.flatMap((run, index) =>
    run.kind === 'same' ? shorten(run.lines, index > 0, index < filled.length - 1) : [run],
  )
}

function shorten(lines: string[], follows: boolean, leads: boolean): DiffRun[] {
  const head = follows ? CONTEXT : 0
  const tail = leads ? CONTEXT : 0
  if (lines.length <= head + tail + 1) return [{ kind: 'same', lines }]
  const runs: DiffRun[] = [
    { kind: 'same', lines: lines.slice(0, head) },
    { kind: 'skipped', lines: lines.slice(head, lines.length - tail) },
    { kind: 'same', lines: lines.slice(lines.length - tail) },
  ]
  return runs.filter(({ lines }) => lines.length > 0)
}
