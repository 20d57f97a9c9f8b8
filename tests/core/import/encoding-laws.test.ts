import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../src-core/import/decode-text.ts'
import { decodeAs, decodeStrictly } from '../../../src-core/import/encoding/decode-as.ts'
import { ENCODINGS, findEncoding } from '../../../src-core/import/encoding/encodings.ts'
import { likelyEncodings } from '../../../src-core/import/encoding/likely-encodings.ts'
import { previewEncoding, previewText, showHidden } from '../../../src-core/import/encoding/preview-text.ts'
import { readsWell } from '../../../src-core/import/encoding/reads-well.ts'
import { LecternError } from '../../../src-core/ipc/result.ts'
import { encodeText } from './encode-text.ts'
import { SENTENCES, WRITTEN } from './encoding-texts.ts'

/** Letters of every script that some encoding has. */
const LETTERS = Array.from(
  'aZ09 .,-éèüñßøÅçğışİąćęłżčřžőűășāėįšõřĦħŵŷäöžЖжчьґєїћљЯяΩάήςאבשءعسกขไăơđ日本語のカ中国国語繁體한국어€“”–…',
)
const LABELS = ENCODINGS.map(({ label }) => label)

/** The letters that an encoding has. */
function lettersOf(encoding: string): string[] {
  return LETTERS.filter((letter) => {
    try {
      return decodeStrictly(encodeText(letter, encoding), encoding) === letter
    } catch {
      return false
    }
  })
}

describe('a text is what it was before it was written in', () => {
  it.each(LABELS)('%s', async (encoding) => {
    const letters = lettersOf(encoding)
    expect(letters.length).toBeGreaterThan(8)
    const line = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 40 })
    const text = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\r\n'))
    await fc.assert(
      fc.asyncProperty(text, async (text) => {
        const bytes = encodeText(text, encoding)
        expect(decodeAs(bytes, encoding)).toBe(text)
        expect(decodeStrictly(bytes, encoding)).toBe(text)
        const { lost, stray, isWhole } = previewEncoding(bytes, encoding)
        expect({ lost, stray, isWhole }).toEqual({ lost: 0, stray: 0, isWhole: true })
        fc.pre(text.trim() !== '')
        expect(await decodeText(bytes, encoding)).toEqual({ text, encoding })
      }),
      { numRuns: 40 },
    )
  })
})

describe('any bytes', () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 300 })
  const label = fc.constantFrom(...LABELS)

  it('are read in any encoding that was chosen, and said to be lost where they are', () => {
    fc.assert(
      fc.property(bytes, label, (bytes, encoding) => {
        const text = decodeAs(bytes, encoding)
        const strict = decodeStrictly(bytes, encoding)
        if (strict === null) expect(text).toContain('\uFFFD')
        else expect(text).toBe(strict)
        const { lost, isWhole } = previewEncoding(bytes, encoding)
        expect(isWhole).toBe(lost === 0)
        if (readsWell(bytes, encoding)) expect(strict).not.toBeNull()
      }),
    )
  })

  it('are text without asking only if nothing of them is lost, and are asked about by encodings that there are', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, async (bytes) => {
        try {
          const { text, encoding } = await decodeText(bytes)
          expect(decodeStrictly(bytes, encoding)).toBe(text)
        } catch (error) {
          if (!(error instanceof LecternError)) throw error
          for (const encoding of error.failure.encodings ?? []) expect(findEncoding(encoding)).toBeDefined()
        }
      }),
      { numRuns: 300 },
    )
  })

  it('lose no letter where what cannot be seen is shown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const seen = showHidden(text)
        const kept = seen.filter(({ kind }) => kind !== 'stray').map(({ text }) => text)
        for (const part of kept) expect(text).toContain(part)
        const { lost, stray } = previewText(text)
        expect(seen.filter(({ kind }) => kind === 'stray')).toHaveLength(stray)
        expect(seen.filter(({ kind }) => kind === 'lost')).toHaveLength(lost)
      }),
    )
  })
})

describe('a preview', () => {
  it('shows what cannot be seen', () => {
    expect(showHidden('a\u0007b\u007F\uFFFDc\u0085').map(({ kind, text }) => [kind, text])).toEqual([
      ['text', 'a'],
      ['stray', '␇'],
      ['text', 'b'],
      ['stray', '␡'],
      ['lost', '\uFFFD'],
      ['text', 'c'],
      ['stray', 'U+0085'],
    ])
  })

  it('begins at the start, and goes on where the letters are that encodings differ in', () => {
    const plain = Array.from({ length: 40 }, (_, index) => `Line ${index}`)
    const text = [...plain, 'Łódź is far', 'from here', '', 'a second Łódź', 'right below: Łódź'].join('\r\n')
    expect(previewText(text)).toEqual({
      passages: ['Line 0\nLine 1\nLine 2', 'Łódź is far', 'a second Łódź\nright below: Łódź'],
      sample: 'Łódź is far from here a second Łódź right below: Łódź',
      lost: 0,
      stray: 0,
    })
  })

  it('cuts long lines around those letters', () => {
    const [passage = ''] = previewText(`${'word '.repeat(400)}Łódź ${'word '.repeat(400)}`).passages
    expect(passage).toMatch(/^…(?:word )+Łódź (?:word ?)+…$/u)
    expect(passage.length).toBeLessThan(330)
  })
})

describe('a text reads well in an encoding that it is in', () => {
  const sentences = WRITTEN.flatMap(([encoding, ...languages]) =>
    languages.map(
      (language) => [encoding, language, encodeText(SENTENCES[language]!.join('\n'), encoding)] as const,
    ),
  )

  it.each(sentences)('%s, %s', async (encoding, _, bytes) => {
    expect(readsWell(bytes, encoding)).toBe(true)
    const likely = await likelyEncodings(bytes)
    expect(likely.map((label) => decodeAs(bytes, label))).toContain(decodeAs(bytes, encoding))
  })

  it.each([
    ['Polish as Western', 'Zażółć gęślą jaźń', 'windows-1250', 'windows-1252'],
    ['Russian as Greek', SENTENCES['russian']!.join('. '), 'windows-1251', 'windows-1253'],
    ['Western as UTF-8', 'Le père', 'windows-1252', 'utf-8'],
    ['UTF-8 as Western', 'Žluťoučký kůň', 'utf-8', 'windows-1252'],
  ])('and not in another: %s', (_, text, encoding, other) => {
    expect(readsWell(encodeText(text, encoding), other)).toBe(false)
  })
})
