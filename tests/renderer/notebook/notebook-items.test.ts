import fc from 'fast-check'
import { expect, it } from 'vitest'
import { NotebookItems, type NotebookItem } from '../../../src-renderer/notebook/notebook-items.ts'

it('lays out the heads of groups between the rows, and finds each again', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 12 }), fc.nat(9), (counts, loose) => {
      const groups = counts.map((count, at) => ({ key: String(at), title: '', count }))
      const rows = counts.length === 0 ? loose : counts.reduce((sum, count) => sum + count, 0)
      let row = 0
      const plain: NotebookItem[] =
        counts.length === 0
          ? Array.from({ length: loose }, (_, at) => ({ kind: 'row', group: -1, row: at }))
          : counts.flatMap((count, group) => [
              { kind: 'head' as const, group },
              ...Array.from({ length: count }, () => ({ kind: 'row' as const, group, row: row++ })),
            ])
      const items = new NotebookItems(rows, groups)
      expect(Array.from({ length: items.count }, (_, at) => items.at(at))).toEqual(plain)
      const inParts = items
        .parts(0, items.count)
        .flatMap(({ group, hasHead, rows }) => [
          ...(hasHead ? [{ kind: 'head' as const, group }] : []),
          ...rows.map((row) => ({ kind: 'row' as const, group, row })),
        ])
      expect(inParts).toEqual(plain)
      for (const [at, item] of plain.entries()) {
        expect(item.kind === 'row' ? items.itemOf(item.row) : items.headOf(item.group)).toBe(at)
      }
    }),
  )
})
