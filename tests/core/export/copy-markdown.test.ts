import { describe, expect, it } from 'vitest'
import { copyMarkdown } from '../../../src-core/export/copy-markdown.ts'
import { annotate, sample } from './sample.ts'

const FROM = 'Deniz Kaya, The last ferry: nobody was told, ISTANBUL, 2025-06-02'
const { anchor } = annotate(9, ['“It cost *us*'])

describe('copying as Markdown', () => {
  it('takes a passage that is selected, with its paragraph', () => {
    const { start, end } = anchor
    expect(copyMarkdown(sample([]), [{ start, end }])).toBe(`> “It cost \\*us\\*\n\n— ${FROM}, ¶ 2\n`)
  })

  it('takes annotations with what is known of them and their notes', () => {
    const one = annotate(1, ['nobody on the quay'], { note: 'Who?', tags: ['port'] })
    const two = annotate(2, ['guests'], { colour: 'red' })
    expect(copyMarkdown(sample([]), [one, two])).toBe(
      `> nobody on the quay\n\n¶ 1 · Key point · #port\n\nWho?\n\n> guests\n\n¶ 5 · Question\n\n— ${FROM}\n`,
    )
  })
})
