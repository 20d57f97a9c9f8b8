import { mergeStamped, toText } from '../library/merge-values.ts'
import type { Hash } from '../library/envelope.ts'
import type { Stamps } from '../library/record.ts'
import { laterStamp, type Stamp } from '../library/stamp.ts'
import type { IncomingAnnotation, IncomingSource } from './incoming.ts'
import type { UnplacedReason } from './place-incoming.ts'

/** Why an annotation is in the tray: its article is not known, or its passage in it. */
export const TRAY_REASONS = [
  'no-article',
  'several-articles',
  'missing',
  'ambiguous',
  'no-words',
] as const satisfies (UnplacedReason | 'no-article' | 'several-articles')[]
export type TrayReason = (typeof TRAY_REASONS)[number]

/** What became of an annotation that was, or is, in the tray. */
export type TrayState =
  | { kind: 'waiting' }
  /** It is in this article: at a passage, or in the article's note. */
  | { kind: 'placed'; articleId: string }
  | { kind: 'discarded' }

/** An annotation without its source, which all of a file's share. */
export type TrayAnnotation = Omit<IncomingAnnotation, 'source'>

/** An annotation in the tray. What was decided about one is kept, so that no second reading undoes it. */
export interface TrayItem {
  annotation: TrayAnnotation
  why: TrayReason
  state: TrayState
  /** Of `annotation`, `why` and `state`, once they are changed: any decision is later than the first reading. */
  stamps: Stamps
}

/** What unplaced/<key>.json holds: the annotations made on one thing elsewhere. */
export interface TrayFile {
  source: IncomingSource
  /** By the annotations' ids. */
  items: Record<string, TrayItem>
}

/** An annotation for the tray. */
export interface Unplaced {
  annotation: IncomingAnnotation
  why: TrayReason
  /** Absent for one that waits. */
  state?: TrayState
}

/** A decision about an annotation in the tray. */
export interface TrayChange {
  /** The annotation's id. */
  id: string
  state: TrayState
}

/** Names the tray's file of a source: the same on every device, however the title is spaced and capitalised. */
export function trayKey({ title, address }: Pick<IncomingSource, 'title' | 'address'>, hash: Hash): string {
  const plain = title.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase()
  return hash(JSON.stringify([plain, address.trim()])).slice(0, 32)
}

/**
 * The file with annotations of its source put in. One that is there and waits is written anew; what was decided
 * about one stands. Nothing new gives back the very same file.
 * @param stamp later than every stamp in the file
 */
export function putInTray(
  file: TrayFile | null,
  unplaced: readonly Unplaced[],
  stamp: Stamp,
): TrayFile | null {
  const items = { ...file?.items }
  let changed = file
  for (const { annotation, why, state } of unplaced) {
    const { source, ...rest } = annotation
    const item = putItem(items[rest.id], { annotation: rest, why }, state, stamp)
    if (item === items[rest.id]) continue
    items[rest.id] = item
    if (changed === file) changed = { ...(file ?? { source }), items }
  }
  return changed
}

function putItem(
  old: TrayItem | undefined,
  fresh: Pick<TrayItem, 'annotation' | 'why'>,
  state: TrayState | undefined,
  stamp: Stamp,
): TrayItem {
  if (!old) return { ...fresh, state: state ?? { kind: 'waiting' }, stamps: state ? { state: stamp } : {} }
  let item = old
  const set = <Name extends 'annotation' | 'why' | 'state'>(name: Name, value: TrayItem[Name]) => {
    if (toText(item[name]) !== toText(value))
      item = { ...item, [name]: value, stamps: { ...item.stamps, [name]: stamp } }
  }
  if (state) set('state', state)
  if (old.state.kind !== 'waiting') return item
  set('annotation', fresh.annotation)
  set('why', fresh.why)
  return item
}

/** The file after decisions, and those that take them back. What is not in it is passed over. */
export function changeTray(
  file: TrayFile,
  changes: readonly TrayChange[],
  stamp: Stamp,
): { file: TrayFile; inverse: TrayChange[] } {
  const inverse: TrayChange[] = []
  const items = { ...file.items }
  for (const { id, state } of changes) {
    const item = items[id]
    if (!item || toText(item.state) === toText(state)) continue
    inverse.unshift({ id, state: item.state })
    items[id] = { ...item, state, stamps: { ...item.stamps, state: stamp } }
  }
  return { file: inverse.length === 0 ? file : { ...file, items }, inverse }
}

/**
 * Merges two copies of a file, item by item: of each, the later decision counts.
 * Commutative, associative and idempotent; `a` is given back as it is when `b` adds nothing to it.
 */
export function mergeTrayFiles(a: TrayFile, b: TrayFile): TrayFile {
  if (toText(a) === toText(b)) return a
  const merged = mergeStamped(a, b, { items: (x, y) => mergeItems(x.items, y.items) })
  return toText(merged) === toText(a) ? a : merged
}

function mergeItems(a: TrayFile['items'], b: TrayFile['items']): TrayFile['items'] {
  return Object.fromEntries(
    Object.entries({ ...a, ...b }).map(([id, found]) => {
      const [one, other] = [a[id] ?? found, b[id] ?? found]
      // Each is true as a whole: half of one reading and half of another would be neither.
      const whole = (name: 'annotation' | 'state') => (x: TrayItem, y: TrayItem) => laterOf(name, x, y)[name]
      return [id, mergeStamped(one, other, { annotation: whole('annotation'), state: whole('state') })]
    }),
  )
}

function laterOf(name: 'annotation' | 'state', x: TrayItem, y: TrayItem): TrayItem {
  const [mine, theirs] = [x.stamps[name] ?? '', y.stamps[name] ?? '']
  if (mine !== theirs) return mine > theirs ? x : y
  return toText(x[name]) >= toText(y[name]) ? x : y
}

/** The file with what a backup's copy has and it has not, and with what was decided then. */
export function restoreTrayFile(file: TrayFile | null, wanted: TrayFile, stamp: Stamp): TrayFile {
  if (!file) return wanted
  const missing = Object.entries(wanted.items).filter(([id]) => !file.items[id])
  const whole =
    missing.length === 0 ? file : { ...file, items: { ...file.items, ...Object.fromEntries(missing) } }
  const then = Object.entries(wanted.items).map(([id, { state }]) => ({ id, state }))
  return changeTray(whole, then, stamp).file
}

/** How many of a file's annotations {@link restoreTrayFile} would make wait, and how many it would end the waiting of. */
export function countRestored(
  file: TrayFile | null,
  wanted: TrayFile,
): { waitingBack: number; waitingGone: number } {
  const waits = (item: TrayItem | undefined) => item?.state.kind === 'waiting'
  const changed = Object.entries(wanted.items).filter(([id, item]) => waits(item) !== waits(file?.items[id]))
  const back = changed.filter(([, item]) => waits(item)).length
  return { waitingBack: back, waitingGone: changed.length - back }
}

/** The latest stamp in a file; empty when there is none. */
export function latestTrayStamp(file: TrayFile | null): Stamp {
  const stamps = Object.values(file?.items ?? {}).flatMap((item) => Object.values(item.stamps))
  return stamps.reduce<Stamp>(laterStamp, '')
}

/** An item with its source, as it came in. */
export function toIncoming(source: IncomingSource, { annotation }: TrayItem): IncomingAnnotation {
  return { ...annotation, source }
}

/** How many of a tray's annotations wait. */
export function countWaiting(files: readonly TrayFile[]): number {
  return files.reduce(
    (sum, { items }) => sum + Object.values(items).filter(({ state }) => state.kind === 'waiting').length,
    0,
  )
}
