/** Pages and messages that are MIME: one file with all parts. */
import { describe, expect, it } from 'vitest'
import { readSource } from '../../../src-core/import/importer.ts'
import { png } from './html/some-images.ts'

const PIER = png(64, 48)
const lines = (...content: (string | false)[]) =>
  new TextEncoder().encode(content.filter((line) => line !== false).join('\r\n'))
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n')

const MHTML = lines(
  'From: <Saved by Blink>',
  'Snapshot-Content-Location: https://post.example/news/ferry',
  'Subject: =?utf-8?Q?The=20last=20ferry?=',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related;',
  '\ttype="text/html";',
  '\tboundary="----B=_1"',
  '',
  '------B=_1',
  'Content-Type: text/html',
  'Content-ID: <frame-1@mhtml.blink>',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Location: https://post.example/news/ferry',
  '',
  '<!DOCTYPE html><html><head><meta charset=3D"utf-8"><title>The last =',
  'ferry</title></head><body><p>To =C3=87=C4=B1ra=C4=9Fan.</p>',
  '<img src=3D"https://post.example/pier.png" alt=3D"Pier"><p>.</p>',
  '<img src=3D"cid:boat@x" alt=3D"Boat"></body></html>',
  '------B=_1',
  'Content-Type: image/png',
  'Content-Transfer-Encoding: base64',
  'Content-Location: https://post.example/pier.png',
  '',
  base64(PIER),
  '',
  '------B=_1',
  'Content-Type: image/png',
  'Content-Transfer-Encoding: base64',
  'Content-ID: <boat@x>',
  '',
  base64(png(40, 40)),
  '------B=_1--',
)

const eml = (body: string[], type: string, ...headers: string[]) =>
  lines(
    'Date: Mon, 2 Jun 2025 23:30:00 +0300',
    'From: =?utf-8?B?w4dpxJ9kZW0=?= <c@mail.example>',
    'To: reader@mail.example',
    'Subject: =?iso-8859-9?Q?Son_vapur_=FE?=',
    'MIME-Version: 1.0',
    ...headers,
    `Content-Type: ${type}`,
    '',
    ...body,
  )

describe('MHTML', () => {
  it.each(['ferry.mhtml', 'ferry.mht', 'ferry', ''])('is read, if it is called “%s”', async (name) => {
    const { articles, importer, encoding } = await readSource({ name, bytes: MHTML })
    expect(importer.name).toBe('mhtml')
    expect(encoding).toBe('utf-8')
    const [article] = articles
    expect(article?.metadata).toMatchObject({
      title: 'The last ferry',
      source: 'https://post.example/news/ferry',
    })
    expect(article?.blocks).toMatchObject([
      { kind: 'paragraph', text: 'To Çırağan.' },
      { kind: 'image', alt: 'Pier', src: 'https://post.example/pier.png', width: 64 },
      { kind: 'paragraph' },
      { kind: 'image', alt: 'Boat' },
    ])
    expect(article?.images?.map(({ block }) => block)).toEqual([1, 3])
    expect(article?.images?.[0]?.bytes).toEqual(PIER)
  })

  it.each([
    [
      'a message without a page',
      lines(
        'Content-Type: multipart/related; boundary=b',
        '',
        '--b',
        'Content-Type: image/png',
        '',
        'x',
        '--b--',
      ),
      'damaged',
    ],
    ['one that ends in its headers', lines('Content-Type: multipart/related; boundary=b'), 'damaged'],
    ['parts within parts for ever', nested(5_000), 'damaged'],
    [
      'a page without words',
      lines(
        'Content-Type: multipart/related; boundary=b',
        '',
        '--b',
        'Content-Type: text/html',
        '',
        '<p>',
        '--b--',
      ),
      'empty-file',
    ],
  ])('is refused with a reason: %s', async (_name, bytes, code) => {
    await expect(readSource({ name: 'a.mhtml', bytes })).rejects.toMatchObject({ failure: { code } })
  })
})

describe('email', () => {
  const read = async (bytes: Uint8Array) => {
    const { articles } = await readSource({ name: 'letter.eml', bytes })
    return articles[0]
  }

  it('of plain text is read, with its subject, sender and day', async () => {
    const article = await read(
      eml(['Hello,', '', 'the ferry has gone.', '', '- one', '- two'], 'text/plain; charset=utf-8'),
    )
    expect(article?.metadata).toEqual({
      title: 'Son vapur ş',
      byline: 'Çiğdem',
      published: '2025-06-02',
      source: 'letter.eml',
      publisher: '',
      place: '',
      language: '',
    })
    expect(article?.blocks.map(({ kind, text }) => [kind, text])).toEqual([
      ['paragraph', 'Hello,'],
      ['paragraph', 'the ferry has gone.'],
      ['list-item', 'one'],
      ['list-item', 'two'],
    ])
  })

  it('of HTML is read whole, with the images that it shows', async () => {
    const body = [
      '--b',
      'Content-Type: text/html; charset=windows-1254',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      '<table><tr><td><h1>Vapur</h1></td></tr><tr><td><p>Gitti =FE</p><img src=3D"cid:p@x" alt=3D"Pier"></td></tr></table>',
      '--b',
      'Content-Type: image/png; name=p.png',
      'Content-ID: <p@x>',
      'Content-Transfer-Encoding: base64',
      '',
      base64(PIER),
      '--b--',
    ]
    const article = await read(eml(body, 'multipart/related; boundary=b'))
    expect(article?.metadata).toMatchObject({ title: 'Son vapur ş', byline: 'Çiğdem' })
    expect(article?.blocks).toMatchObject([
      { kind: 'heading', text: 'Vapur' },
      { kind: 'paragraph', text: 'Gitti ş' },
      { kind: 'image', alt: 'Pier', width: 64 },
    ])
    expect(article?.images?.[0]?.bytes).toEqual(PIER)
  })

  it('without text and subject is refused', async () => {
    await expect(read(lines('From: a@b.example', '', ''))).rejects.toMatchObject({
      failure: { code: 'empty-file' },
    })
  })
})

function nested(depth: number): Uint8Array {
  const heads = Array.from({ length: depth }, (_, level) => [
    `Content-Type: multipart/mixed; boundary=b${level}`,
    '',
    `--b${level}`,
  ])
  return lines(...heads.flat(), 'Content-Type: text/html', '', '<p>deep</p>')
}
