import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsv } from '../../../src-core/incoming/read-csv.ts'
import { read, said } from './read.ts'

const HEAD =
  'Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags'

describe('Readwise’s table', () => {
  it('is read by the names of its columns', async () => {
    const { format, annotations, unread } = await read(
      [
        `\uFEFF${HEAD}`,
        '"Nobody, ""on the quay"",\nhad been told.",The Night Boat,Deniz Kaya,,"Who?\n\n**Why?**",pink,"ferry,#follow up",page,12,2025-06-02 21:15:30+00:00,"x"',
        'The **ferry** was [late](https://example.org/late).,The Night Boat,Deniz Kaya,,,,,order,3,2025-06-02 23:15:30.123456+02:00,',
        ',The Night Boat,,,,,,,,,',
        '',
      ].join('\r\n'),
    )
    const source = { title: 'The Night Boat', byline: 'Deniz Kaya' }
    expect({ format, annotations: said(annotations), unread }).toEqual({
      format: 'readwise',
      annotations: [
        {
          source,
          exact: 'Nobody, "on the quay",\nhad been told.',
          note: 'Who?\n\n**Why?**',
          colour: 'red',
          tags: ['ferry', 'follow up'],
          place: 'page 12',
          createdAt: '2025-06-02T21:15:30.000Z',
        },
        { source, exact: 'The ferry was late.', createdAt: '2025-06-02T21:15:30.123Z' },
      ],
      unread: [{ where: 'line 7', why: 'There is neither a highlight nor a note in the row.' }],
    })
  })

  it('is read in another order of columns, from a spreadsheet that divides by semicolons', async () => {
    const { annotations } = await read('Book Title;Highlight;URL\nA;"b; c";https://example.org/a\n')
    expect(said(annotations)).toEqual([
      { source: { title: 'A', address: 'https://example.org/a' }, exact: 'b; c' },
    ])
  })
})

describe('a table', () => {
  it('that is written by RFC 4180 reads as it was', () => {
    const rows = fc.array(
      fc.array(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', 'ç') }), {
        minLength: 3,
        maxLength: 3,
      }),
      { minLength: 1 },
    )
    fc.assert(
      fc.property(rows, (rows) => {
        const filled = rows.map((row) => [...row, 'end'])
        const head = ['h,', 'h', 'h', 'h']
        const text = [head, ...filled]
          .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
          .join('\r\n')
        expect(readCsv(text).map(({ cells }) => cells)).toEqual([head, ...filled])
      }),
    )
  })

  it.each([
    ['a,"b', [['a', '"b']]],
    ['a,b"c\nd', [['a', 'b"c'], ['d']]],
    ['a,"b"c,d', [['a', '"b"c', 'd']]],
    ['\n\na,\n', [['a', '']]],
    ['a\r\rb', [['a'], ['b']]],
    ['', []],
  ])('%j is read, damaged as it is', (text, cells) => {
    expect(readCsv(text).map((row) => row.cells)).toEqual(cells)
  })

  it('says at which line a row begins', () => {
    expect(readCsv('a,b\n"c\nd",e\n\nf,g').map(({ line }) => line)).toEqual([1, 2, 5])
  })
})
