import { describe, expect, it } from 'vitest'
import { read, said } from './read.ts'

const BOOK = 'The Night Boat (A Novel) (Kaya, Deniz)'
const AT = '2025-06-02T21:15:30.000Z'
const SOURCE = { title: 'The Night Boat (A Novel)', byline: 'Kaya, Deniz' }

describe('a Kindle’s clippings', () => {
  it.each([
    ['English', '- Your Highlight on page 12 | Location 180-183 | Added on Monday, June 2, 2025 9:15:30 PM'],
    ['older English', '- Highlight on Page 12 | Loc. 180-83  | Added on Monday, June 02, 2025, 09:15:30 PM'],
    [
      'British English',
      '- Your Highlight on page 12 | location 180-183 | Added on Monday, 2 June 2025 21:15:30',
    ],
    [
      'German',
      '- Ihre Markierung auf Seite 12 | bei Position 180-183 | Hinzugefügt am Montag, 2. Juni 2025 21:15:30',
    ],
    [
      'French',
      '- Votre surlignement à la page 12 | emplacement 180-183 | Ajouté le lundi 2 juin 2025 21:15:30',
    ],
    [
      'Spanish',
      '- Tu subrayado en la página 12 | posición 180-183 | Añadido el lunes, 2 de junio de 2025 21:15:30',
    ],
    [
      'Italian',
      '- La tua evidenziazione a pagina 12 | posizione 180-183 | Aggiunto in data lunedì 2 giugno 2025 21:15:30',
    ],
    [
      'Portuguese',
      '- Seu destaque na página 12 | posição 180-183 | Adicionado: segunda-feira, 2 de junho de 2025 21:15:30',
    ],
    ['Turkish', '- Vurgunuz: Sayfa 12 | Konum 180-183 | 2 Haziran 2025 Pazartesi 21:15:30 tarihinde eklendi'],
    ['Chinese', '- 您在第 12 页（位置 #180-183）的标注 | 添加于 2025年6月2日星期一 下午9:15:30'],
    ['Japanese', '- 12ページ|位置No. 180-183のハイライト |作成日: 2025年6月2日月曜日 21:15:30'],
  ])('are read in %s', async (_, facts) => {
    const { format, annotations, unread } = await read(clip(BOOK, facts, 'Nobody on the quay had been told.'))
    expect({ format, unread, annotations: said(annotations) }).toEqual({
      format: 'kindle',
      unread: [],
      annotations: [
        {
          source: SOURCE,
          exact: 'Nobody on the quay had been told.',
          place: 'Location 180–183, page 12',
          createdAt: AT,
        },
      ],
    })
  })

  it.each([
    ['English', '- Your Note on page 12 | Location 183 | Added on Tuesday, March 4, 2025 12:05:00 AM'],
    [
      'German',
      '- Ihre Notiz auf Seite 12 | bei Position 183 | Hinzugefügt am Dienstag, 4. März 2025 00:05:00',
    ],
    ['French', '- Votre note à la page 12 | emplacement 183 | Ajouté le mardi 4 mars 2025 00:05:00'],
    ['Spanish', '- Tu nota en la página 12 | posición 183 | Añadido el martes, 4 de marzo de 2025 0:05:00'],
    ['Italian', '- La tua nota a pagina 12 | posizione 183 | Aggiunto in data martedì 4 marzo 2025 00:05:00'],
    [
      'Portuguese',
      '- Sua nota na página 12 | posição 183 | Adicionado: terça-feira, 4 de março de 2025 00:05:00',
    ],
    ['Turkish', '- Notunuz: Sayfa 12 | Konum 183 | 4 Mart 2025 Salı 00:05:00 tarihinde eklendi'],
    ['Chinese', '- 您在第 12 页（位置 #183）的笔记 | 添加于 2025年3月4日星期二 上午12:05:00'],
    ['Japanese', '- 12ページ|位置No. 183のメモ |作成日: 2025年3月4日火曜日 0:05:00'],
  ])('have notes, in %s', async (_, facts) => {
    const { annotations } = await read(clip(BOOK, facts, 'Who?'))
    expect(said(annotations)).toEqual([
      { source: SOURCE, note: 'Who?', place: 'Location 183, page 12', createdAt: '2025-03-04T00:05:00.000Z' },
    ])
  })

  it('join a note with its highlight, by where both are', async () => {
    const { annotations } = await read(
      highlight('Other Book', '180-183', 'Another') +
        note(BOOK, '183', 'Who #1 *should* have?\nThe line?') +
        highlight(BOOK, '170-172', 'The ferry was late.') +
        highlight(BOOK, '180-183', 'Nobody had been told.'),
    )
    expect(annotations.map(({ exact, note }) => [exact, note])).toEqual([
      ['Another', ''],
      ['The ferry was late.', ''],
      ['Nobody had been told.', 'Who \\#1 \\*should\\* have?  \nThe line?'],
    ])
  })

  it('mean the last of a note that was changed, and the longest of a highlight', async () => {
    const { annotations } = await read(
      highlight(BOOK, '180-181', 'Nobody had') +
        note(BOOK, '183', 'Who') +
        highlight(BOOK, '180-183', 'Nobody  had been told.') +
        highlight(BOOK, '500-501', 'Nobody had') +
        highlight(BOOK, '182-183', 'been told.') +
        note(BOOK, '183', 'Who should?'),
    )
    expect(annotations.map(({ exact, note }) => [exact, note])).toEqual([
      ['Nobody  had been told.', 'Who should?'],
      ['Nobody had', ''],
    ])
  })

  it('are passed over where they are bookmarks, and named where they say nothing', async () => {
    const { annotations, unread } = await read(
      clip(BOOK, '- Your Bookmark on page 3 | Location 40 | Added on Monday, June 2, 2025 9:15:30 PM', '') +
        clip(BOOK, '- Votre signet à l’emplacement 40 | Ajouté le lundi 2 juin 2025 21:15:30', '') +
        highlight(BOOK, '1-2', '<You have reached the clipping limit for this item>') +
        clip(BOOK, '- Etwas anderes bei 40', 'x') +
        'Only a title\n==========\n',
    )
    expect(annotations).toEqual([])
    expect(unread).toEqual([
      { where: 'line 11', why: 'The Kindle kept no words of it: the book allows only so many.' },
      { where: 'line 16', why: 'It is neither a highlight nor a note, in any language that Lectern knows.' },
      { where: 'line 21', why: 'There is no line below the title that says what it is.' },
    ])
  })

  it('are read with a byte order mark at each entry, and the line ends of Windows', async () => {
    const file = `\uFEFF${highlight(BOOK, '1-2', 'One')}\uFEFF${highlight(BOOK, '3-4', 'Two')}`.replaceAll(
      '\n',
      '\r\n',
    )
    const { annotations } = await read(new TextEncoder().encode(file))
    expect(annotations.map(({ source, exact }) => [source.title, exact])).toEqual([
      [SOURCE.title, 'One'],
      [SOURCE.title, 'Two'],
    ])
  })

  it.each([
    ['A Title', 'A Title', ''],
    ['A (Strange) Title', 'A (Strange) Title', ''],
    ['Title (One;Two (Ed.))', 'Title', 'One;Two (Ed.)'],
    [':) (Author)', ':)', 'Author'],
  ])('of “%s” are of %j by %j', async (line, title, byline) => {
    const { annotations } = await read(highlight(line, '1-2', 'x'))
    expect(annotations[0]?.source).toMatchObject({ title, byline })
  })
})

function clip(title: string, facts: string, text: string): string {
  return `${title}\n${facts}\n\n${text}\n==========\n`
}

function highlight(title: string, place: string, text: string): string {
  return clip(title, `- Your Highlight on Location ${place} | Added on Monday, June 2, 2025 9:15:30 PM`, text)
}

function note(title: string, place: string, text: string): string {
  return clip(title, `- Your Note on Location ${place} | Added on Monday, June 2, 2025 9:16:30 PM`, text)
}
