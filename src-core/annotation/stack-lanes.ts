import type { Span } from '../article/segments.ts'

/** How many highlights on one place have an underline each: more would run into the next line. */
export const LANES = 3

/** 0: nothing lies on it; 1 to {@link LANES}: how far below the text its underline is. */
export type Lane = 0 | 1 | 2 | 3

/**
 * Gives spans that lie on one another lanes of their own, so that their underlines can be told apart. Where
 * more than {@link LANES} lie on one place, those that come last share the lane that is free soonest.
 * @param spans ordered by where they start
 * @returns the lane of each, in order
 */
export function stackLanes(spans: readonly Span[]): Lane[] {
  const lanes: Lane[] = []
  /** Where each lane is free again. */
  const ends: number[] = []
  /** The last of those that reach furthest, and where it ends: whether it is overlapped is known later. */
  let reach = 0
  let furthest = -1
  for (const [index, { start, end }] of spans.entries()) {
    const isOverlapped = furthest !== -1 && start < reach
    if (isOverlapped && lanes[furthest] === 0) {
      lanes[furthest] = 1
      ends[0] = reach
    }
    lanes.push(isOverlapped ? takeLane(ends, start, end) : 0)
    if (!isOverlapped) ends.length = 0
    if (end > reach) {
      reach = end
      furthest = index
    }
  }
  return lanes
}

/** As {@link stackLanes}, of annotations in text order, by their ids; without those in lane 0, which are nearly all. */
export function lanesById(annotations: readonly { id: string; anchor: Span }[]): ReadonlyMap<string, Lane> {
  const lanes = stackLanes(annotations.map(({ anchor }) => anchor))
  const byId = new Map<string, Lane>()
  lanes.forEach((lane, index) => {
    const id = annotations[index]?.id
    if (lane > 0 && id !== undefined) byId.set(id, lane)
  })
  return byId
}

function takeLane(ends: number[], start: number, end: number): Lane {
  let lane = ends.findIndex((taken) => taken <= start)
  if (lane === -1) lane = ends.length < LANES ? ends.length : ends.indexOf(Math.min(...ends))
  ends[lane] = Math.max(ends[lane] ?? 0, end)
  return (lane + 1) as Lane
}
