import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileKey, fileName, MAX_FILE_NAME, withOrdinal } from '../../../src-core/export/file-name.ts'

const named = (title: string, published = '') => fileName({ title, published })

describe('fileName', () => {
  it.each([
    ['a headline and its day', 'The last ferry', '2025-06-02', '2025-06-02 The last ferry.md'],
    ['a headline', 'The last ferry', '', 'The last ferry.md'],
    ['a day that is none', 'The last ferry', 'June', 'The last ferry.md'],
    ['no headline', '', '', 'Untitled.md'],
    ['no headline but a day', ' ', '2025-06-02', '2025-06-02 Untitled.md'],
    ['a colon', 'Ferries: the wait', '', 'Ferries - the wait.md'],
    ['a colon at the end', 'Ferries:', '', 'Ferries.md'],
    ['a time', 'At 6:45', '', 'At 6-45.md'],
    ['slashes and a bar', 'and/or a\\b | c', '', 'and-or a-b - c.md'],
    ['quotation marks', '"Now" or ‘never’', '', "'Now' or ‘never’.md"],
    ['what a link in Obsidian cannot hold', 'C# [and] ^x', '', 'C and x.md'],
    ['what Windows forbids', 'a<b>c?*', '', 'abc.md'],
    ['dots and blanks at the ends', ' ..hidden... ', '', 'hidden.md'],
    ['line feeds and tabs', 'a\n\tb', '', 'a b.md'],
    ['a name of a device', 'CON', '', '_CON.md'],
    ['a name of a device with more behind a dot', 'lpt1.old', '', '_lpt1.old.md'],
    ['a name that only begins like a device', 'Console', '', 'Console.md'],
    ['letters apart from their marks', 'C\u0327a', '', 'Ça.md'],
    ['marks that turn the text round', 'a\u202Edm.b', '', 'adm.b.md'],
    ['half a character', 'a\uD800b', '', 'a b.md'],
    ['another script', 'آخرین کشتی', '', 'آخرین کشتی.md'],
  ])('makes a name from %s', (_, title, published, name) => {
    expect(named(title, published)).toBe(name)
  })

  it('cuts between what a reader sees as characters', () => {
    const family = '👩‍👩‍👧'
    const bytes = new TextEncoder().encode(family).length
    expect(named(family.repeat(20))).toBe(`${family.repeat(Math.floor((MAX_FILE_NAME - 3) / bytes))}.md`)
  })

  it('leaves no blank where it cuts', () => {
    expect(named(`${'a'.repeat(116)} b`)).toBe(`${'a'.repeat(116)}.md`)
  })

  it('puts the ordinal inside the length', () => {
    const name = named('a'.repeat(200))
    expect(withOrdinal(name, 12)).toBe(`${'a'.repeat(MAX_FILE_NAME - 8)} (12).md`)
    expect(fileName({ title: 'a', published: '' }, 2)).toBe('a (2).md')
  })

  it('is portable, whatever the title', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.integer({ min: 1, max: 99 }),
        (title, ordinal) => {
          const name = fileName({ title, published: '' }, ordinal)
          expect(name).toMatch(/[^. ]\.md$/)
          // eslint-disable-next-line no-control-regex -- these are what must not be there
          expect(name).not.toMatch(/[\u0000-\u001F\u007F-\u009F<>:"/\\|?*]|^[. ]/)
          expect(name).not.toMatch(/\p{Cs}/u)
          expect(name).toBe(name.normalize('NFC'))
          expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(MAX_FILE_NAME)
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('fileKey', () => {
  it.each([
    ['case', 'Ferry.md', 'fERRY.MD'],
    ['composition', 'Ça.md', 'C\u0327a.md'],
    ['case of other scripts', 'ΣΑΣ.md', 'σας.md'],
  ])('is one for names that differ in %s', (_, a, b) => {
    expect(fileKey(a)).toBe(fileKey(b))
  })

  it('differs for different names', () => {
    expect(fileKey('a.md')).not.toBe(fileKey('b.md'))
  })
})
