/** What helps the eye to stay on its line. */
export interface ReadingAids {
  /** Whether all paragraphs but the one at the reading cursor are dimmed. */
  focus: boolean
  /** Whether a ruler follows the pointer and the reading cursor. */
  ruler: boolean
}

/** How articles are read aloud. */
export interface Speaking {
  /** 1 is how the voice speaks by itself. */
  rate: number
  /** URI of the voice chosen, by the first part of the language that it is for: `en`. */
  voices: Readonly<Record<string, string>>
}

export const SPEAKING_RATES = [0.6, 0.8, 1, 1.2, 1.4, 1.7, 2] as const

export const DEFAULT_AIDS: Readonly<ReadingAids> = { focus: false, ruler: false }
export const DEFAULT_SPEAKING: Readonly<Speaking> = { rate: 1, voices: {} }
