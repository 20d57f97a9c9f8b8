import { segment, type Span } from '../../src-core/article/segments.ts'

/** The text that is read, and where its blocks are. */
export interface Script {
  blocks: readonly { text: string; kind: string }[]
  /** Where each block starts in the canonical text, UTF-16 code units. */
  offsets: readonly number[]
  /** BCP 47 tag, or empty. */
  language: string
}

/** What reading aloud asks of the system: `speechSynthesis` and `SpeechSynthesisUtterance`, or nothing. */
export interface Speech {
  voices(): readonly SpeechSynthesisVoice[]
  /** Calls back when voices come or go; answers a function that stops it. */
  onVoices(changed: () => void): () => void
  /** Says a text; `ended` tells whether it was said, or could not be. */
  say(
    text: string,
    how: { voice: SpeechSynthesisVoice; rate: number },
    ended: (isSaid: boolean) => void,
  ): void
  pause(): void
  resume(): void
  /** Falls silent. Nothing that was to be said calls back any more. */
  cancel(): void
}

export interface AloudSettings {
  /** 1 is how the voice speaks by itself. */
  rate: number
  /** URI of the voice chosen, by the language's first part. */
  voices: Readonly<Record<string, string>>
}

export type AloudPhase = 'silent' | 'speaking' | 'paused'

/** Reads an article aloud, sentence by sentence. */
export class ReadAloud {
  phase = $state<AloudPhase>('silent')
  /** Whether its controls are shown: also when there is no voice, to say so. */
  shown = $state(false)
  /** Whether the voice broke off by itself. */
  failed = $state(false)
  voices = $state.raw<readonly SpeechSynthesisVoice[]>([])
  /** The sentence that is being said, or was when it was paused; a span of the canonical text. */
  sentence = $state.raw<Span | null>(null)

  readonly #speech: Speech
  readonly #script: () => Script
  readonly #settings: () => AloudSettings
  #block = 0
  #index = 0
  #sentences: readonly Span[] = []
  #stopVoices = (): void => undefined

  constructor(speech: Speech, script: () => Script, settings: () => AloudSettings) {
    this.#speech = speech
    this.#script = script
    this.#settings = settings
  }

  /** Those that speak the article's language; all of them when none does. */
  get fittingVoices(): readonly SpeechSynthesisVoice[] {
    const base = baseOf(this.#script().language)
    const fitting = this.voices.filter(({ lang }) => baseOf(lang) === base)
    return fitting.length > 0 ? fitting : this.voices
  }

  /** The voice that reads: the one chosen for the language, or the system's own choice. */
  get voice(): SpeechSynthesisVoice | null {
    const fitting = this.fittingVoices
    const chosen = this.#settings().voices[baseOf(this.#script().language)]
    return (
      fitting.find(({ voiceURI }) => voiceURI === chosen) ??
      fitting.find(({ default: isDefault, localService }) => isDefault && localService) ??
      fitting.find(({ localService }) => localService) ??
      fitting[0] ??
      null
    )
  }

  /** Shows the controls and reads on from a position; without voices, only shows them. */
  start(position: number): void {
    this.shown = true
    this.#stopVoices()
    this.#stopVoices = this.#speech.onVoices(() => this.#takeVoices())
    this.#takeVoices()
    const { offsets } = this.#script()
    const block = Math.max(
      0,
      offsets.findLastIndex((offset) => offset <= position),
    )
    this.#openBlock(block)
    const index = this.#sentences.findIndex(({ end }) => end > position)
    this.#index = index < 0 ? this.#sentences.length : index
    this.#say(1)
  }

  pause(): void {
    if (this.phase !== 'speaking') return
    this.phase = 'paused'
    this.#speech.pause()
  }

  resume(): void {
    if (this.phase !== 'paused') return
    this.phase = 'speaking'
    this.#speech.resume()
  }

  /** Falls silent and puts the controls away. */
  stop(): void {
    this.#speech.cancel()
    this.#stopVoices()
    this.#stopVoices = () => undefined
    this.phase = 'silent'
    this.sentence = null
    this.shown = false
    this.failed = false
  }

  /** Goes to the sentence after or before. */
  skipSentence(direction: 1 | -1): void {
    if (this.phase === 'silent') return
    this.#index += direction
    this.#say(direction)
  }

  /** Goes to the beginning of the paragraph after or before. */
  skipParagraph(direction: 1 | -1): void {
    if (this.phase === 'silent') return
    // From inside a paragraph, back is to its beginning first.
    if (direction === 1 || this.#index === 0) {
      const { blocks } = this.#script()
      const next = nextSpoken(blocks, this.#block, direction)
      if (!blocks[next]) return
      this.#openBlock(next)
    }
    this.#index = 0
    this.#say(1)
  }

  /** Says the sentence again, in the voice and at the speed that now hold. */
  repeat(): void {
    if (this.phase !== 'silent') this.#say(1)
  }

  #takeVoices(): void {
    const before = this.voices.length
    this.voices = this.#speech.voices()
    // Some systems tell their voices a moment late.
    if (
      before === 0 &&
      this.voices.length > 0 &&
      this.shown &&
      this.phase === 'silent' &&
      this.#sentences.length > 0
    )
      this.#say(1)
  }

  #openBlock(block: number): void {
    const { blocks, offsets, language } = this.#script()
    const offset = offsets[block] ?? 0
    this.#block = block
    this.#index = 0
    const opened = blocks[block]
    const text = opened && isSpoken(opened) ? opened.text : ''
    this.#sentences = segment(text, 'sentence', language).map(({ start, end }) => ({
      start: offset + start,
      end: offset + end,
    }))
  }

  /** Says the sentence that the index is at; beyond its block, the next one in that direction that there is. */
  #say(direction: 1 | -1): void {
    const { blocks, offsets } = this.#script()
    while (!this.#sentences[this.#index]) {
      const next = nextSpoken(blocks, this.#block, direction)
      if (!blocks[next]) {
        if (direction === 1) return this.#end()
        this.#index = 0
        if (!this.#sentences[0]) return this.#end()
        break
      }
      this.#openBlock(next)
      if (direction === -1) this.#index = this.#sentences.length - 1
    }
    const sentence = this.#sentences[this.#index]
    const voice = this.voice
    if (!sentence || !voice) return
    const offset = offsets[this.#block] ?? 0
    const text = blocks[this.#block]?.text.slice(sentence.start - offset, sentence.end - offset) ?? ''
    this.#speech.cancel()
    this.failed = false
    this.phase = 'speaking'
    this.sentence = sentence
    this.#speech.say(text, { voice, rate: this.#settings().rate }, (isSaid) => {
      if (!isSaid) return this.#breakOff()
      this.#index += 1
      this.#say(1)
    })
  }

  #breakOff(): void {
    this.#speech.cancel()
    this.failed = true
    this.phase = 'silent'
  }

  #end(): void {
    this.#speech.cancel()
    this.phase = 'silent'
    this.sentence = null
  }
}

/** The next block after or before one that can be said; beyond the ends when there is none. */
function nextSpoken(blocks: Script['blocks'], from: number, direction: 1 | -1): number {
  let next = from + direction
  for (let block = blocks[next]; block && !isSpoken(block); block = blocks[next]) next += direction
  return next
}

function isSpoken({ text, kind }: { text: string; kind: string }): boolean {
  return kind !== 'code' && /\p{L}|\p{N}/u.test(text)
}

/** The language's first part, by which voices are chosen: `en` of `en-GB`. */
export function baseOf(language: string): string {
  return language.toLowerCase().split(/[-_]/, 1)[0] ?? ''
}
