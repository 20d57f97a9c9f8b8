/** What may not stand in a tag: anything but letters, digits, `_`, `-`, `/` and emoji. */
const FOREIGN = /(?:(?!\u200D)[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{RI}_/-])+/gu
const SAYS_SOMETHING = /[\p{L}\p{Extended_Pictographic}\p{RI}_]/u

/**
 * A tag in the form that Obsidian takes: blanks and foreign characters become a hyphen, `/` makes a
 * tree, and a tag of digits alone gets an underscore in front.
 * @param tag without `#`
 * @returns without `#`; empty when no character of it may stand in a tag
 * @see https://help.obsidian.md/tags#Tag+format
 */
export function obsidianTag(tag: string): string {
  const levels = tag
    .normalize('NFC')
    .replace(FOREIGN, '-')
    .split('/')
    .map((level) => level.replace(/^-+|-+$/g, ''))
    .filter((level) => level !== '')
  const name = levels.join('/')
  return name === '' || SAYS_SOMETHING.test(name) ? name : `_${name}`
}
