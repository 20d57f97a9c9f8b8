import { describe, expect, it } from 'vitest'
import { exportMarkdown } from '../../../src-core/export/markdown.ts'
import { annotate, sample } from '../export/sample.ts'
import { read, said } from './read.ts'

const FERRY = { title: 'The Last Ferry' }

describe('Markdown with quotations', () => {
  it.each<[string, string, unknown[]]>([
    [
      'as items of a list, with notes and tags below',
      `# The Last Ferry

- Nobody on the quay had been told. #ferry #follow-up/soon
    - Who **should** have?
      More of it.
    - #line
    - Note: and when?
- The *ferry* was [late](https://example.org/late) again.
`,
      [
        {
          source: FERRY,
          exact: 'Nobody on the quay had been told.',
          note: 'Who **should** have?\nMore of it.\n\nand when?',
          tags: ['ferry', 'follow-up/soon', 'line'],
        },
        { source: FERRY, exact: 'The ferry was late again.' },
      ],
    ],
    [
      'as Readwise writes it for Obsidian',
      `# ferry

## Metadata
- Author: [[Deniz Kaya]]
- Full Title: The Last Ferry
- Category: #articles
- URL: https://example.org/ferry

## Highlights
- Nobody on the quay had been told. ([Location 12](https://example.org/open?loc=12))
    - Tags: [[ferry]] [[follow up]]
    - Note: Who?
- The ferry was late. ([View Highlight](https://example.org/h/2)) ^rw2
## New highlights added June 3, 2025
- The gulls fly low.
`,
      [
        {
          source: { title: 'The Last Ferry', byline: 'Deniz Kaya', address: 'https://example.org/ferry' },
          exact: 'Nobody on the quay had been told.',
          place: 'Location 12',
          note: 'Who?',
          tags: ['ferry', 'follow up'],
        },
        {
          source: { title: 'The Last Ferry', byline: 'Deniz Kaya', address: 'https://example.org/ferry' },
          exact: 'The ferry was late.',
        },
        {
          source: { title: 'The Last Ferry', byline: 'Deniz Kaya', address: 'https://example.org/ferry' },
          exact: 'The gulls fly low.',
        },
      ],
    ],
    [
      'as block quotes, with notes between them',
      `# The Last Ferry

[Link](https://example.org/ferry)

> Nobody on the quay
> had been told.

Who should have?

- the line
- the port

> The ferry was late.
`,
      [
        {
          source: { ...FERRY, address: 'https://example.org/ferry' },
          exact: 'Nobody on the quay\nhad been told.',
          note: 'Who should have?\n\nthe line\n\nthe port',
        },
        { source: { ...FERRY, address: 'https://example.org/ferry' }, exact: 'The ferry was late.' },
      ],
    ],
    [
      'of several sources, each below its title',
      `# [The Last Ferry](https://example.org/ferry)

* “Nobody on the quay had been told.” — page 12

# Gulls

## Morning

* > The gulls fly low.

  Do they?
`,
      [
        {
          source: { ...FERRY, address: 'https://example.org/ferry' },
          exact: '“Nobody on the quay had been told.”',
          place: 'page 12',
        },
        { source: { title: 'Gulls' }, exact: 'The gulls fly low.', note: 'Do they?', place: 'Morning' },
      ],
    ],
    [
      'below front matter',
      `---
title: The Last Ferry
author: Deniz Kaya
url: https://example.org/ferry
---
## Highlights

- Nobody on the quay had been told.
`,
      [
        {
          source: { ...FERRY, byline: 'Deniz Kaya', address: 'https://example.org/ferry' },
          exact: 'Nobody on the quay had been told.',
        },
      ],
    ],
    [
      'without a source',
      '- A line\n\n- Another',
      [
        { source: {}, exact: 'A line' },
        { source: {}, exact: 'Another' },
      ],
    ],
    [
      'that is hostile, as text',
      '- <img src=x onerror=alert(1)> the ferry\n',
      [{ source: {}, exact: 'the ferry' }],
    ],
  ])('%s', async (_, file, expected) => {
    const { format, annotations, unread } = await read(file)
    expect({ format, unread }).toEqual({ format: 'markdown', unread: [] })
    expect(said(annotations)).toEqual(expected)
  })

  it('that Lectern exported keeps ids, notes, tags, colours and links', async () => {
    const other = '01JWQ000000000000000000002'
    const given = [
      annotate(1, ['nobody on the quay had been told'], {
        note: 'Who **should** have?\n\n> as quoted\n\n- the line',
        tags: ['ferry', 'transport/sea'],
        colour: 'red',
        links: [other],
        relations: { [other]: 'contradicts' },
      }),
      annotate(2, ['The gulls', 'lamps burn late.'], { colour: 'green' }),
    ]
    const passages = new Map([[other, { file: 'ferry', quote: 'The gulls' }]])
    const targets = { passages, files: new Map<string, string>() }
    const { annotations } = await read(exportMarkdown({ ...sample(given), targets }))
    expect(
      annotations.map(({ id, exact, note, tags, colour, links, relations, source }) => ({
        id,
        exact,
        note,
        tags,
        colour,
        links,
        relations,
        at: source.address,
      })),
    ).toEqual(
      given.map(({ id, anchor, note, tags, colour, links, relations = {} }) => ({
        id,
        exact: anchor.exact,
        note,
        tags,
        colour,
        links,
        relations,
        at: 'urn:lectern:article:01JWQ0000000000000000ART1C',
      })),
    )
  })
})
