import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Annotation } from '../../../../src-core/annotation/annotation.ts'
import { canonicalText } from '../../../../src-core/article/canonical-text.ts'
import { exportMarkdown } from '../../../../src-core/export/markdown.ts'
import { describeFile } from '../../../../src-core/export/verify/describe-verified.ts'
import { readQuotes } from '../../../../src-core/export/verify/read-quotes.ts'
import { verifyQuotes, type VerifiedQuote } from '../../../../src-core/export/verify/verify-quotes.ts'
import { annotate, article, blocks, sample } from '../sample.ts'

const annotations: Annotation[] = [
  annotate(1, ['nobody on the quay had been told'], { note: 'Asks:\n\n> my own quote of another book' }),
  annotate(2, ['“It cost *us* $40,”', '^ever”'], { tags: ['2025'] }),
  annotate(3, ['The gulls', 'lamps burn late.']),
]
const EXPORTED = exportMarkdown(sample(annotations))

function verify(file: string, known: readonly Annotation[] = annotations): VerifiedQuote[] {
  return verifyQuotes(readQuotes(file), [{ article, blocks, annotations: known }])
}

/** As in `✓ ¶ 1`, with the words of a change. */
function told(file: string, known?: readonly Annotation[]): string[] {
  return verify(file, known).map(({ state, place, words }) => {
    const changes = words.flatMap(({ kind, text }) =>
      kind === 'same' ? [] : [kind === 'added' ? `+${text}` : `-${text}`],
    )
    return [state, place ? `¶ ${place.paragraph}` : 'nowhere', ...changes].join(' ')
  })
}

const QUOTE = '> nobody on the quay had been told'
const SOUND = ['unchanged ¶ 1', 'unchanged ¶ 2', 'unchanged ¶ 4']

describe('verifying an export', () => {
  it.each<[name: string, file: string, told: string[]]>([
    ['as it was written', EXPORTED, SOUND],
    ['with lines wrapped anew', EXPORTED.replace('on the quay', 'on\n> the quay'), SOUND],
    [
      'with the ends of lines of Windows and a mark of the encoding',
      `\uFEFF${EXPORTED.replaceAll('\n', '\r\n')}`,
      SOUND,
    ],
    [
      'with own words, headings and a callout between',
      EXPORTED.replace('¶ 2', '## Mine\n\n> [!note] Mine\n> and none of theirs\n\n¶ 2'),
      SOUND,
    ],
    ['with emphasis put into a quote', EXPORTED.replace('on the quay', '**on the quay**'), SOUND],
    [
      'with a word changed',
      EXPORTED.replace('on the quay', 'in the port'),
      ['altered ¶ 1 -on +in -quay +port', 'unchanged ¶ 2', 'unchanged ¶ 4'],
    ],
    [
      'with a word put in and one left out',
      EXPORTED.replace(QUOTE, '> nobody on the old quay had told'),
      ['altered ¶ 1 +old -been', 'unchanged ¶ 2', 'unchanged ¶ 4'],
    ],
    [
      'with “not” put into a quote',
      EXPORTED.replace('had been told', 'had not been told'),
      ['altered ¶ 1 +not', 'unchanged ¶ 2', 'unchanged ¶ 4'],
    ],
    [
      'with a quote that is not from there',
      EXPORTED.replace(QUOTE, '> The captain refused every comment, she wrote.'),
      ['missing nowhere', 'unchanged ¶ 2', 'unchanged ¶ 4'],
    ],
    ['without the block ids', EXPORTED.replace(/^\^hl-.*$/gm, ''), SOUND],
    [
      'without the block ids, and a word changed',
      EXPORTED.replace(/^\^hl-.*$/gm, '').replace('burn late', 'burn early'),
      ['unchanged ¶ 1', 'unchanged ¶ 2', 'altered ¶ 4 -late. +early.'],
    ],
    [
      'with a quote of the text that somebody added by hand',
      `${EXPORTED}\n> the *weather* & the \\<b>port\\</b>\n`,
      [...SOUND, 'unchanged ¶ 3'],
    ],
    [
      'with a quote that somebody made up',
      `${EXPORTED}\n> We shall never sail again, said the mayor.\n`,
      [...SOUND, 'missing nowhere'],
    ],
    [
      'of plain lines with an id behind each',
      `---\nlectern-id: ${article.id}\n---\n\n- Told: nobody on the quay had been told (¶ 1) ^hl-01jwq000000000000000000001\n`,
      ['unchanged ¶ 1'],
    ],
    [
      'of plain lines, one of them changed',
      `---\nlectern-id: ${article.id}\n---\n\n- nobody on the ship had been told ^hl-01jwq000000000000000000001\n`,
      ['altered ¶ 1 -quay +ship'],
    ],
    [
      'that names no article, below its title',
      EXPORTED.replace(/^---\n[^]*?---\n/, '').replace(/^\^hl-.*$/gm, ''),
      SOUND,
    ],
    ['that says nothing of where it is from', '> nobody on the quay had been told\n', ['missing nowhere']],
    ['without quotes', '# Words\n', []],
  ])('%s', (_name, file, expected) => {
    expect(told(file)).toEqual(expected)
  })

  it('goes by the text when the annotation is gone from the library', () => {
    expect(told(EXPORTED, [])).toEqual(['unchanged ¶ 1', 'missing nowhere', 'unchanged ¶ 2', 'unchanged ¶ 4'])
  })

  it('names the line and the place, and opens the annotation', () => {
    const [first] = verify(EXPORTED)
    const start = canonicalText(blocks).indexOf('nobody on the quay')
    expect(EXPORTED.split('\n')[(first?.line ?? 0) - 1]).toBe(QUOTE)
    expect(first).toMatchObject({
      annotationId: annotations[0]?.id,
      place: { articleId: article.id, title: article.title, start, end: start + 32 },
    })
  })

  it('says in a line what came of a file', () => {
    expect(describeFile({ quotes: verify(EXPORTED.replace('quay', 'pier')) })).toBe(
      '3 quotes: 2 unchanged, 1 altered',
    )
  })

  it('finds every passage unchanged, wherever it begins and ends', () => {
    const text = canonicalText(blocks)
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.integer({ min: 1, max: 80 }), (from, length) => {
        const exact = text.slice(from, from + length)
        fc.pre(exact.trim() !== '' && !/\p{Cs}/u.test(exact))
        const one: Annotation = {
          ...annotate(1, ['ferry']),
          anchor: { revision: '', start: from, end: from + exact.length, exact, prefix: '', suffix: '' },
        }
        expect(verify(exportMarkdown(sample([one])), [one]).map(({ state }) => state)).toEqual(['unchanged'])
      }),
    )
  })

  it('never calls a quote unchanged that has another word', () => {
    fc.assert(
      fc.property(fc.nat(6), fc.constantFrom('never', 'Selin', 'told', 'ferries'), (index, word) => {
        const words = 'nobody on the quay had been told'.split(' ')
        fc.pre(words[index] !== word)
        words[index] = word
        const [first] = verify(EXPORTED.replace(QUOTE, `> ${words.join(' ')}`))
        expect(first?.state).toBe('altered')
      }),
    )
  })
})
