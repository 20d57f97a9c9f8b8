import { buffer } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Block } from '../../src-core/article/block.ts'
import type { ImportedArticle, ImportSource } from '../../src-core/import/imported.ts'
import { generateArticle } from './generate-article.ts'
import { oldRussianText } from './old-russian.ts'
import { between, type Random } from './seeded-random.ts'

/** How a file may hold an article. */
export const FORMATS = ['html', 'mhtml', 'markdown', 'epub', 'text', 'old text', 'email'] as const
export type Format = (typeof FORMATS)[number]

const WRAPPED = 72
const CHAPTER = 12
const QUOTED_LINE = 76

/** A file that holds an invented article of so many sections of four, about 7 KB of text each. */
export async function generateSource(
  format: Format,
  number: number,
  sections: number,
  random: Random,
): Promise<ImportSource> {
  const article = generateArticle(random)
  for (let more = 1; more < sections; more++) article.blocks.push(...generateArticle(random).blocks)
  const named = (ending: string, content: string | Uint8Array): ImportSource => ({
    name: `article-${number}.${ending}`,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  })
  switch (format) {
    case 'html':
      return named('html', page(article, number, random))
    case 'mhtml':
      return named('mhtml', webArchive(page(article, number, random)))
    case 'markdown':
      return named('md', markdown(article, random))
    case 'epub':
      return named('epub', await book(article, random))
    case 'text':
      return named('txt', plainText(article, number % 2 === 0))
    case 'old text':
      return named('txt', oldRussianText(plainText(article, number % 2 === 0), random))
    case 'email':
      return named('eml', message(article, number, random))
  }
}

function plainText({ metadata, blocks }: ImportedArticle, isWrapped: boolean): string {
  const texts = blocks.map(({ text }) => (isWrapped ? wrap(text, WRAPPED).join('\n') : text))
  return `${[metadata.title, ...texts].join('\n\n')}\n`
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length >= width) {
      lines.push(line)
      line = ''
    }
    line += line === '' ? word : ` ${word}`
  }
  return [...lines, line]
}

/** Text with a link, and a word that stands out, as writers on the web have them. */
function dressed(
  text: string,
  random: Random,
  link: (word: string) => string,
  strong: (word: string) => string,
) {
  const words = text.split(' ')
  const linked = between(random, 0, words.length - 1)
  return words
    .map((word, index) => (index === linked ? link(word) : index % 40 === 39 ? strong(word) : word))
    .join(' ')
}

function htmlBlocks(blocks: readonly Block[], random: Random): string {
  const link = (word: string) => `<a href="https://example.org/${between(random, 1, 9_999)}">${word}</a>`
  return blocks
    .map(({ kind, text }) =>
      kind === 'heading'
        ? `<h2>${text}</h2>`
        : `<p>${dressed(text, random, link, (word) => `<em>${word}</em>`)}</p>`,
    )
    .join('\n')
}

/** A page as news sites make them: about as much around the article as in it. */
function page({ metadata, blocks }: ImportedArticle, number: number, random: Random): string {
  const teasers = generateArticle(random).blocks.map(({ text }) => text.slice(0, 80))
  const data = { '@type': 'NewsArticle', headline: metadata.title, datePublished: metadata.published }
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${metadata.title} – The Bench</title>
<meta property="og:title" content="${metadata.title}"><meta property="og:site_name" content="The Bench">
<link rel="canonical" href="https://example.org/news/${number}">
<script type="application/ld+json">${JSON.stringify(data)}</script>
<style>${'.card{margin:0;padding:4px}.card>a{color:#123}'.repeat(60)}</style>
<script>${'window.queue=window.queue||[];queue.push(function(){return 1<2});'.repeat(80)}</script></head>
<body><header class="site-header"><nav class="menu"><ul>${teasers
    .map(
      (text) =>
        `<li class="menu-item"><a href="/section/${between(random, 1, 99)}">${text.slice(0, 18)}</a></li>`,
    )
    .join('')}</ul></nav></header>
<main><article><h1>${metadata.title}</h1><p class="byline">By A. Writer</p>
${htmlBlocks(blocks, random)}
</article><aside class="related">${teasers
    .map(
      (text) => `<div class="card"><a href="/news/${between(random, 1, 99)}"><span>${text}</span></a></div>`,
    )
    .join('\n')}</aside></main>
<footer class="footer"><p>The Bench</p></footer></body></html>`
}

/** @see RFC 2557 */
function webArchive(html: string): string {
  return [
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://example.org/news/1',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; type="text/html"; boundary="----cut"',
    '',
    '------cut',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    'Content-Location: https://example.org/news/1',
    '',
    quotedPrintable(html),
    '------cut--',
    '',
  ].join('\r\n')
}

function markdown({ metadata, blocks }: ImportedArticle, random: Random): string {
  const link = (word: string) => `[${word}](https://example.org/${between(random, 1, 9_999)})`
  const texts = blocks.map(({ kind, text }) =>
    kind === 'heading' ? `## ${text}` : dressed(text, random, link, (word) => `*${word}*`),
  )
  return `---\ntitle: ${JSON.stringify(metadata.title)}\ndate: ${metadata.published}\n---\n\n${texts.join('\n\n')}\n`
}

function message({ metadata, blocks }: ImportedArticle, number: number, random: Random): string {
  const html = `<html><body>${htmlBlocks(blocks, random)}</body></html>`
  const part = (type: string, text: string) =>
    `--cut\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(text)}\r\n`
  return [
    'From: A Writer <writer@example.org>',
    `Subject: Letter ${number}`,
    `Date: ${Number(metadata.published.slice(8))} Mar 2024 08:00:00 +0000`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="cut"',
    '',
    `${part('text/plain', blocks.map(({ text }) => text).join('\n\n'))}${part('text/html', html)}--cut--\r\n`,
  ].join('\r\n')
}

/** @see RFC 2045, section 6.7 */
function quotedPrintable(text: string): string {
  let line = ''
  const lines: string[] = []
  for (const byte of new TextEncoder().encode(text)) {
    if (byte === 0x0a) {
      lines.push(line)
      line = ''
      continue
    }
    const isPlain = byte >= 0x20 && byte < 0x7f && byte !== 0x3d
    line += isPlain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
    if (line.length < QUOTED_LINE - 3) continue
    lines.push(`${line}=`)
    line = ''
  }
  return [...lines, line].join('\r\n')
}

/** @see https://www.w3.org/TR/epub-33/ */
async function book({ metadata, blocks }: ImportedArticle, random: Random): Promise<Uint8Array> {
  const zip = new ZipFile()
  const options = { mtime: new Date(Date.UTC(2026, 0, 1)) }
  const add = (name: string, text: string, compress = true) =>
    zip.addBuffer(Buffer.from(text), name, { ...options, compress })
  const chapters = Array.from({ length: Math.ceil(blocks.length / CHAPTER) }, (_, index) =>
    blocks.slice(index * CHAPTER, (index + 1) * CHAPTER),
  )
  const each = (line: (index: number) => string) => chapters.map((_, index) => line(index)).join('')
  add('mimetype', 'application/epub+zip', false)
  add(
    'META-INF/container.xml',
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
  )
  add(
    'book.opf',
    `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${metadata.title}</dc:title></metadata><manifest>${each(
      (index) => `<item id="c${index}" href="c${index}.xhtml" media-type="application/xhtml+xml"/>`,
    )}</manifest><spine>${each((index) => `<itemref idref="c${index}"/>`)}</spine></package>`,
  )
  chapters.forEach((chapter, index) =>
    add(
      `c${index}.xhtml`,
      `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>${index}</title></head><body>${htmlBlocks(chapter, random)}</body></html>`,
    ),
  )
  zip.end()
  // A stream that is read to its end: its types do not say so.
  return new Uint8Array(await buffer(zip.outputStream as Readable))
}
