import { beforeEach, describe, expect, it } from 'vitest'
import { blockOffsets, canonicalText } from '../../../src-core/article/canonical-text.ts'
import type { Block } from '../../../src-core/article/block.ts'
import { ReadAloud, type AloudSettings, type Speech } from '../../../src-renderer/aloud/read-aloud.svelte.ts'

const voice = (voiceURI: string, lang: string, isDefault = false): SpeechSynthesisVoice => ({
  voiceURI,
  name: voiceURI,
  lang,
  default: isDefault,
  localService: true,
})

const BLOCKS: Block[] = [
  { kind: 'heading', level: 2, text: 'The tide' },
  { kind: 'paragraph', text: 'It rose at six. It fell at noon.' },
  { kind: 'rule', text: '' },
  { kind: 'code', text: 'let x = 1' },
  { kind: 'paragraph', text: '中文有句子。这里也有。' },
]
const text = canonicalText(BLOCKS)

/** A system that says what it is told, and ends a sentence when the test says so. */
class FakeSpeech implements Speech {
  list: SpeechSynthesisVoice[] = []
  said: string[] = []
  acts: string[] = []
  how: { voice: SpeechSynthesisVoice; rate: number } | null = null
  end: (isSaid: boolean) => void = () => undefined
  tellVoices = (): void => undefined

  voices = () => this.list
  onVoices = (changed: () => void) => {
    this.tellVoices = changed
    return () => (this.tellVoices = () => undefined)
  }
  say: Speech['say'] = (words, how, ended) => {
    this.said.push(words)
    this.how = how
    this.end = ended
  }
  pause = () => void this.acts.push('pause')
  resume = () => void this.acts.push('resume')
  cancel = () => {
    this.end = () => undefined
  }
}

let speech: FakeSpeech
let settings: AloudSettings
let language: string
let aloud: ReadAloud

beforeEach(() => {
  speech = new FakeSpeech()
  speech.list = [voice('Anna', 'de-DE', true), voice('Ewan', 'en-GB'), voice('Sam', 'en_US')]
  settings = { rate: 1, voices: {} }
  language = 'en'
  const script = () => ({ blocks: BLOCKS, offsets: blockOffsets(BLOCKS), language })
  aloud = new ReadAloud(speech, script, () => settings)
})

const shown = () => aloud.sentence && text.slice(aloud.sentence.start, aloud.sentence.end)

describe('reading aloud', () => {
  it('goes sentence by sentence to the end, over what cannot be said, and then is silent', () => {
    aloud.start(0)
    const read = []
    while (aloud.phase === 'speaking') {
      read.push(shown())
      speech.end(true)
    }
    expect(read).toEqual(['The tide', 'It rose at six.', 'It fell at noon.', '中文有句子。', '这里也有。'])
    expect(speech.said).toEqual(read)
    expect(shown()).toBe(null)
    expect(aloud.shown).toBe(true)
  })

  it.each([
    ['in a sentence', text.indexOf('fell'), 'It fell at noon.'],
    ['between blocks', text.indexOf('It rose') - 1, 'It rose at six.'],
    ['in code', text.indexOf('let x') + 2, '中文有句子。'],
    ['at the very end', text.length, null],
  ])('begins with the sentence at a position: %s', (_case, position, expected) => {
    aloud.start(position)
    expect(shown()).toBe(expected)
  })

  it('pauses and goes on where it was', () => {
    aloud.start(0)
    aloud.pause()
    expect([aloud.phase, shown()]).toEqual(['paused', 'The tide'])
    aloud.resume()
    expect([aloud.phase, speech.acts]).toEqual(['speaking', ['pause', 'resume']])
  })

  it('skips by sentence and by paragraph, either way, and stops at the ends', () => {
    aloud.start(0)
    const after = (act: () => void) => (act(), shown())
    expect(after(() => aloud.skipSentence(-1))).toBe('The tide')
    expect(after(() => aloud.skipSentence(1))).toBe('It rose at six.')
    expect(after(() => aloud.skipSentence(1))).toBe('It fell at noon.')
    expect(after(() => aloud.skipParagraph(-1))).toBe('It rose at six.')
    expect(after(() => aloud.skipParagraph(-1))).toBe('The tide')
    expect(after(() => aloud.skipParagraph(-1))).toBe('The tide')
    aloud.skipParagraph(1)
    expect(after(() => aloud.skipParagraph(1))).toBe('中文有句子。')
    expect(after(() => aloud.skipSentence(-1))).toBe('It fell at noon.')
  })

  it('is heard no more after a skip: the end of the old sentence counts for nothing', () => {
    aloud.start(0)
    const old = speech.end
    aloud.skipSentence(1)
    expect(speech.end).not.toBe(old)
    expect(speech.said).toEqual(['The tide', 'It rose at six.'])
  })

  it('says when the voice broke off, and can be started again', () => {
    aloud.start(0)
    speech.end(false)
    expect([aloud.phase, aloud.failed]).toEqual(['silent', true])
    aloud.start(0)
    expect([aloud.phase, aloud.failed]).toEqual(['speaking', false])
  })

  it('puts everything away when it is stopped', () => {
    aloud.start(0)
    aloud.stop()
    expect([aloud.phase, aloud.shown, shown()]).toEqual(['silent', false, null])
  })
})

describe('the voice', () => {
  it.each([
    ['speaks the language of the article', 'en', {}, 'Ewan'],
    ['is the one that was chosen for it', 'en-GB', { en: 'Sam' }, 'Sam'],
    ['is the default one where it can be', 'de', {}, 'Anna'],
    ['is any that there is, for a language that none speaks', 'tr', {}, 'Anna'],
    ['is another when the one chosen is gone', 'en', { en: 'Gone' }, 'Ewan'],
  ])('%s', (_case, tag, voices, expected) => {
    language = tag
    settings = { rate: 1.4, voices }
    aloud.start(0)
    expect(speech.how).toEqual({ voice: expect.objectContaining({ voiceURI: expected }), rate: 1.4 })
  })

  it('is waited for, as some systems tell it a moment late', () => {
    const late = speech.list
    speech.list = []
    aloud.start(0)
    expect([aloud.phase, aloud.voices.length, aloud.shown]).toEqual(['silent', 0, true])
    speech.list = late
    speech.tellVoices()
    expect([aloud.phase, shown()]).toEqual(['speaking', 'The tide'])
  })
})
