import type { NotebookGroup } from '../../src-core/notebook/group-annotations.ts'

/** A line of the list: the head of a group, or a row. */
export type NotebookItem =
  | { kind: 'head'; group: number }
  /** `row` counts rows alone, from 0. */
  | { kind: 'row'; group: number; row: number }

/** A run of lines of one group. */
export interface ItemsPart {
  /** -1 without groups. */
  group: number
  hasHead: boolean
  rows: number[]
}

/** The lines of a list in groups: which stands where. Without groups each line is a row. */
export class NotebookItems {
  readonly rows: number
  readonly groups: readonly NotebookGroup[]
  /** Of each group, the item that its head is. */
  readonly #heads: number[] = []

  constructor(rows: number, groups: readonly NotebookGroup[]) {
    this.rows = rows
    this.groups = groups
    let head = 0
    for (const { count } of groups) {
      this.#heads.push(head)
      head += count + 1
    }
  }

  get count(): number {
    return this.rows + this.groups.length
  }

  /** @param item from 0 */
  at(item: number): NotebookItem {
    const group = this.groupOf(item)
    if (group === -1) return { kind: 'row', group, row: item }
    if (this.#heads[group] === item) return { kind: 'head', group }
    return { kind: 'row', group, row: item - group - 1 }
  }

  /** The item that a group's head is. */
  headOf(group: number): number {
    return this.#heads[group] ?? 0
  }

  /** The item that a row is. */
  itemOf(row: number): number {
    if (this.groups.length === 0) return row
    let [low, high] = [0, this.groups.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      // Before a group's first row stand its rows' predecessors, without the heads.
      if ((this.#heads[middle] ?? 0) - middle <= row) low = middle
      else high = middle - 1
    }
    return row + low + 1
  }

  /** The group that an item is in; -1 without groups. */
  groupOf(item: number): number {
    let [low, high] = [0, this.groups.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#heads[middle] ?? 0) <= item) low = middle
      else high = middle - 1
    }
    return this.groups.length === 0 ? -1 : low
  }

  /** The items from `first` to `end` (exclusive), a part for each group. */
  parts(first: number, end: number): ItemsPart[] {
    const parts: ItemsPart[] = []
    for (let index = first; index < end; index++) {
      const item = this.at(index)
      let part = parts.at(-1)
      if (part?.group !== item.group) {
        part = { group: item.group, hasHead: false, rows: [] }
        parts.push(part)
      }
      if (item.kind === 'head') part.hasHead = true
      else part.rows.push(item.row)
    }
    return parts
  }
}
