import { describe, expect, it } from 'vitest'
import { NotebookSelection } from '../../../src-renderer/notebook/notebook-selection.svelte.ts'

/** Rows whose slots are ten times their place, so that one is not taken for the other. */
function someRows(slots = [0, 10, 20, 30, 40]) {
  const list = { slots: Uint32Array.from(slots) }
  return { list, selection: new NotebookSelection(list) }
}
const targets = (selection: NotebookSelection) => [...selection.targets]

describe('what is selected', () => {
  it('is the row that the keys are on, until rows are chosen', () => {
    const { selection } = someRows()
    expect(targets(selection)).toEqual([])
    selection.move('ArrowDown', false)
    selection.move('ArrowDown', false)
    expect(targets(selection)).toEqual([10])
    selection.toggle(3)
    expect(targets(selection)).toEqual([30])
  })

  it('grows and shrinks with Shift from where it began, beside what was chosen before', () => {
    const { selection } = someRows()
    selection.toggle(0)
    selection.moveTo(2)
    selection.move('ArrowDown', true)
    selection.move('ArrowDown', true)
    expect(targets(selection)).toEqual([0, 20, 30, 40])
    selection.move('ArrowUp', true)
    expect(targets(selection)).toEqual([0, 20, 30])
  })

  it('is in the order of the list, and counts once what is in several groups', () => {
    const { selection } = someRows([30, 10, 30, 20])
    selection.all()
    expect(targets(selection)).toEqual([30, 10, 20])
  })

  it('stays with what is there when the list is made anew', () => {
    const { list, selection } = someRows()
    selection.toggle(1)
    selection.toggle(3)
    const cursor = selection.cursorSlot
    list.slots = Uint32Array.from([30, 40])
    selection.follow(cursor)
    expect(targets(selection)).toEqual([30])
    expect(selection.cursorSlot).toBe(30)
  })

  it('never leads beyond the ends', () => {
    const { selection } = someRows()
    for (const key of ['End', 'ArrowDown', 'PageDown']) selection.move(key, false)
    expect(selection.cursor).toBe(4)
    for (const key of ['Home', 'ArrowUp']) selection.move(key, false)
    expect(selection.cursor).toBe(0)
    expect(someRows([]).selection.move('End', false)).toBe(false)
  })
})
