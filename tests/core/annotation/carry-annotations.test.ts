import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carryAnnotations } from '../../../src-core/annotation/carry-annotations.ts'
import { describeAnchor } from '../../../src-core/annotation/describe-anchor.ts'
import { placeAnnotations } from '../../../src-core/annotation/place-annotations.ts'
import { decodeAs } from '../../../src-core/import/encoding/decode-as.ts'
import { sampleAnnotation } from '../library/sample-record.ts'
import { encodeText } from '../import/encode-text.ts'
import { SENTENCES } from '../import/encoding-texts.ts'

const [OLD, NEW] = ['1'.repeat(64), '2'.repeat(64)]

/** Carries the passage from one reading to the other; gives its words there, null when it has no place. */
function carry(before: string, after: string, start: number, end: number): string | null {
  const annotation = sampleAnnotation({ anchor: describeAnchor(before, OLD, start, end) })
  const { edits, unplaced } = carryAnnotations(
    [annotation],
    { text: before, revision: OLD },
    { text: after, revision: NEW },
  )
  const [edit] = edits
  if (edit?.kind !== 'change-annotation' || !edit.patch.anchor) {
    expect(unplaced).toEqual([annotation.id])
    return null
  }
  const { anchor } = edit.patch
  expect(anchor.exact).toBe(after.slice(anchor.start, anchor.end))
  expect(anchor.revision).toBe(NEW)
  return anchor.exact
}

function carryWords(before: string, after: string, words: string): string | null {
  const start = before.indexOf(words)
  return carry(before, after, start, start + words.length)
}

describe('whole words of a text that was read in a wrong encoding are the same words in the right one', () => {
  const read: readonly (readonly [language: string, right: string, wrong: string])[] = [
    ['polish', 'windows-1250', 'windows-1252'],
    ['czech', 'utf-8', 'windows-1252'],
    ['turkish', 'windows-1254', 'utf-8'],
    ['russian', 'koi8-r', 'windows-1251'],
    ['french', 'utf-8', 'macintosh'],
    ['korean', 'euc-kr', 'gbk'],
  ]

  it.each(read)('%s in %s, read as %s', (language, right, wrong) => {
    const sentences = SENTENCES[language]!
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.integer({ min: 1, max: 6 }),
        (chosen, from, count) => {
          const bytes = encodeText(chosen.join('.\n'), right)
          const [before, after] = [decodeAs(bytes, wrong), decodeAs(bytes, right)]
          const [words, others] = [before, after].map((text) => [...text.matchAll(/[^ \n]+/gu)]) as [
            RegExpExecArray[],
            RegExpExecArray[],
          ]
          // Where a wrong reading swallows a space there are no words to speak of.
          fc.pre(words.length === others.length)
          const first = from % words.length
          const last = Math.min(words.length - 1, first + count)
          const endOf = (all: RegExpExecArray[]) => all[last]!.index + all[last]![0].length
          expect(carry(before, after, words[first]!.index, endOf(words))).toBe(
            after.slice(others[first]!.index, endOf(others)),
          )
        },
      ),
    )
  })
})

describe('a passage is carried', () => {
  it.each([
    [
      'within a word, where the letters beside it are the same',
      'Pi¹tek, a trip',
      'Piątek, a trip',
      'Pi',
      'Pi',
    ],
    ['up to a sign after the word', 'in £ódŸ, then', 'in Łódź, then', '£ódŸ', 'Łódź'],
    ['with letters of several bytes', 'na CzÄ™Å›ci drogi', 'na Części drogi', 'CzÄ™Å›ci', 'Części'],
    ['over lines', 'one £ódŸ\ntwo words', 'one Łódź\ntwo words', '£ódŸ\ntwo', 'Łódź\ntwo'],
    ['with the space beside it', 'a £ódŸ b', 'a Łódź b', ' £ódŸ ', ' Łódź '],
    ['where only its own line corresponds', 'x y\n£ódŸ here', 'xy\nŁódź here', '£ódŸ', 'Łódź'],
    ['by its quote, where nothing corresponds', 'a b c\nplain words', 'ab\nc\nplain words', 'plain', 'plain'],
  ])('%s', (_, before, after, words, there) => expect(carryWords(before, after, words)).toBe(there))

  it('not where its words are gone', () => {
    expect(carryWords('a b c\n£ódŸ', 'ab\nc\nŁódź', '£ódŸ')).toBeNull()
    expect(carryWords('漢字は難しい', 'kanji', '字')).toBeNull()
  })
})

describe('of annotations on a text', () => {
  const text = 'The pier was empty by nine, and the ferry had gone.'
  const here = sampleAnnotation({ id: 'here', anchor: describeAnchor(text, NEW, 4, 8) })
  const elsewhere = sampleAnnotation({
    id: 'elsewhere',
    anchor: { ...describeAnchor(text, OLD, 36, 41), start: 2, end: 7 },
  })
  const gone = sampleAnnotation({ id: 'gone', anchor: { ...here.anchor, revision: OLD, exact: 'boat' } })

  it('those of another revision are found by their words, and those that are not are told apart', () => {
    const { placed, unplaced } = placeAnnotations([elsewhere, here, gone], text, NEW)
    expect(placed.map(({ id }) => id)).toEqual(['here', 'elsewhere'])
    expect(placed[1]?.anchor).toMatchObject({ start: 36, end: 41, exact: 'ferry' })
    expect(unplaced).toEqual([gone])
  })

  it('all are as they are when they are of this one', () => {
    const all = [here]
    expect(placeAnnotations(all, text, NEW).placed).toBe(all)
  })
})
