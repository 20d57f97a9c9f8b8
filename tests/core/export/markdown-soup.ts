import fc from 'fast-check'

/** Scraps that mean something in Markdown, HTML, Obsidian or YAML, or sit at the edges of Unicode. */
const SCRAPS = [
  ...[
    '*',
    '**',
    '_',
    '__',
    '`',
    '``',
    '```',
    '~',
    '~~',
    '~~~',
    '==',
    '=',
    '===',
    '%%',
    '%',
    '$',
    '$$',
    '^',
    '|',
  ],
  ...[
    '#',
    '##',
    '# ',
    '[',
    ']',
    '(',
    ')',
    '[[',
    ']]',
    '![',
    '](',
    '[^1]',
    '[^1]: ',
    '[a]: ',
    '[!note]',
    '[x] ',
  ],
  ...[
    '<',
    '>',
    '<b>',
    '</b>',
    '<!--',
    '-->',
    '<script>',
    '<?',
    '<div>',
    '&',
    '&amp;',
    '&#35;',
    '&copy;',
    '&x;',
  ],
  ...[
    '- ',
    '-',
    '---',
    '--',
    '+ ',
    '* ',
    '1. ',
    '1.',
    '12) ',
    '> ',
    '>',
    ':-',
    '|-|',
    '\\',
    '\\\\',
    '!',
    '{',
    '}',
  ],
  ...[
    'http://',
    'https://',
    'www.',
    'a@b.cd',
    'ftp://',
    'mailto:',
    'x.org',
    '/p_q_r',
    '@',
    ':',
    '.',
    '#tag',
    '^id',
  ],
  ...[
    ' ',
    '  ',
    '   ',
    '    ',
    '\t',
    '\u00A0',
    '\u2003',
    '\u200B',
    '\u200D',
    '\u202E',
    '\u2028',
    '\u0085',
    '\uFEFF',
  ],
  ...['a', 'b', '1', 'word', 'Çırağan', 'ﬁ', 'e\u0301', '👩‍👩‍👧', 'שלום', '字', '“', '’', '—', '…'],
]

const scrap = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...SCRAPS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }).map(withoutLineEnds) },
)

function withoutLineEnds(text: string): string {
  // NUL is replaced by every reader of Markdown; a file with one is refused at the import.
  return text.replace(/[\n\0]/g, '')
}

/** One line of text that looks as much like markup as it can. */
export const lineOfSoup = fc
  .array(scrap, { minLength: 1, maxLength: 14 })
  .map((scraps) => scraps.join(''))
  .filter((line) => line !== '')

/** Several such lines, some of them empty. */
export const pageOfSoup = fc
  .array(fc.oneof({ weight: 4, arbitrary: lineOfSoup }, { weight: 1, arbitrary: fc.constant('') }), {
    maxLength: 8,
  })
  .map((lines) => lines.join('\n'))
