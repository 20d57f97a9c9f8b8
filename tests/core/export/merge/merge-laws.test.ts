import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Annotation } from '../../../../src-core/annotation/annotation.ts'
import { COLOURS } from '../../../../src-core/annotation/colour.ts'
import { exportMarkdown } from '../../../../src-core/export/markdown.ts'
import { joinExport, splitExport } from '../../../../src-core/export/merge/export-parts.ts'
import { mergeMarkdown } from '../../../../src-core/export/merge/merge-markdown.ts'
import { annotate, sample } from '../sample.ts'

const PASSAGES = [
  'The last ferry',
  'nobody on the quay',
  'said Selin Aydın',
  'What the line',
  '1. The line',
  'lamps burn',
]

/** What is in Lectern: a note (or none) and a colour for each passage; undefined where it is not marked. */
type Library = ({ note: string; colour: number; tagged: boolean } | undefined)[]

const library: fc.Arbitrary<Library> = fc.array(
  fc.option(
    fc.record({
      note: fc.constantFrom(
        '',
        'A note.',
        'Two\n\nparagraphs',
        '> a quote',
        '- a list\n- of two',
        '```\ncode\n```',
      ),
      colour: fc.nat(COLOURS.length - 1),
      tagged: fc.boolean(),
    }),
    { nil: undefined, freq: 3 },
  ),
  { minLength: PASSAGES.length, maxLength: PASSAGES.length },
)

/** What a user does to a file: lines put in, changed, and moved; each new word is one of its kind. */
type Act = { kind: 'insert' | 'append' | 'delete' | 'move' | 'blank'; line: number; to: number }

const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('insert', 'insert', 'append', 'append', 'delete', 'move', 'blank'),
    line: fc.nat(60),
    to: fc.nat(60),
  }),
  { maxLength: 6 },
)

function exported(state: Library): string {
  const annotations = state.flatMap((entry, index): Annotation[] =>
    entry === undefined
      ? []
      : [
          annotate(index + 1, [PASSAGES[index] ?? ''], {
            note: entry.note,
            colour: COLOURS[entry.colour] ?? 'yellow',
            tags: entry.tagged ? [`tag-${index}`] : [],
          }),
        ],
  )
  return exportMarkdown(sample(annotations))
}

/** @param spell makes the words of this round unlike those of every other */
function write(text: string, list: readonly Act[], spell: string): { text: string; words: string[] } {
  const lines = text.split('\n')
  const words: string[] = []
  for (const [index, { kind, line, to }] of list.entries()) {
    const at = line % lines.length
    const word = `mine${spell}x${index}x`
    if (kind === 'insert') lines.splice(at, 0, word)
    else if (kind === 'append') lines[at] = `${lines[at] ?? ''} ${word}`
    else if (kind === 'blank') lines.splice(at, 0, '')
    else if (kind === 'delete') lines.splice(at, 1)
    else lines.splice(to % lines.length, 0, ...lines.splice(at, 1 + (to % 4)))
    if (kind === 'insert' || kind === 'append') words.push(word)
  }
  const written = lines.join('\n')
  return { text: written, words: words.filter((word) => written.includes(word)) }
}

describe('the laws of a merge', () => {
  it('loses no word of the user’s over any sequence of edits and exports, and the next export changes nothing', () => {
    fc.assert(
      fc.property(
        library,
        fc.array(fc.tuple(library, acts), { minLength: 1, maxLength: 3 }),
        (start, rounds) => {
          let base = exported(start)
          let file = base
          let words: string[] = []
          for (const [index, [state, list]] of rounds.entries()) {
            const written = write(file, list, String(index))
            words = [...words.filter((word) => written.text.includes(word)), ...written.words]
            const ours = exported(state)
            file = mergeMarkdown({ base, theirs: written.text, ours }).text
            for (const word of words) expect(file).toContain(word)
            base = ours
            expect(mergeMarkdown({ base, theirs: file, ours }).text).toBe(file)
          }
        },
      ),
      { numRuns: 10_000 },
    )
  })

  it('gives the new export for a file that nobody touched', () => {
    fc.assert(
      fc.property(library, library, (before, after) => {
        const [base, ours] = [exported(before), exported(after)]
        expect(mergeMarkdown({ base, theirs: base, ours }).text).toBe(ours)
        // By way of the parts, too: a trailing line is a change that is not Lectern's.
        const merged = mergeMarkdown({ base, theirs: `${base}\nLast words.\n`, ours }).text
        expect(merged).toContain('Last words.')
      }),
    )
  })

  it('leaves each block id once in the file', () => {
    fc.assert(
      fc.property(library, library, acts, (before, after, list) => {
        const base = exported(before)
        const once = list.filter(({ kind }) => kind !== 'move')
        const { text } = mergeMarkdown({ base, theirs: write(base, once, '').text, ours: exported(after) })
        const ids = text.match(/(?:^|[ \t])\^hl-[0-9a-z]{26}[ \t]*$/gm) ?? []
        expect(new Set(ids.map((id) => id.trim())).size).toBe(ids.length)
      }),
    )
  })

  it('takes any text apart without losing a byte', () => {
    const id = fc.constantFrom('^hl-01jwq000000000000000000001', '^hl-01jwq000000000000000000002')
    const line = fc.oneof(
      id,
      fc.constantFrom('', '---', '> quote', 'words', '\r', '- item ^hl-01jwq000000000000000000003'),
    )
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join('\n')
        expect(joinExport(splitExport(text))).toBe(text)
      }),
    )
  })
})
