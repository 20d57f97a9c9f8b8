import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportMarkdown } from '../../../../src-core/export/markdown.ts'
import { mergeMarkdown } from '../../../../src-core/export/merge/merge-markdown.ts'
import { readReturnedNotes } from '../../../../src-core/export/notes-back/read-returned-notes.ts'
import { compile } from '../../../../src-core/export/template/compile-template.ts'
import { PRESETS, PRESET_TEMPLATES } from '../../../../src-core/export/template/presets.ts'
import type { LinkTargets } from '../../../../src-core/export/wikilink.ts'
import { annotate, article, sample } from '../sample.ts'

const TARGET = '01JWQ000000000000000000009'
const targets: LinkTargets = {
  passages: new Map([[TARGET, { file: 'Other', quote: 'lamps' }]]),
  files: new Map([['the timetable', '2025 The timetable']]),
}
const annotations = [
  annotate(1, ['nobody on the quay'], { note: 'Who should have told them?\n\nThe line.', tags: ['port'] }),
  annotate(2, ['said Selin']),
  annotate(3, ['The gulls'], { note: `As in ((hl-${TARGET.toLowerCase()})) and [[The timetable]].` }),
  annotate(4, ['guests'], { note: '```\nan open fence' }),
  annotate(5, ['ferry'], { note: '- a list\n\n```\nopen in it' }),
]
const input = { ...sample(annotations), targets }
const base = exportMarkdown(input)

function returned(theirs: string, of = base) {
  expect(theirs, 'the edit is in the file').not.toBe(of)
  return readReturnedNotes({ base: of, theirs, note: article.note, annotations, targets }).map(
    ({ annotationId, after }) => [annotationId?.at(-1) ?? 'article', after],
  )
}

describe('notes that come back', () => {
  it.each<[name: string, theirs: string, notes: string[][]]>([
    [
      'a word changed',
      base.replace('The line.', 'The port.'),
      [['1', 'Who should have told them?\n\nThe port.']],
    ],
    [
      'a paragraph written below',
      base.replace('The line.\n', 'The line.\n\nAnd the *mayor*.\n'),
      [['1', 'Who should have told them?\n\nThe line.\n\nAnd the *mayor*.']],
    ],
    ['a note deleted', base.replace('Who should have told them?\n\nThe line.\n\n', ''), [['1', '']]],
    [
      'a note written where none was',
      base.replace('¶ 2 · Key point\n', '¶ 2 · Key point\n\nShe is the mayor’s sister.\n'),
      [['2', 'She is the mayor’s sister.']],
    ],
    [
      'references stay what they are',
      base.replace('As in ', 'Just as in '),
      [['3', `Just as in ((hl-${TARGET.toLowerCase()})) and [[The timetable]].`]],
    ],
    [
      'what the export closed is open again',
      base.replace('an open fence', 'a shut fence'),
      [['4', '```\na shut fence']],
    ],
    [
      'what the export indented is not',
      base.replace('open in it', 'still open'),
      [['5', '- a list\n\n```\nstill open']],
    ],
    [
      'the note on the article',
      base.replace('**timetable** of May', 'one of June'),
      [['article', 'Compare with the one of June.']],
    ],
    [
      'the ends of lines of Windows',
      base.replace('The line.', 'The port.').replaceAll('\n', '\r\n'),
      [['1', 'Who should have told them?\n\nThe port.']],
    ],
    [
      'words in a quote, tags and headings are none',
      base
        .replace('> nobody', '> Nobody')
        .replace('#port', '#port #mine')
        .replace('> The gulls', '# Mine\n\n> The gulls'),
      [],
    ],
    [
      'a heading written below a note ends it',
      base.replace('The line.\n', 'The line.\n\n## Mine\n\nWords.\n'),
      [],
    ],
  ])('%s', (_name, theirs, notes) => {
    expect(returned(theirs)).toEqual(notes)
  })

  it('where both sides changed a note, the one of the file is offered, without the callout', () => {
    const mine = { ...annotations[0]!, note: 'Mine.' }
    const ours = exportMarkdown(sample([mine]))
    const theirs = base.replace('The line.', 'The port.')
    const { text, conflicts } = mergeMarkdown({ base, theirs, ours })
    expect(conflicts).toBeGreaterThan(0)
    const found = readReturnedNotes({ base: ours, theirs: text, note: '', annotations: [mine], targets })
    expect(found.map(({ after }) => after)).toEqual(['Who should have told them?\n\nThe port.'])
  })

  const labelled = '=== highlight ===\n{{ quote }}\n\nMine: {{ note }}'
  it.each([...PRESETS, labelled])('finds a changed note in a file of %s', (preset) => {
    const template = PRESETS.find((one) => one === preset)
    const text = compile(template ? PRESET_TEMPLATES[template] : labelled).write(input)
    expect(returned(text.replace('The line.', 'The port.'), text)).toEqual([
      ['1', 'Who should have told them?\n\nThe port.'],
    ])
  })

  it('once taken over, nothing comes back and nothing is in conflict', () => {
    const words = fc.array(fc.constantFrom('tide', 'told', 'port', 'June'), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(fc.constantFrom(...PRESETS), words, fc.boolean(), (preset, list, below) => {
        const { write } = compile(PRESET_TEMPLATES[preset])
        const text = write(input)
        const indentation = /^( *)The line\./m.exec(text)?.[1] ?? ''
        const written = below ? `The line.\n\n${indentation}${list.join(' ')}` : list.join(' ')
        const theirs = text.replace('The line.', written)
        const [found] = readReturnedNotes({ base: text, theirs, note: article.note, annotations, targets })
        const taken = annotations.map((one) =>
          one.id === found?.annotationId ? { ...one, note: found.after } : one,
        )
        const ours = write({ ...input, annotations: taken })
        const merged = mergeMarkdown({ base: text, theirs, ours })
        expect([merged.conflicts, merged.text]).toEqual([0, theirs])
        expect(
          readReturnedNotes({
            base: ours,
            theirs: merged.text,
            note: article.note,
            annotations: taken,
            targets,
          }),
        ).toEqual([])
      }),
    )
  })
})
