import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../src-core/import/decode-text.ts'
import { decodeAs } from '../../../src-core/import/encoding/decode-as.ts'
import { LecternError } from '../../../src-core/ipc/result.ts'
import { encodeText } from './encode-text.ts'
import { SENTENCES, WRITTEN } from './encoding-texts.ts'

const TEXTS = 50

/** Numbers from 0 to 1, the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

/** Two to six sentences of a language, with the words of some put in another order and some in quotation marks. */
function writeText(language: string, seed: number): string {
  const random = randomOf(seed)
  const sentences = SENTENCES[language]!
  const lines = Array.from({ length: 2 + Math.floor(random() * 5) }, () => {
    const sentence = sentences[Math.floor(random() * sentences.length)]!
    const words = sentence.split(' ')
    const turned =
      random() < 0.5
        ? words
        : words
            .map((word) => [random(), word] as const)
            .sort((a, b) => a[0] - b[0])
            .map(([, word]) => word)
    const text = turned.join(' ')
    return random() < 0.2 ? `“${text}”` : text
  })
  return `${lines.join(random() < 0.5 ? '.\n\n' : '. ')}.\n`
}

interface Tally {
  sure: number
  silentlyWrong: string[]
  wrong: string[]
}

async function tally(encoding: string, languages: readonly string[]): Promise<Tally> {
  const result: Tally = { sure: 0, silentlyWrong: [], wrong: [] }
  for (let seed = 1; seed <= TEXTS; seed++) {
    const bytes = encodeText(writeText(languages[seed % languages.length]!, seed), encoding)
    const text = decodeAs(bytes, encoding)
    try {
      const decoded = await decodeText(bytes)
      result.sure++
      if (decoded.text !== text) result.silentlyWrong.push(`${decoded.encoding}: ${decoded.text}`)
    } catch (error) {
      if (!(error instanceof LecternError)) throw error
      const [first = 'utf-8'] = error.failure.encodings ?? []
      if (decodeAs(bytes, first) !== text) result.wrong.push(`${first}: ${text}`)
    }
  }
  return result
}

// 1,600 texts, each read as thirty encodings: this takes some seconds.
describe('fifty texts in the languages that use it are read from', () => {
  it.each(WRITTEN)('%s', async (encoding, ...languages) => {
    const { silentlyWrong, wrong, sure } = await tally(encoding, languages)
    expect(silentlyWrong).toEqual([])
    expect(wrong.length).toBeLessThanOrEqual(TEXTS * 0.02)
    // Asking about half of what is plain would be no reading.
    expect(sure).toBeGreaterThan(TEXTS / 2)
  })
})

/** Sentences in languages that are not looked for. */
const UNKNOWN: readonly (readonly [encoding: string, text: string])[] = [
  ['iso-8859-3', 'La ĉevalo ŝatas herbon, sed la knabo iras ĝis la rivero kaj aŭdas la ĵurnaliston'],
  ['iso-8859-3', 'Il-ġirien ħarġu mill-knisja u żaru l-għalqa qrib iċ-ċimiterju'],
  ['iso-8859-14', 'Mae’r tŷ a’r ŵyn yn y cae ger yr afon, ac mae’r dŵr yn oer iawn'],
  ['windows-1252', 'Què passarà l’any que ve no ho sap ningú, però l’avi té raó i la plaça és plena'],
  ['windows-1250', 'Që nga mëngjesi fëmijët presin autobusin për në shkollë'],
  ['windows-1250', 'Otroci so čakali na avtobus, ker je deževalo in je bil most še vedno zaprt'],
  ['macintosh', 'Chèvre ou brebis, l’éleveur préfère la forêt à l’étable où les bêtes s’ennuient'],
  ['windows-1251', 'Дзеці чакалі аўтобус, бо ішоў дождж і мост быў яшчэ зачынены'],
  ['x-mac-cyrillic', 'Децата чекаа автобус затоа што врнеше и мостот тогаш беше затворен'],
]

describe('what is short, or in a language that is not looked for, is never taken for something else', () => {
  const sentences = WRITTEN.flatMap(([encoding, ...languages]) =>
    languages.flatMap((language) => SENTENCES[language]!.map((text) => [encoding, text] as const)),
  )
  const words = sentences.map(
    ([encoding, text]) => [encoding, text.split(' ').slice(0, 3).join(' ')] as const,
  )

  it.each([
    ['single sentences', sentences],
    ['headlines of three words', words],
    ['other languages', UNKNOWN],
  ])('%s', async (_, texts) => {
    const wrong: string[] = []
    for (const [encoding, text] of texts) {
      const bytes = encodeText(text, encoding)
      const decoded = await decodeText(bytes).catch(() => undefined)
      if (decoded && decoded.text !== decodeAs(bytes, encoding)) wrong.push(`${encoding}: ${decoded.text}`)
    }
    expect(wrong).toEqual([])
  })
})
