/** What a page tells of its article. */
import { describe, expect, it } from 'vitest'
import { toDate } from '../../../../src-core/import/html/read-metadata.ts'
import { readPage } from './outline-page.ts'

const ld = (data: unknown) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`
const meta = (name: string, content: string) => `<meta property="${name}" content="${content}">`

const cases: [name: string, head: string, expected: object][] = [
  [
    'JSON-LD, in a graph',
    ld({
      '@graph': [
        { '@type': 'WebSite', name: 'No' },
        {
          '@type': ['NewsArticle'],
          headline: 'The last ferry',
          author: [{ name: 'Ana Moe' }, { name: 'B. Çelik' }],
          publisher: { name: 'Harbour Post' },
          datePublished: '2025-06-02T23:30:00+03:00',
          inLanguage: 'en-GB',
          url: 'https://post.example/ferry',
          contentLocation: { name: 'Istanbul' },
        },
      ],
    }),
    {
      title: 'The last ferry',
      byline: 'Ana Moe, B. Çelik',
      publisher: 'Harbour Post',
      published: '2025-06-02',
      language: 'en-GB',
      source: 'https://post.example/ferry',
      place: 'Istanbul',
    },
  ],
  [
    'Open Graph',
    meta('og:title', 'A &amp; B') +
      meta('og:site_name', 'Post') +
      meta('og:url', 'https://post.example/x') +
      meta('article:published_time', '2025-06-02T08:00Z') +
      meta('og:locale', 'tr_TR'),
    {
      title: 'A & B',
      publisher: 'Post',
      source: 'https://post.example/x',
      published: '2025-06-02',
      language: 'tr-TR',
    },
  ],
  [
    'meta elements by name',
    '<meta name=author content="Ana Moe"><meta name=date content="2025/6/2"><meta name="application-name" content=Post>',
    { byline: 'Ana Moe', published: '2025-06-02', publisher: 'Post' },
  ],
  [
    'the canonical address before others',
    '<link rel=canonical href="https://post.example/a">' + meta('og:url', 'https://post.example/b'),
    { source: 'https://post.example/a' },
  ],
  [
    'a title without the site’s name',
    '<title>The last ferry has gone - Post</title>',
    { title: 'The last ferry has gone' },
  ],
  [
    'a title with a dash of its own',
    '<title>Ferries – a history of all of them</title>',
    { title: 'Ferries – a history of all of them' },
  ],
  ['the file’s name for a title, if there is none', '', { title: 'page', source: 'page.html' }],
  [
    'what a browser writes above a page that it saves',
    '<!-- saved from url=(0026)https://post.example/ferry -->',
    { source: 'https://post.example/ferry' },
  ],
  [
    'what SingleFile writes above a page that it saves',
    '<!--\n Page saved with SingleFile \n url: https://post.example/ferry \n saved date: today\n-->',
    { source: 'https://post.example/ferry' },
  ],
  ['no address but of the web', '<link rel=canonical href="javascript:alert(1)">', { source: 'page.html' }],
  ['no author that is an address', meta('article:author', 'https://social.example/ana'), { byline: '' }],
  ['no date that the calendar has not', meta('article:published_time', '2025-02-30'), { published: '' }],
  ['no language that is none', '<meta http-equiv=content-language content="{{lang}}">', { language: '' }],
  [
    'nothing of JSON-LD that is broken',
    '<script type="application/ld+json">{"@type":</script>',
    { title: 'page' },
  ],
  [
    'nothing of JSON-LD that is deep',
    ld(JSON.parse('{"@graph":['.repeat(500) + ']}'.repeat(500))),
    { title: 'page' },
  ],
  [
    'titles without signs that turn letters around, and without control characters',
    meta('og:title', 'a\u202Etxt.exe\u0007 b'),
    { title: 'atxt.exe b' },
  ],
]

describe('a page tells of itself by', () => {
  it.each(cases)('%s', async (_name, head, expected) => {
    const { metadata } = await readPage(`<html><head>${head}</head><body><p>Words.</p></body></html>`)
    expect(metadata).toMatchObject(expected)
  })

  it('elements of its text: heading, author, time, language', async () => {
    const page = `<html lang=tr><body><h1>The last ferry</h1><p>By <a rel=author>Ana Moe</a>,
      <time datetime="2025-06-02T10:00">Monday</time></p><p>Words.</p>`
    expect((await readPage(page)).metadata).toMatchObject({
      title: 'The last ferry',
      byline: 'Ana Moe',
      published: '2025-06-02',
      language: 'tr',
    })
  })
})

it.each([
  ['2025-06-02', '2025-06-02'],
  ['2025-06-02T23:59:59+14:00', '2025-06-02'],
  ['20250602', '2025-06-02'],
  ['2025.6.2', '2025-06-02'],
  ['2 June 2025', ''],
  ['2025-13-01', ''],
  ['', ''],
])('the day of “%s” is “%s”', (text, day) => {
  expect(toDate(text)).toBe(day)
})
