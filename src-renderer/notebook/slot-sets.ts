/** Slots in no order; never changed, only replaced. */
export type SlotSet = ReadonlySet<number>

export const NO_SLOTS: SlotSet = new Set()

export function toSlotSet(slots: Iterable<number>): SlotSet {
  return new Set(slots)
}

/** The set with a slot put in, or taken out if it is there. */
export function withToggled(set: SlotSet, slot: number): SlotSet {
  const toggled = new Set(set)
  if (!toggled.delete(slot)) toggled.add(slot)
  return toggled
}

export function union(set: SlotSet, slots: Iterable<number>): SlotSet {
  return new Set([...set, ...slots])
}

/** What of a set is still among the rows. */
export function among(set: SlotSet, rows: Uint32Array): SlotSet {
  const there = new Set(rows)
  return new Set([...set].filter((slot) => there.has(slot)))
}

/** The rows' slots, each once, in their order. */
export function distinct(rows: Uint32Array): Uint32Array {
  return Uint32Array.from(new Set(rows))
}
