const RAISED: Readonly<Record<string, string>> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  '+': '⁺',
  '-': '⁻',
  '−': '⁻',
  n: 'ⁿ',
}

/** Raised signs for a text, so that 10⁶ is not 106; the text itself when there are none for it. */
export function raise(text: string): string {
  const signs = Array.from(text, (sign) => RAISED[sign])
  return signs.every((sign) => sign !== undefined) ? signs.join('') : text
}
