import { describe, expect, test } from 'vitest'
import type { Mark } from '../../../src-core/article/block.ts'
import { inlineRuns } from '../../../src-renderer/reader/inline-runs.ts'

const runs = (text: string, marks: Mark[]) =>
  inlineRuns({ kind: 'paragraph', text, marks }).map(({ text, strong, em, code, href }) =>
    [text, strong && 'strong', em && 'em', code && 'code', href].filter(Boolean).join(' '),
  )

describe('inlineRuns', () => {
  test.each<[string, string, Mark[], string[]]>([
    ['text without marks is one run', 'plain', [], ['plain']],
    ['no text, no run', '', [], []],
    ['a mark in the middle', 'abc', [{ start: 1, end: 2, kind: 'em' }], ['a', 'b em', 'c']],
    [
      'marks that cross are cut where they do',
      'abcd',
      [
        { start: 0, end: 3, kind: 'strong' },
        { start: 1, end: 4, kind: 'em' },
      ],
      ['a strong', 'bc strong em', 'd em'],
    ],
    [
      'a link',
      'see',
      [{ start: 0, end: 3, kind: 'link', href: 'https://a.example/' }],
      ['see https://a.example/'],
    ],
    [
      'a mark that reaches beyond the text does no harm',
      'ab',
      [{ start: 1, end: 9, kind: 'code' }],
      ['a', 'b code'],
    ],
  ])('%s', (_name, text, marks, expected) => {
    expect(runs(text, marks)).toEqual(expected)
  })
})
