/** A key of the commands table, taken apart. */
export interface Chord {
  mod: boolean
  alt: boolean
  shift: boolean
  key: string
}

/** Takes `Mod+Shift+Z` apart; the key itself comes last and may be `+`. */
export function readChord(text: string): Chord {
  const parts = text.split(/\+(?=.)/)
  const has = (modifier: string) => parts.slice(0, -1).includes(modifier)
  return { mod: has('Mod'), alt: has('Alt'), shift: has('Shift'), key: parts.at(-1) ?? '' }
}

/** The inverse of {@link readChord}. A letter is written large with a modifier, small without. */
export function writeChord({ mod, alt, shift, key }: Chord): string {
  const modifiers = [mod && 'Mod', alt && 'Alt', shift && 'Shift'].filter((part) => part !== false)
  const name = key.length === 1 ? (modifiers.length > 0 ? key.toUpperCase() : key.toLowerCase()) : key
  return [...modifiers, name].join('+')
}

/**
 * Whether a key is a sign or a digit rather than a letter or a named key: Shift, Option or AltGr may be
 * what it takes to type one.
 */
export function isSign(key: string): boolean {
  return /^\P{L}$/u.test(key)
}

/** Whether two chords are pressed alike, so that one press cannot mean both. */
export function sameChord(a: Chord, b: Chord): boolean {
  if (a.key.toLowerCase() !== b.key.toLowerCase() || a.mod !== b.mod) return false
  return (isSign(a.key) && !a.mod) || (a.alt === b.alt && a.shift === b.shift)
}
