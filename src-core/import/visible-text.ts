// eslint-disable-next-line no-control-regex -- These are what is looked for.
const INVISIBLE = /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g

/** Text with a sign (U+FFFD) in the place of each control character that has no business in it. */
export function visibleText(text: string): string {
  return text.replace(INVISIBLE, '\uFFFD')
}

/** Controls that change the order in which the letters after them are shown. */
const OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/g

/** A title or a name on one line: without control characters and those that turn what follows around. */
export function plainLine(text: string): string {
  return visibleText(text)
    .replace(OVERRIDES, '')
    .replaceAll('\uFFFD', '')
    .replace(/[ \t\n\f\r]+/g, ' ')
    .trim()
}
