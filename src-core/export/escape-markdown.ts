/**
 * Characters that could be read as markup. They are escaped where they may have a meaning, and left
 * alone elsewhere, so that prose stays readable in the file.
 */
const MARKUP = new RegExp(
  [
    // Markers of a block at the start of a line: list, quote, underline of a heading, row of a table.
    '^[-+>=:]',
    '(?<=^\\d{1,9})[.)](?=[ \\t]|$)',
    // Emphasis, code, links, footnotes, HTML, headings and #tags, ^block-ids, ~~deletions~~, $formulas$, tables.
    '[\\\\`*_[\\]<#^~$|]',
    // ==Highlights== and %%comments%% need two.
    '=(?==)|(?<==)=',
    '%(?=%)|(?<=%)%',
    // An ampersand that would begin a character reference.
    '&(?=#?\\w+;)',
    // Addresses that would become links, in which a backslash is no escape.
    '(?<=(?:https?|ftp|mailto|xmpp)):',
    '(?<=www)\\.',
    '(?<=[\\w.+-])@(?=\\w)',
  ].join('|'),
  'gi',
)

/** White space that a line would lose at its ends, and the carriage return, which would end it. */
const FRAGILE_SPACE = /^[ \t]|[ \t]$|\r/g

/**
 * One line of text as Markdown that renders as that text, character for character, wherever in a
 * paragraph or heading the line begins.
 * @param line without a line feed
 * @see https://spec.commonmark.org/0.31.2/ and https://github.github.com/gfm/; Obsidian adds `==`, `%%`,
 *   `#tag`, `^id`, `[[link]]` and `$`
 */
export function escapeMarkdown(line: string): string {
  return line
    .replace(MARKUP, (character) => `\\${character}`)
    .replace(FRAGILE_SPACE, (character) => `&#${character.charCodeAt(0)};`)
}
