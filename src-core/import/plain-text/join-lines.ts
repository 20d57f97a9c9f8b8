/** Han, kana, and the punctuation and full-width forms that go with them: written without spaces. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}ー\u3001-\u303F\uFF00-\uFFEF]/u
/** Punctuation that Chinese and Japanese share with other scripts. */
const SHARED = /[“”‘’—…·]/u
const HYPHENATED = /\S[\p{Pd}\u00AD]$/u
/** “Vor-⏎und Nachteile”: the hyphen stands for a word that comes later. */
const SUSPENDED = /^(?:and|or|und|oder|et|ou|y|e|o|en|of|og|och|ja)\s/u

/** The lines as one: with a space between, unless the break is within a word or in a script without spaces. */
export function joinLines(lines: readonly string[]): string {
  let joined = ''
  const parts: string[] = []
  for (const line of lines) {
    const part = line.trim()
    if (parts.length > 0 && spaceWidth(joined, part) === 1) parts.push(' ')
    parts.push(part)
    joined = part
  }
  return parts.join('')
}

/** Columns of the space that belongs between two lines when they are joined: 0 or 1. */
export function spaceWidth(before: string, after: string): 0 | 1 {
  // Between nearly all lines of Latin there is a space, and no pattern is needed to see it.
  if (isPlain(before.charCodeAt(before.length - 1)) && isPlain(after.charCodeAt(0))) return 1
  if (HYPHENATED.test(before.slice(-4))) return SUSPENDED.test(after.trimStart()) ? 1 : 0
  const last = /.$/u.exec(before.slice(-2))?.[0] ?? ''
  const first = /^./u.exec(after.trimStart())?.[0] ?? ''
  const unspaced = [last, first].filter((character) => UNSPACED.test(character)).length
  const shared = [last, first].filter((character) => SHARED.test(character)).length
  return unspaced > 0 && unspaced + shared === 2 ? 0 : 1
}

/** Whether a code unit is ASCII, and neither white space nor a hyphen. */
function isPlain(unit: number): boolean {
  return unit > 0x20 && unit < 0x7f && unit !== 0x2d
}
