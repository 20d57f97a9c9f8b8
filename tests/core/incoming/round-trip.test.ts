import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportJsonLd } from '../../../src-core/export/json-ld.ts'
import { anyInputs } from './any-library.ts'
import { bringIn, sorted } from './bring-in.ts'
import { validateCollection } from './validate-annotations.ts'

describe('what Lectern exports as JSON-LD', () => {
  it('comes back as it was: ids, passages, notes, tags, links, colours and dates', async () => {
    await fc.assert(
      fc.asyncProperty(anyInputs, async (inputs) => {
        expect(await bringIn(exportJsonLd(inputs), inputs)).toEqual(sorted(inputs))
      }),
    )
  })

  it('is as the W3C’s model says, and is exported again as it was, to the letter', async () => {
    await fc.assert(
      fc.asyncProperty(anyInputs, async (inputs) => {
        const written = exportJsonLd(inputs)
        expect(validateCollection(JSON.parse(written))).toEqual([])
        const back = await bringIn(written, inputs)
        const again = inputs.map((input) => ({ ...input, annotations: back.get(input.article.id) ?? [] }))
        expect(exportJsonLd(again)).toBe(written)
      }),
    )
  })
})
