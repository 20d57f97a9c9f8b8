import { describe, expect, it } from 'vitest'
import { read, said } from './read.ts'

const URI = 'https://example.org/ferry'

describe('Hypothesis', () => {
  it.each([
    ['the API’s answer', (rows: unknown[]) => ({ total: rows.length, rows })],
    [
      'an export',
      (annotations: unknown[]) => ({ export_date: '2025-06-03', client_version: '1', annotations }),
    ],
    ['a list', (rows: unknown[]) => rows],
    ['one annotation', ([row]: unknown[]) => row],
  ])('is read from %s', async (_, wrap) => {
    const { format, annotations, unread } = await read(
      JSON.stringify(wrap([row('a1', { text: 'Who?', tags: ['#ferry', 'to do'] })])),
    )
    expect({ format, unread, annotations: said(annotations) }).toEqual({
      format: 'hypothesis',
      unread: [],
      annotations: [
        {
          source: { title: 'The Last Ferry', address: URI },
          exact: 'nobody on the quay',
          prefix: 'at 6.45, and ',
          suffix: ' had been told',
          position: 1033,
          note: 'Who?',
          tags: ['ferry', 'to do'],
          createdAt: '2025-06-02T21:15:30.123Z',
        },
      ],
    })
  })

  it('has notes on a page as a whole', async () => {
    const { annotations } = await read(
      JSON.stringify([row('a1', { text: 'Read again.', target: [{ source: URI }] })]),
    )
    expect(said(annotations)).toMatchObject([{ note: 'Read again.' }])
    expect(annotations[0]).toMatchObject({ exact: '', place: '' })
  })

  it('has answers, which stand below the note that they answer, oldest first', async () => {
    const { annotations } = await read(
      JSON.stringify([
        row('r2', {
          text: 'Two\n\nlines',
          references: ['a1', 'r1'],
          created: '2025-06-04',
          user: 'acct:eda@hypothes.is',
        }),
        row('r1', {
          text: 'One',
          references: ['a1'],
          created: '2025-06-03',
          user_info: { display_name: 'Ada *Ö*' },
        }),
        row('a1', { text: 'Who?' }),
      ]),
    )
    expect(annotations.map(({ note }) => note)).toEqual([
      'Who?\n\n> **Ada Ö**: One\n\n> **eda**: Two\n>\n> lines',
    ])
  })

  it('has answers to what is not in the file: they wait for a place', async () => {
    const { annotations } = await read(
      JSON.stringify([row('r1', { text: 'One', references: ['a9'], target: [{ source: URI }] })]),
    )
    expect(annotations).toMatchObject([
      { exact: '', note: 'One', place: 'an answer to a note that is not in the file' },
    ])
  })

  it('is read around what is damaged', async () => {
    const { annotations, unread } = await read(
      JSON.stringify({
        rows: [null, row('a1', {}), { uri: 7 }, row('a2', { target: 'x', tags: 'one', text: 5 })],
      }),
    )
    expect(annotations.map(({ exact, note, tags }) => ({ exact, note, tags }))).toEqual([
      { exact: 'nobody on the quay', note: '', tags: [] },
      { exact: '', note: '5', tags: ['one'] },
    ])
    expect(unread.map(({ why }) => why)).toEqual([
      'It is no annotation.',
      'It marks no words and says nothing.',
    ])
  })
})

function row(id: string, more: Record<string, unknown>): Record<string, unknown> {
  return {
    id,
    uri: URI,
    created: '2025-06-02T21:15:30.123456+00:00',
    user: 'acct:deniz@hypothes.is',
    text: '',
    tags: [],
    document: { title: ['The Last Ferry'] },
    target: [
      {
        source: URI,
        selector: [
          {
            type: 'RangeSelector',
            startContainer: '/p[1]',
            endContainer: '/p[1]',
            startOffset: 3,
            endOffset: 21,
          },
          { type: 'TextPositionSelector', start: 1033, end: 1051 },
          {
            type: 'TextQuoteSelector',
            exact: 'nobody on the quay',
            prefix: 'at 6.45, and ',
            suffix: ' had been told',
          },
        ],
      },
    ],
    ...more,
  }
}
