import { among, distinct, NO_SLOTS, toSlotSet, union, withToggled } from './slot-sets.ts'

/** What the selection must know of the list. */
interface Rows {
  /** One a row. */
  readonly slots: Uint32Array
}

const PAGE_STEP = 8

/** The rows that are chosen, and the row that the keys are on. */
export class NotebookSelection {
  /** The row that the keys act on; -1 before there was one. */
  cursor = $state(-1)
  /** The slots that are chosen. */
  chosen = $state.raw(NO_SLOTS)
  /** Where a run of rows that is being chosen began. */
  #from = -1
  /** What was chosen before that. */
  #before = NO_SLOTS
  readonly #list: Rows

  constructor(list: Rows) {
    this.#list = list
  }

  get cursorSlot(): number | undefined {
    return this.#list.slots[this.cursor]
  }

  /** What an act is about: what is chosen, or else the row that the keys are on. In the order of the list. */
  get targets(): Uint32Array {
    if (this.chosen.size === 0) {
      return this.cursorSlot === undefined ? new Uint32Array() : Uint32Array.of(this.cursorSlot)
    }
    // What is in several groups counts once.
    return distinct(this.#list.slots.filter((slot) => this.chosen.has(slot)))
  }

  has(slot: number): boolean {
    return this.chosen.has(slot)
  }

  clear(): void {
    this.chosen = NO_SLOTS
    this.#before = this.chosen
    this.#from = -1
  }

  moveTo(row: number): void {
    this.cursor = Math.max(-1, Math.min(row, this.#list.slots.length - 1))
    this.#from = this.cursor
    this.#before = this.chosen
  }

  /** Chooses a row, or gives it up. */
  toggle(row: number): void {
    const slot = this.#list.slots[row]
    if (slot === undefined) return
    this.chosen = withToggled(this.chosen, slot)
    this.moveTo(row)
  }

  /** Chooses all from where the run began to a row. */
  extendTo(row: number): void {
    const from = this.#from === -1 ? Math.max(this.cursor, 0) : this.#from
    const to = Math.max(0, Math.min(row, this.#list.slots.length - 1))
    const run = this.#list.slots.slice(Math.min(from, to), Math.max(from, to) + 1)
    this.chosen = union(this.#before, run)
    this.cursor = to
    this.#from = from
  }

  all(): void {
    this.chosen = toSlotSet(this.#list.slots)
  }

  /** After the list was made anew: stays with what is there. @param cursor the slot that the keys were on */
  follow(cursor: number | undefined): void {
    const { slots } = this.#list
    if (this.chosen.size > 0) this.chosen = among(this.chosen, slots)
    const row = cursor === undefined ? -1 : slots.indexOf(cursor)
    this.moveTo(row === -1 ? this.cursor : row)
  }

  /** Moves on a key of a list box. @returns whether it was one */
  move(key: string, extend: boolean): boolean {
    const rows = this.#list.slots.length
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: PAGE_STEP,
      PageUp: -PAGE_STEP,
      Home: -rows,
      End: rows,
    }
    const step = steps[key]
    if (step === undefined || rows === 0) return false
    const row = Math.max(0, Math.min(this.cursor + step, rows - 1))
    if (extend) this.extendTo(row)
    else this.moveTo(row)
    return true
  }
}
