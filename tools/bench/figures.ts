/** A figure, and the target that it is held to. */
export interface Figure {
  name: string
  value: number
  /** At most this, or at least; missing for what is told without being held to anything. */
  target?: { atMost: number } | { atLeast: number }
  /** What it was made of, such as `3.1 ms ÷ 3.0 ms`. */
  made: string
}

export function isMet({ value, target }: Figure): boolean {
  if (!target) return true
  return 'atMost' in target ? value <= target.atMost : value >= target.atLeast
}

/** The figures as a table for a person. */
export function formatFigures(figures: readonly Figure[]): string {
  const rows = [
    ['Figure', 'Measured', 'Target', 'Met', 'Made of'],
    ...figures.map((figure) => [
      figure.name,
      formatNumber(figure.value),
      formatTarget(figure),
      !figure.target ? '–' : isMet(figure) ? 'yes' : 'NO',
      figure.made,
    ]),
  ]
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function formatTarget({ target }: Figure): string {
  if (!target) return '–'
  return 'atMost' in target ? `≤ ${formatNumber(target.atMost)}` : `≥ ${formatNumber(target.atLeast)}`
}

/** Bytes as megabytes of a million. */
export function formatBytes(value: number): string {
  return `${formatNumber(value / 1e6)} MB`
}

export function formatMilliseconds(value: number): string {
  return `${formatNumber(value)} ms`
}

/** Bytes in some milliseconds, as megabytes of a million a second. */
export function formatSpeed(bytes: number, milliseconds: number): string {
  return `${formatNumber(bytes / 1_000 / milliseconds)} MB/s`
}

/** Three figures that count. */
function formatNumber(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)))
}
