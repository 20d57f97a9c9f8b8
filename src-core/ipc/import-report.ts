import { addLeftOut, NOTHING_LEFT_OUT } from '../import/left-out.ts'
import { joinPlaced } from '../incoming/describe-incoming.ts'
import type { ImportReport } from './contract.ts'
import type { AnnotationsReport } from './incoming-requests.ts'

/** What came of no import. */
export const NOTHING_IMPORTED: ImportReport = { imported: [], failed: [] }

/** Two reports as one. */
export function joinReports(a: ImportReport, b: ImportReport): ImportReport {
  const notReached = (a.notReached ?? 0) + (b.notReached ?? 0)
  const leftOut =
    (a.leftOut ?? b.leftOut) && addLeftOut(a.leftOut ?? NOTHING_LEFT_OUT, b.leftOut ?? NOTHING_LEFT_OUT)
  const fromTray = b.fromTray ? joinPlaced(a.fromTray, b.fromTray) : a.fromTray
  const annotations = b.annotations ? joinAnnotations(a.annotations, b.annotations) : a.annotations
  return {
    imported: [...a.imported, ...b.imported],
    failed: [...a.failed, ...b.failed],
    ...(fromTray && { fromTray }),
    ...(annotations && { annotations }),
    ...(leftOut && { leftOut }),
    ...(notReached > 0 && { notReached }),
  }
}

function joinAnnotations(a: AnnotationsReport | undefined, b: AnnotationsReport): AnnotationsReport {
  if (!a) return b
  return {
    ...joinPlaced(a, b),
    known: a.known + b.known,
    deleted: [...a.deleted, ...b.deleted],
    discarded: a.discarded + b.discarded,
    waiting: [...a.waiting, ...b.waiting],
    unread: [...a.unread, ...b.unread],
    failed: [...a.failed, ...b.failed],
  }
}
