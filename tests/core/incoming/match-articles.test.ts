import { describe, expect, it } from 'vitest'
import { canonicalAddress } from '../../../src-core/incoming/canonical-address.ts'
import { ArticleMatcher, type KnownArticle } from '../../../src-core/incoming/match-articles.ts'

describe('two addresses are the same page', () => {
  it.each([
    ['http://example.org/a', 'https://example.org/a'],
    ['https://www.example.org/a/', 'https://EXAMPLE.org/a'],
    ['https://example.org', 'https://example.org/'],
    ['https://example.org/a?utm_source=x&utm_medium=y', 'https://example.org/a'],
    ['https://example.org/a?b=1&fbclid=2&a=3#part', 'https://example.org/a?a=3&b=1'],
    ['https://example.org:443/a', 'https://example.org/a'],
    ['https://example.org/%C3%A7', 'https://example.org/ç'],
    ['https://example.org/a b?c=[d|e]', 'https://example.org/a%20b?c=%5Bd%7Ce%5D'],
  ])('%s and %s', (one, other) => {
    expect(canonicalAddress(one)).not.toBeNull()
    expect(canonicalAddress(one)).toBe(canonicalAddress(other))
  })
})

describe('two addresses are different pages', () => {
  it.each([
    ['https://example.org/a', 'https://example.org/A'],
    ['https://example.org/?p=1', 'https://example.org/?p=2'],
    ['https://example.org/#!/one', 'https://example.org/#!/two'],
    ['https://one.example.org/', 'https://two.example.org/'],
    ['https://example.org:8080/', 'https://example.org/'],
  ])('%s and %s', (one, other) => {
    expect(canonicalAddress(one)).not.toBe(canonicalAddress(other))
  })

  it.each(['', 'ferry.txt', 'urn:x', 'file:///a.html', 'javascript:alert(1)'])(
    '%j is none of the web',
    (address) => {
      expect(canonicalAddress(address)).toBeNull()
    },
  )
})

const ferry = known(1, 'The Last Ferry: Nobody Was Told', 'Deniz Kaya', 'https://www.example.org/ferry/')
const library: KnownArticle[] = [
  ferry,
  known(2, 'Introduction', 'Ada Özgür', 'intro-a.epub'),
  known(3, 'Introduction', 'B. Çelik', 'intro-b.epub'),
  known(4, 'Gulls', '', 'https://example.org/gulls'),
  known(5, 'Gulls', '', 'https://example.org/gulls?utm_source=feed'),
  known(6, 'Gulls, again', '', 'https://example.org/again'),
  known(7, 'A page that was printed', '', 'Rapor özeti.pdf.txt'),
]

describe('the article of a source', () => {
  it.each([
    ['its id', { address: `urn:lectern:article:${ferry.id}` }, 1, 'id'],
    ['its address', { address: 'http://example.org/ferry?utm_campaign=x#p3' }, 1, 'address'],
    [
      'its address, whatever its title',
      { address: 'https://example.org/ferry', title: 'Gulls' },
      1,
      'address',
    ],
    ['a file of its name', { address: 'file:///home/x/Rapor%20%C3%B6zeti.pdf.txt' }, 7, 'address'],
    ['its title', { title: 'the last ferry – nobody was told' }, 1, 'title'],
    [
      'its title, when its address is none',
      { title: 'Gulls, again', address: 'https://example.org/x' },
      6,
      'title',
    ],
    [
      'its title beside the name of a site',
      { title: 'The last ferry: nobody was told | The Paper' },
      1,
      'title',
    ],
    ['its title and who wrote it', { title: 'Introduction', byline: 'Ozgur, Ada' }, 2, 'title'],
  ])('is found by %s', (_, source, number, by) => {
    expect(match(source)).toEqual({ kind: 'matched', articleId: idOf(number), by })
  })

  it.each([
    ['nothing is known of it', {}],
    ['its title is that of none', { title: 'Ferries' }],
    ['its title is another’s', { title: 'Introduction', byline: 'Someone Else' }],
    ['what its title begins with is too short', { title: 'Gulls | The Paper' }],
  ])('is none when %s', (_, source) => {
    expect(match(source)).toEqual({ kind: 'none' })
  })

  it('is none of two', () => {
    expect(match({ title: 'Introduction' })).toEqual({
      kind: 'several',
      articleIds: [idOf(2), idOf(3)],
      by: 'title',
    })
    expect(match({ address: 'https://example.org/gulls/' })).toMatchObject({ kind: 'several', by: 'address' })
  })
})

function match(source: { title?: string; byline?: string; address?: string }) {
  return new ArticleMatcher(library).match({ title: '', byline: '', address: '', ...source })
}

function known(number: number, title: string, byline: string, source: string): KnownArticle {
  return { id: idOf(number), title, byline, source }
}

function idOf(number: number): string {
  return `01JWQ0000000000000000ART0${number}`
}
