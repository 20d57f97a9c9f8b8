/** A figure that is held to a target. */
export interface Figure {
  name: string
  value: number
  /** At most this, or at least. */
  target: { atMost: number } | { atLeast: number }
  /** What it was made of, such as `3.1 ms ÷ 3.0 ms`. */
  made: string
}

export function isMet({ value, target }: Figure): boolean {
  return 'atMost' in target ? value <= target.atMost : value >= target.atLeast
}

/** The figures as a table for a person. */
export function formatFigures(figures: readonly Figure[]): string {
  const rows = [
    ['Figure', 'Measured', 'Target', 'Met', 'Made of'],
    ...figures.map((figure) => [
      figure.name,
      formatNumber(figure.value),
      'atMost' in figure.target
        ? `≤ ${formatNumber(figure.target.atMost)}`
        : `≥ ${formatNumber(figure.target.atLeast)}`,
      isMet(figure) ? 'yes' : 'NO',
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

export function formatMilliseconds(value: number): string {
  return `${formatNumber(value)} ms`
}

/** Three figures that count. */
function formatNumber(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)))
}
