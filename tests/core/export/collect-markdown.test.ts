import { expect, it } from 'vitest'
import { collectMarkdown } from '../../../src-core/export/collect-markdown.ts'
import { annotate, sample } from './sample.ts'

it('collects highlights below the titles of their articles, in the order in which they are given', () => {
  const first = sample([
    annotate(2, ['6.45'], { colour: 'purple', tags: ['figures'] }),
    annotate(1, ['The last ferry', 'nobody'], { note: 'Who says so?' }),
  ])
  const second = sample([annotate(3, ['told'], {})], {
    title: 'Another *title*',
    byline: '',
    publisher: '',
    place: '',
    published: '2025-06-03',
    source: '',
  })
  const text = collectMarkdown([first, second], 'Notebook')
  expect(text).toMatchInlineSnapshot(`
    "# Notebook

    ## The last ferry: nobody was told

    Deniz Kaya, ISTANBUL, 2025-06-02, ferry.txt

    > 6.45

    ¶ 1 · Figure · #figures

    > The last ferry left at 6.45, and nobody

    ¶ 1 · Key point

    Who says so?

    ## Another \\*title\\*

    2025-06-03

    > told

    ¶ 1 · Key point
    "
  `)
  expect(collectMarkdown([second], '')).toMatch(/^# Another/)
})
