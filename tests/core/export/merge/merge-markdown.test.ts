import { describe, expect, it } from 'vitest'
import { exportMarkdown } from '../../../../src-core/export/markdown.ts'
import { mergeMarkdown } from '../../../../src-core/export/merge/merge-markdown.ts'
import { annotate, sample } from '../sample.ts'

const first = annotate(1, ['nobody on the quay had been told'], { note: 'Who should have?', tags: ['ferry'] })
const second = annotate(2, ['said Selin Aydın'], { colour: 'purple' })
const third = annotate(3, ['The gulls', 'lamps burn late.'])

const BASE = exportMarkdown(sample([first, second]))
const [ID_1, ID_2, ID_3] = [
  '^hl-01jwq000000000000000000001',
  '^hl-01jwq000000000000000000002',
  '^hl-01jwq000000000000000000003',
]

/** The file as the user changed it. */
function edited(...replacements: [from: string, to: string][]): string {
  return replacements.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The export does not hold “${from}”.`)
    return text.replace(from, () => to)
  }, BASE)
}

interface Case {
  name: string
  theirs: string
  ours: string
  expected: string
}

const UNITED: Case[] = [
  {
    name: 'keeps words that were added to a note, and brings in a new highlight in its place',
    theirs: edited(['Who should have?', 'Who should have?\n\nThe harbour master says: nobody.']),
    ours: exportMarkdown(sample([first, second, third])),
    expected: exportMarkdown(sample([first, second, third])).replace(
      'Who should have?',
      'Who should have?\n\nThe harbour master says: nobody.',
    ),
  },
  {
    name: 'keeps headings and notes between highlights while a colour changes in Lectern',
    theirs: edited([`\n> said Selin Aydın`, `\n## The witnesses\n\n> said Selin Aydın`]),
    ours: exportMarkdown(sample([{ ...first, colour: 'red' }, second])),
    expected: exportMarkdown(sample([{ ...first, colour: 'red' }, second])).replace(
      `\n> said Selin Aydın`,
      `\n## The witnesses\n\n> said Selin Aydın`,
    ),
  },
  {
    name: 'keeps a tag that was added to a line whose other tag and colour changed in Lectern',
    theirs: edited(['· Key point · #ferry', '· Key point · #ferry #mine']),
    ours: exportMarkdown(sample([{ ...first, colour: 'green', tags: ['quay'] }, second])),
    expected: exportMarkdown(sample([{ ...first, colour: 'green', tags: [] }, second])).replace(
      '¶ 1 · Evidence',
      '¶ 1 · Evidence · #mine #quay',
    ),
  },
  {
    name: 'keeps keys of the front matter, with their comments, and adds tags to the list',
    theirs: edited(
      ['place: ISTANBUL', 'place: "Istanbul"   # as the paper has it'],
      ['  - Istanbul\n', '  - Istanbul\n  - reading-group\n'],
      ['notes: 1', 'notes: 1\nrating: 5'],
    ),
    ours: exportMarkdown(sample([first, second], { tags: ['transport/sea', 'Istanbul', 'ports'] })),
    expected: edited(
      ['place: ISTANBUL', 'place: "Istanbul"   # as the paper has it'],
      ['  - Istanbul\n', '  - Istanbul\n  - reading-group\n  - ports\n'],
      ['notes: 1', 'notes: 1\nrating: 5'],
    ),
  },
  {
    name: 'takes a highlight out that was deleted in Lectern and left alone in the file',
    theirs: edited(['# The last ferry', '# My title: the last ferry']),
    ours: exportMarkdown(sample([second])),
    expected: exportMarkdown(sample([second])).replace('# The last ferry', '# My title: the last ferry'),
  },
  {
    name: 'leaves out a highlight that the user deleted from the file',
    theirs: exportMarkdown(sample([second])),
    ours: exportMarkdown(sample([first, { ...second, note: 'Ask her again.' }])),
    expected: exportMarkdown(sample([{ ...second, note: 'Ask her again.' }])).replace('notes: 1', 'notes: 0'),
  },
  {
    name: 'puts a first highlight below what the user wrote',
    theirs: `${exportMarkdown(sample([]))}\nMy own words`,
    ours: exportMarkdown(sample([first])),
    expected: exportMarkdown(sample([first])).replace('of May.\n', 'of May.\n\nMy own words\n'),
  },
]

describe('merging an export into a file that was changed', () => {
  it.each(UNITED)('$name', ({ theirs, ours, expected }) => {
    const base = theirs.includes('My own words') ? exportMarkdown(sample([])) : BASE
    expect(mergeMarkdown({ base, theirs, ours })).toEqual({ text: expected, conflicts: 0 })
  })

  it('keeps the user’s order, and changes each highlight where it stands', () => {
    const start = BASE.indexOf('> nobody on the quay')
    const middle = BASE.indexOf('> said Selin Aydın')
    const theirs = `${BASE.slice(0, start)}${BASE.slice(middle)}\n${BASE.slice(start, middle).trimEnd()}\n`
    const ours = exportMarkdown(sample([{ ...first, note: 'Who else?' }, second]))
    const { text, conflicts } = mergeMarkdown({ base: BASE, theirs, ours })
    expect(conflicts).toBe(0)
    expect(text).toBe(theirs.replace('Who should have?', 'Who else?'))
  })

  it('works on files with the line ends of Windows and a byte-order mark', () => {
    const theirs = `\uFEFF${edited(['Who should have?', 'Who should have? I ask.']).replaceAll('\n', '\r\n')}`
    const ours = exportMarkdown(sample([first, { ...second, note: 'New.' }]))
    const { text } = mergeMarkdown({ base: BASE, theirs, ours })
    expect(text).toBe(
      `\uFEFF${ours.replace('Who should have?', 'Who should have? I ask.').replaceAll('\n', '\r\n')}`,
    )
  })
})

describe('what both sides changed', () => {
  it('stays as the user has it, with Lectern’s words in a callout below', () => {
    const theirs = edited(['Who should have?', 'Who should have told them?'])
    const ours = exportMarkdown(sample([{ ...first, note: 'Who must?' }, second]))
    const { text, conflicts } = mergeMarkdown({ base: BASE, theirs, ours })
    expect(conflicts).toBe(1)
    expect(text).toContain(
      'Who should have told them?\n\n> [!warning] Changed here and in Lectern\n> In Lectern it reads:\n>\n> Who must?\n\n> said Selin',
    )
  })

  it('stays when it was deleted in Lectern, which is told', () => {
    const theirs = edited(['Who should have?', 'Who should have? I know now.'])
    const { text, conflicts } = mergeMarkdown({ base: BASE, theirs, ours: exportMarkdown(sample([second])) })
    expect(conflicts).toBe(1)
    expect(text).toContain('I know now.\n\n> [!warning] Deleted in Lectern, changed here\n\n> said')
  })

  it('comes back when the user deleted a highlight that has changed since', () => {
    const theirs = exportMarkdown(sample([second]))
    const ours = exportMarkdown(sample([{ ...first, note: 'This matters after all.' }, second]))
    const { text } = mergeMarkdown({ base: BASE, theirs, ours })
    expect(text).toContain('This matters after all.')
    expect(text.indexOf(ID_1)).toBeLessThan(text.indexOf(ID_2))
  })

  it('is told above the text when it is a key of the front matter', () => {
    const theirs = edited(['place: ISTANBUL', 'place: Beyoğlu'])
    const ours = exportMarkdown(sample([first, second], { place: 'KADIKÖY' }))
    const { text, conflicts } = mergeMarkdown({ base: BASE, theirs, ours })
    expect(conflicts).toBe(1)
    expect(text).toContain('place: Beyoğlu')
    expect(text).toContain('> place: KADIKÖY')
  })
})

describe('a file whose last export is not known', () => {
  it('loses nothing of either side', () => {
    const theirs = edited(['Who should have?', 'My answer: the port.'])
    const ours = exportMarkdown(sample([{ ...first, note: 'Who must?' }, second, third]))
    const { text } = mergeMarkdown({ base: undefined, theirs, ours })
    for (const words of ['My answer: the port.', 'Who must?', ID_3]) expect(text).toContain(words)
  })
})
