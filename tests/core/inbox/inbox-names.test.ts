import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  inboxNameKind,
  namesBeingWritten,
  numberedName,
  type InboxNameKind,
} from '../../../src-core/inbox/inbox-names.ts'

describe('a file of an inbox folder by its name', () => {
  it.each<[string, InboxNameKind]>([
    ['snow.txt', 'article'],
    ['A page.HTML', 'article'],
    ['letter.eml', 'article'],
    ['book.epub', 'article'],
    ['notes.part.md', 'article'],
    ['report.pdf', 'other'],
    ['photo.jpg', 'other'],
    ['README', 'other'],
    ['snow.txt.part', 'hidden'],
    ['snow.txt.crdownload', 'hidden'],
    ['snow.TMP', 'hidden'],
    ['.snow.txt', 'hidden'],
    ['~$letter.html', 'hidden'],
    ['snow.txt~', 'hidden'],
    ['#snow.txt#', 'hidden'],
    ['.DS_Store', 'hidden'],
    ['desktop.ini', 'hidden'],
  ])('%s: %s', (name, kind) => {
    expect(inboxNameKind(name)).toBe(kind)
  })

  it('is being written while an unfinished one of its name stands beside it', () => {
    const names = ['a.html', 'a.html.part', 'b.html', 'c.txt.crdownload']
    expect([...namesBeingWritten(names)]).toEqual(['a.html', 'c.txt'])
  })
})

describe('a name that is taken', () => {
  it.each([
    ['a.txt', 'a 2.txt'],
    ['A page.v2.html', 'A page.v2 2.html'],
    ['README', 'README 2'],
    ['.hidden', '.hidden 2'],
    ['No. 5', 'No. 5 2'],
    ['Ünïcødé 中文.md', 'Ünïcødé 中文 2.md'],
  ])('%s: %s', (name, second) => {
    expect(numberedName(name, 2)).toBe(second)
    expect(numberedName(name, 1)).toBe(name)
  })

  it('gets another name for each number, and keeps what it ends in', () => {
    const names = fc.tuple(fc.string({ minLength: 1, unit: 'binary' }), fc.constantFrom('.txt', '.html'))
    fc.assert(
      fc.property(names, ([stem, extension]) => {
        const numbered = [1, 2, 3].map((ordinal) => numberedName(stem + extension, ordinal))
        expect(new Set(numbered).size).toBe(3)
        expect(numbered.every((name) => name.endsWith(extension))).toBe(true)
      }),
    )
  })
})
