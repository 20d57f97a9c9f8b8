/** Files that were made to do harm, or look as if they were. Whatever they are, no more than words may come out. */
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { ImportedArticle } from '../../../src-core/import/imported.ts'
import { readSource } from '../../../src-core/import/importer.ts'
import { LecternError } from '../../../src-core/ipc/result.ts'
import { blocksSchema } from '../../../src-core/library/blocks-schema.ts'
import { HOSTILE_PAGES } from '../../fixtures/hostile-pages.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const raw = (...bytes: number[]) => Uint8Array.from(bytes)
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]))

/** The article, or the code of the refusal. */
async function read(name: string, bytes: Uint8Array): Promise<ImportedArticle | string> {
  try {
    const { articles } = await readSource({ name, bytes })
    return articles[0] ?? 'none'
  } catch (error) {
    if (error instanceof LecternError) return error.failure.code
    throw error
  }
}

const CONTROLS =
  // eslint-disable-next-line no-control-regex -- These are what is looked for.
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]|[\uD800-\uDFFF](?![\uDC00-\uDFFF])(?<![\uD800-\uDBFF].)/

function expectHarmless({ metadata, blocks, images = [] }: ImportedArticle): void {
  expect(v.is(blocksSchema, blocks)).toBe(true)
  for (const block of blocks) {
    expect(block.text).not.toMatch(CONTROLS)
    for (const mark of block.marks ?? []) {
      expect(mark.start).toBeLessThan(mark.end)
      expect(mark.end).toBeLessThanOrEqual(block.text.length)
      if (mark.kind === 'link') expect(mark.href).toMatch(/^(?:https?|mailto):/)
    }
    if (block.kind === 'image' && block.src !== undefined) expect(block.src).toMatch(/^https?:\/\//)
  }
  for (const { block } of images) expect(blocks[block]?.kind).toBe('image')
  expect(metadata.title).not.toMatch(/[\u202A-\u202E\n]/)
  expect({}).not.toHaveProperty('ran')
}

describe('a page with', () => {
  it.each(HOSTILE_PAGES)('%s gives words and nothing else', async (_name, html) => {
    const article = await read('page.html', bytesOf(`<html><body><p>Before.</p>${html}`))
    if (typeof article === 'string') throw new Error(`It was refused: ${article}`)
    expectHarmless(article)
    expect(article.blocks.map(({ text }) => text).join(' ')).toContain('Before.')
  })
})

const MANY = 20_000

const cases: [name: string, file: string, bytes: Uint8Array, outcome: string][] = [
  ['elements nested 20,000 deep', 'a.html', bytesOf(`${'<div>'.repeat(MANY)}a`), 'read'],
  ['emphasis nested 2,000 deep', 'a.html', bytesOf(`${'<b>'.repeat(2_000)}a`), 'read'],
  ['lists nested 5,000 deep', 'a.html', bytesOf(`${'<ul><li>'.repeat(5_000)}a`), 'read'],
  ['tables nested 2,000 deep', 'a.html', bytesOf(`${'<table><tr><td>'.repeat(2_000)}a`), 'read'],
  ['quotes nested 5,000 deep', 'a.html', bytesOf(`${'<blockquote>'.repeat(5_000)}a`), 'read'],
  ['one tag of 5 MB', 'a.html', bytesOf(`<p title="${'x'.repeat(5_000_000)}">a</p>`), 'read'],
  ['a tag that is never closed, of 5 MB', 'a.html', bytesOf(`<p>a</p><p ${'x'.repeat(5_000_000)}`), 'read'],
  ['a name of 1 MB', 'a.html', bytesOf(`<${'x'.repeat(1_000_000)}>a`), 'read'],
  [
    '2,000 attributes',
    'a.html',
    bytesOf(`<p ${Array.from({ length: 2_000 }, (_, i) => `a${i}=1`).join(' ')}>a`),
    'read',
  ],
  ['20,000 elements', 'a.html', bytesOf('<p>a</p>'.repeat(20_000)), 'read'],
  [
    'entities that would expand in XML',
    'a.xhtml',
    bytesOf('<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;">]><html><body><p>&c;&c;</p></body></html>'),
    'read',
  ],
  [
    'an entity from a file',
    'a.xhtml',
    bytesOf('<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]><html><body><p>a&f;</p></body></html>'),
    'read',
  ],
  ['100,000 entities', 'a.html', bytesOf(`<p>${'&amp;'.repeat(100_000)}`), 'read'],
  [
    'cells that span millions',
    'a.html',
    bytesOf(`<table>${'<tr><th colspan=99999999>a<td rowspan=99999999>b'.repeat(50)}</table>`),
    'read',
  ],
  [
    'a list that begins at minus infinity',
    'a.html',
    bytesOf('<ol start=-999999999999999999999><li value=1e99>a</ol>'),
    'read',
  ],
  [
    '10,000 links of one page',
    'a.html',
    bytesOf(`<p>${'<a href="https://a.example">a</a> '.repeat(10_000)}`),
    'read',
  ],
  [
    'an address of 1 MB',
    'a.html',
    bytesOf(`<p><a href="https://a.example/${'x'.repeat(1_000_000)}">a</a>`),
    'read',
  ],
  [
    'a srcset of 100,000 images',
    'a.html',
    bytesOf(`<p>a</p><img alt=a srcset="${'https://a.example/x 1w, '.repeat(100_000)}">`),
    'read',
  ],
  [
    'JSON-LD of 5 MB',
    'a.html',
    bytesOf(`<script type="application/ld+json">[${'[],'.repeat(1_500_000)}0]</script><p>a`),
    'read',
  ],
  [
    'JSON-LD nested 10,000 deep',
    'a.html',
    bytesOf(`<script type="application/ld+json">${'['.repeat(10_000)}${']'.repeat(10_000)}</script><p>a`),
    'read',
  ],
  ['only white space', 'a.html', bytesOf(' \n\t'.repeat(1_000)), 'empty-file'],
  ['nothing at all', 'a.html', raw(), 'empty-file'],
  ['only a tag', 'a.html', bytesOf('<'), 'read'],
  ['only a script', 'a.html', bytesOf('<script>x()</script>'), 'empty-file'],
  ['bytes of no meaning', 'a.html', Uint8Array.from({ length: 4_096 }, (_, i) => (i * 7919) % 256), 'read'],
  ['a PNG that is called a page', 'a.html', joined(raw(0x89), bytesOf('PNG\r\n\x1a\n')), 'read'],
  ['UTF-8 that is cut off', 'a.html', joined(bytesOf('<p>a'), raw(0xe2, 0x82)), 'read'],
  [
    'UTF-8 in more bytes than it needs',
    'a.html',
    joined(bytesOf('<p>a'), raw(0xc0, 0xbc), bytesOf('script>')),
    'read',
  ],
  [
    'UTF-7, which browsers have given up',
    'a.html',
    bytesOf('<meta charset=utf-7><p>+ADw-script+AD4-'),
    'read',
  ],
  ['UTF-16 that is cut off', 'a.html', raw(0xff, 0xfe, 0x3c, 0, 0x70, 0, 0x3e, 0, 0x61, 0, 0x3c), 'read'],
  [
    'an encoding that hides a tag',
    'a.html',
    joined(bytesOf('<meta charset=iso-2022-jp><p>a'), raw(0x1b, 0x28, 0x4a), bytesOf('<script>x</script>')),
    'read',
  ],
  ['two encodings', 'a.html', bytesOf('<meta charset=koi8-r><meta charset=shift_jis><p>a'), 'read'],
  ['many line breaks', 'a.html', bytesOf(`<p>a${'<br>'.repeat(50_000)}b`), 'read'],
  ['a message of headers alone', 'a.eml', bytesOf('A: b\n'.repeat(10_000)), 'empty-file'],
  ['a message with headers of 5 MB', 'a.eml', bytesOf(`Subject: ${'x'.repeat(5_000_000)}\n\na`), 'damaged'],
  [
    'a message with parts in parts',
    'a.eml',
    bytesOf(
      Array.from(
        { length: 200 },
        (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`,
      ).join(''),
    ),
    'damaged',
  ],
  [
    'a page in parts, with 20,000 of them',
    'a.mhtml',
    bytesOf(
      `Content-Type: multipart/related; boundary=b\n\n${'--b\nContent-Type: text/html\n\n<p>a</p>\n'.repeat(MANY)}--b--`,
    ),
    'read',
  ],
  [
    'a page in parts, with an empty boundary',
    'a.mhtml',
    bytesOf('Content-Type: multipart/related; boundary=""\n\n--\nContent-Type: text/html\n\n<p>a'),
    'damaged',
  ],
  [
    'a page in parts, its base64 broken',
    'a.mhtml',
    bytesOf(
      'Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n####\n--b--',
    ),
    'empty-file',
  ],
  [
    'a page in parts that is named as a path',
    'a.mhtml',
    bytesOf(
      'Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\nContent-Location: ../../../etc/passwd\n\n<p>a<img src="../../x" alt=x>\n--b\nContent-Type: image/png\nContent-Location: ../../x\n\nno\n--b--',
    ),
    'read',
  ],
]

describe('a file with', () => {
  it.each(cases)('%s', async (_name, file, bytes, outcome) => {
    const article = await read(file, bytes)
    expect(typeof article === 'string' ? article : 'read').toBe(outcome)
    if (typeof article !== 'string') expectHarmless(article)
  })

  it('more than 50 MB is refused before it is looked at', async () => {
    for (const file of ['a.html', 'a.mhtml', 'a.eml', 'a.txt'])
      expect(await read(file, new Uint8Array(50_000_001))).toBe('too-large')
  })
})
