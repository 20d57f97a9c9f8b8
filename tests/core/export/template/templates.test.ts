/**
 * The files in golden/ are what each template must write, to the letter. After a change that is meant:
 * `npx vitest run --project core tests/core/export/template -u`, and read the difference before it is committed.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Annotation } from '../../../../src-core/annotation/annotation.ts'
import { COLOURS } from '../../../../src-core/annotation/colour.ts'
import { exportMarkdown, type ExportInput } from '../../../../src-core/export/markdown.ts'
import { joinExport, splitExport } from '../../../../src-core/export/merge/export-parts.ts'
import { mergeMarkdown } from '../../../../src-core/export/merge/merge-markdown.ts'
import { compile, compileTemplate } from '../../../../src-core/export/template/compile-template.ts'
import { PRESETS, PRESET_TEMPLATES } from '../../../../src-core/export/template/presets.ts'
import {
  readTemplate,
  TEMPLATE_GROUPINGS,
  withGrouping,
} from '../../../../src-core/export/template/read-template.ts'
import { TemplateError } from '../../../../src-core/export/template/template-error.ts'
import { readQuotes } from '../../../../src-core/export/verify/read-quotes.ts'
import { verifyQuotes } from '../../../../src-core/export/verify/verify-quotes.ts'
import { lineOfSoup, pageOfSoup } from '../markdown-soup.ts'
import { annotate, article, blocks, sample } from '../sample.ts'

const annotations = [
  annotate(3, ['The gulls', 'lamps burn late.'], { colour: 'green', tags: ['sea'] }),
  annotate(1, ['nobody on the quay had been told'], {
    note: 'Who should have told them?\n\n\n- the line\n- the port',
    tags: ['follow up', 'transport/sea'],
  }),
  annotate(2, ['“It cost *us* $40,”', '^ever”'], { colour: 'purple', tags: ['2025'] }),
  annotate(4, ['12 % more guests']),
]
const input = sample(annotations)

/** The first problem of a template: its line, and what is said. */
function problemOf(template: string, of: ExportInput = input): string {
  try {
    const writer = compileTemplate(template)
    writer.fileName(of.article)
    writer.write(of)
  } catch (error) {
    if (error instanceof TemplateError) return `${error.problem.line}: ${error.problem.message}`
    throw error
  }
  return 'none'
}

describe('presets', () => {
  it.each(PRESETS)('%s writes its golden file', async (preset) => {
    const writer = compile(PRESET_TEMPLATES[preset])
    const text = `${writer.fileName(article)}\n${writer.write(input)}`
    await expect(text).toMatchFileSnapshot(`golden/${preset}.md`)
  })

  it('Lectern’s own, run as a template, writes what the export writes, whatever stands in texts and notes', () => {
    const writer = compile(PRESET_TEMPLATES.lectern)
    const pair = fc.tuple(lineOfSoup, pageOfSoup)
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 3 }), pageOfSoup, lineOfSoup, (pairs, note, title) => {
        const texts = pairs.map(([text]) => text)
        let start = 0
        const all = pairs.map(([text, body], index): Annotation => {
          const anchor = {
            revision: '',
            start,
            end: start + text.length,
            exact: text,
            prefix: '',
            suffix: '',
          }
          start += text.length + 1
          return { ...annotate(index, ['ferry']), anchor, note: body }
        })
        const one: ExportInput = {
          ...sample(all, { note, title }),
          blocks: texts.map((text) => ({ kind: 'paragraph', text })),
        }
        expect(writer.write(one)).toBe(exportMarkdown(one))
      }),
      { numRuns: 200 },
    )
  })
})

const everyTemplate = PRESETS.flatMap((preset) =>
  TEMPLATE_GROUPINGS.map((by): [string, string] => [
    `${preset}, by ${by}`,
    withGrouping(PRESET_TEMPLATES[preset], by),
  ]),
)

describe('whatever the template', () => {
  it.each(everyTemplate)(
    '%s: YAML parses, ids are unique, quotes are verified, parts are whole',
    (_name, template) => {
      const text = compile(template).write(input)
      const [, yaml = ''] = text.split(/^---\n/m)
      expect(parse(yaml)).toMatchObject({ 'lectern-id': article.id })
      const parts = splitExport(text)
      expect(parts.blocks.map(({ id }) => id).sort()).toEqual(
        annotations.map(({ id }) => `hl-${id.toLowerCase()}`).sort(),
      )
      expect(joinExport(parts)).toBe(text)
      for (const { id, text: block } of parts.blocks) {
        const own = annotations.find((one) => id.endsWith(one.id.toLowerCase()))
        if (own?.note) expect(block).toContain('Who should have told them?')
      }
      const verified = verifyQuotes(readQuotes(text), [{ article, blocks, annotations }])
      expect(verified.map(({ state }) => state)).toEqual(annotations.map(() => 'unchanged'))
    },
  )

  it('loses no word of the user’s in a merge, and exports the second time what is there', () => {
    const state = fc.array(
      fc.record({
        on: fc.boolean(),
        colour: fc.nat(5),
        note: fc.constantFrom('', 'A note.', 'Two\n\nparagraphs', '> a quote', '- a list'),
        tag: fc.constantFrom('', 'a', 'b'),
      }),
      { minLength: 4, maxLength: 4 },
    )
    const toInput = (states: { on: boolean; colour: number; note: string; tag: string }[]) =>
      sample(
        annotations.flatMap((one, index) => {
          const { on, colour, note, tag } = states[index] ?? { on: false, colour: 0, note: '', tag: '' }
          return on
            ? [{ ...one, colour: COLOURS[colour] ?? 'yellow', note, tags: tag === '' ? [] : [tag] }]
            : []
        }),
      )
    const act = fc.record({ kind: fc.constantFrom('insert', 'append', 'delete'), line: fc.nat(60) })
    fc.assert(
      fc.property(
        fc.constantFrom(...everyTemplate),
        state,
        fc.array(fc.tuple(state, fc.array(act, { maxLength: 4 })), { minLength: 1, maxLength: 2 }),
        ([, template], start, rounds) => {
          const writer = compile(template)
          let base = writer.write(toInput(start))
          let file = base
          for (const [round, [next, acts]] of rounds.entries()) {
            const lines = file.split('\n')
            for (const [index, { kind, line }] of acts.entries()) {
              const at = line % lines.length
              if (kind === 'insert') lines.splice(at, 0, `mine${round}x${index}x`)
              else if (kind === 'append') lines[at] = `${lines[at] ?? ''} mine${round}x${index}x`
              else lines.splice(at, 1)
            }
            const theirs = lines.join('\n')
            const ours = writer.write(toInput(next))
            file = mergeMarkdown({ base, theirs, ours }).text
            for (const word of theirs.match(/mine\dx\dx/g) ?? []) expect(file).toContain(word)
            base = ours
            expect(mergeMarkdown({ base, theirs: file, ours }).text).toBe(file)
          }
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it('takes a highlight below the heading of its new group, with what was written to it', () => {
    const writer = compile(withGrouping(PRESET_TEMPLATES.lectern, 'meaning'))
    const base = writer.write(sample([annotations[1]!, annotate(4, ['ferry']), annotations[2]!]))
    const theirs = base.replace('\n> ferry', '\nMine on the quay.\n\n> ferry')
    expect(theirs).not.toBe(base)
    const recoloured = { ...annotations[1]!, colour: 'purple' as const }
    const ours = writer.write(sample([recoloured, annotate(4, ['ferry']), annotations[2]!]))
    const { text, conflicts } = mergeMarkdown({ base, theirs, ours })
    expect(conflicts).toBe(0)
    expect(text.indexOf('nobody on the quay')).toBeGreaterThan(text.indexOf('## Figure'))
    expect(text).toContain('Mine on the quay.')
    expect(text.match(/^## /gm)).toHaveLength(2)
  })

  it('leaves a highlight where the user moved it', () => {
    const writer = compile(withGrouping(PRESET_TEMPLATES.lectern, 'meaning'))
    const [one, two] = [annotate(1, ['The last']), annotate(2, ['ferry'])]
    const base = writer.write(sample([one, two]))
    const {
      frontMatter,
      preamble,
      blocks: [a, b],
    } = splitExport(base)
    const theirs = joinExport({ frontMatter, preamble, blocks: [b!, { ...a!, text: `\n${a!.text}` }] })
    const ours = writer.write(sample([{ ...one, colour: 'blue' }, two]))
    const { text } = mergeMarkdown({ base, theirs, ours })
    expect(splitExport(text).blocks.map(({ id }) => id.at(-1))).toEqual(['2', '1'])
  })
})

describe('templates of one’s own', () => {
  it.each<[name: string, template: string, part: string]>([
    [
      'a highlight alone',
      '> {{ text | oneline | md }}',
      '<!-- hl-01jwq000000000000000000001 -->\n> nobody on the quay',
    ],
    [
      'an item of a list gets its id behind it',
      '- {{ text | oneline }}\n  more',
      'told ^hl-01jwq000000000000000000001\n  more',
    ],
    [
      'a front matter that names no article',
      '=== front matter ===\nauthor: {{ byline | yaml }}',
      `---\nauthor: "Deniz Kaya"\nlectern-id: ${article.id}\n---`,
    ],
    ['lists in YAML', '=== front matter ===\ntags: {{ tags | yaml }}', 'tags: ["transport/sea","Istanbul"]'],
    [
      'groups with a count',
      '=== group by meaning ===\n## {{ group.title }} ({{ group.count }})\n=== highlight ===\n{{ quote }}',
      '## Key point (2)\n',
    ],
    ['sections', withGrouping('{{ quote }}', 'section'), '## What the line says\n'],
    ['no tags', withGrouping('{{ quote }}', 'tag'), '## Untagged\n'],
    [
      'what the article is, in a highlight',
      '{{ article.title }}: {{ index }}',
      'The last ferry: nobody was told: 2',
    ],
    ['lines that say nothing close up', 'a\n\n{{ links }}\n\nb', 'a\n\nb'],
    ['blank lines of a note stay', '{{ note }}', 'them?\n\n\n- the line'],
  ])('%s', (_name, template, part) => {
    expect(compileTemplate(template).write(input)).toContain(part)
  })

  it('names a file as every system takes it', () => {
    const name = (template: string) =>
      compileTemplate(`=== file name ===\n${template}`).fileName({ ...article, title: 'A/B: <c>' })
    expect([name('{{ title }} – {{ byline }}'), name('..'), name('CON'), name('{{ title }}\n\nx')]).toEqual([
      'A-B - c – Deniz Kaya.md',
      'Untitled.md',
      '_CON.md',
      'A-B - c x.md',
    ])
  })

  it.each<[name: string, template: string, problem: string | RegExp]>([
    [
      'a variable that there is not',
      '=== highlight ===\n{{ quote }}\n\n{{ nots }}',
      '4: undefined variable: nots.',
    ],
    ['a filter that there is not', '=== header ===\n\n{{ title | shout }}', '3: undefined filter: shout.'],
    ['a tag that is not closed', '=== header ===\n{% if title %}', /^2: tag .* not closed/],
    ['a part that there is not', '=== header ===\nx\n=== heads ===', '3: there is no part “heads”.'],
    ['a grouping that there is not', '=== group by mood ===', '1: there is no part “group by mood”.'],
    ['a part twice', '=== header ===\n=== header ===', '2: the part “header” is there twice.'],
    ['words before the first part', 'x\n=== header ===', /^1: nothing may stand before/],
    ['front matter that is no YAML', '=== file name ===\nx\n=== front matter ===\na: [b', /^4: .*no YAML/],
    ['another file', '{% include "/etc/passwd" %}', /^1: there is no tag “include”/],
    ['another template', '{% render "x" %}', /^1: there is no tag “render”/],
    ['what is not a value of its own', '{{ article.constructor.name }}', /^1: undefined variable/],
    ['a prototype', '{{ tags.__proto__ }}', /^1: undefined variable/],
    [
      'no end',
      '{% for a in (1..100000) %}{% for b in (1..100000) %}{{ a }}{% endfor %}{% endfor %}',
      /^1: .*limit/,
    ],
    ['a range without measure', '{% for a in (1..9999999999) %}x{% endfor %}', /^1: .*limit/],
    [
      'text that doubles',
      '{% assign x = quote %}{% for a in (1..60) %}{% assign x = x | append: x %}{% endfor %}{{ x }}',
      /^1: .*limit/,
    ],
    ['a template of a megabyte', 'x'.repeat(1_000_000), /longer than 50,000/],
  ])('tells the line of %s', (_name, template, problem) => {
    expect(problemOf(template)).toMatch(problem instanceof RegExp ? problem : problem)
    if (typeof problem === 'string') expect(problemOf(template)).toBe(problem)
  })

  it('changes the grouping and nothing else', () => {
    for (const [, template] of everyTemplate) {
      for (const by of TEMPLATE_GROUPINGS) {
        const changed = withGrouping(template, by)
        expect(readTemplate(changed).grouping).toBe(by)
        const kept = (text: string) => text.split('\n').filter((line) => !line.startsWith('=== group by'))
        expect(kept(changed)).toEqual(kept(template))
      }
    }
  })
})
