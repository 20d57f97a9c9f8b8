import type { TrayFile } from '../../src-core/incoming/tray.ts'
import type { TrayRow, TrayView } from '../../src-core/ipc/incoming-requests.ts'

/** The tray by its sources' titles; of one source, in the order in which annotations were made. */
export function toTrayView(files: readonly TrayFile[]): TrayView {
  const sorted = files.toSorted((a, b) => a.source.title.localeCompare(b.source.title))
  const of = (kind: 'waiting' | 'discarded'): TrayRow[] =>
    sorted.flatMap(({ source, items }) =>
      Object.values(items)
        .filter(({ state }) => state.kind === kind)
        .toSorted((a, b) => compare(a.annotation.createdAt, b.annotation.createdAt))
        .map(({ why, annotation: { id, exact, note, tags, place, createdAt } }) => {
          return { id, exact, note, tags, place, createdAt, source, why }
        }),
    )
  return { waiting: of('waiting'), discarded: of('discarded') }
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
