/** The images that come along with a page, and those that do not. */
import { describe, expect, it } from 'vitest'
import { readDataUrl } from '../../../../src-core/import/html/data-url.ts'
import { sniffImage } from '../../../../src-core/import/sniff-image.ts'
import { readPage } from './outline-page.ts'
import { dataUrl, png } from './some-images.ts'

const PIER = png(64, 48)
const BOAT = png(40, 40, [0, 0, 200])
const text = (words: string) => new TextEncoder().encode(words)
const SVG = text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')

describe('an image is kept with its block', () => {
  it('from a data: URL', async () => {
    const { blocks, images } = await readPage(`<p>a</p><img src="${dataUrl(PIER)}" alt="Pier"><p>b</p>`)
    expect(blocks[1]).toEqual({ kind: 'image', text: '', alt: 'Pier', width: 64, height: 48 })
    expect(images).toEqual([{ block: 1, bytes: PIER, mediaType: 'image/png' }])
  })

  it('from the folder beside the page, by any spelling of its path', async () => {
    const siblings = new Map([
      ['Page one_files/Çırağan 1.png', PIER],
      ['Page one_files/boat.png', BOAT],
    ])
    const html = `<img src="./Page%20one_files/%C3%87%C4%B1ra%C4%9Fan%201.png" alt=a>
      <p>.</p><img src="Page one_files/boat.png?x=1#y" alt=b><p>.</p><img src="Page one_files/gone.png" alt=c>`
    const { blocks, images } = await readPage(html, { siblings })
    expect(images?.map(({ block, path }) => [block, path])).toEqual([
      [0, 'Page one_files/Çırağan 1.png'],
      [2, 'Page one_files/boat.png'],
    ])
    expect(blocks[4]).toEqual({ kind: 'image', text: '', alt: 'c' })
  })

  it('with the address of the version on the web, if it has one', async () => {
    const html = `<p>a</p><img data-src="https://a.example/x.jpg" src="${dataUrl(PIER)}" alt="Pier">`
    const { blocks } = await readPage(html)
    expect(blocks[1]).toMatchObject({ width: 64, height: 48 })
  })

  it('under the block’s index still when the headline above it is taken away', async () => {
    const { blocks, images } = await readPage(`<h1>T</h1><img src="${dataUrl(PIER)}" alt=p><p>a`)
    expect(images?.[0]?.block).toBe(0)
    expect(blocks[0]?.kind).toBe('image')
  })
})

describe('an image is not kept', () => {
  it.each([
    ['a drawing (SVG), which may hold scripts', dataUrl(SVG, 'image/svg+xml')],
    ['a drawing that says it is a PNG', dataUrl(SVG, 'image/png')],
    ['HTML that says it is a PNG', dataUrl(text('<script>alert(1)</script>'), 'image/png')],
    ['what is broken', 'data:image/png;base64,####'],
    ['what is cut off', 'data:image/png'],
    ['one with more pixels than a window has memory for', dataUrl(huge())],
  ])('%s: its place and its words are', async (_name, src) => {
    const { blocks, images } = await readPage(`<p>a</p><img src="${src}" alt="Pier">`)
    expect(blocks[1]).toEqual({ kind: 'image', text: '', alt: 'Pier' })
    expect(images).toBeUndefined()
  })

  it.each([
    ['a picture of one pixel', `<img src="${dataUrl(png(1, 1))}">`],
    ['an icon without words', `<img src="${dataUrl(png(16, 16))}">`],
    ['an image from nowhere', '<img>'],
  ])('%s: nor is its place', async (_name, image) => {
    const { blocks } = await readPage(`<p>a${image}</p>`)
    expect(blocks).toEqual([{ kind: 'paragraph', text: 'a' }])
  })

  it('if its path leads out of what came along', async () => {
    const siblings = new Map([['page_files/a.png', PIER]])
    const { images } = await readPage('<p>a</p><img src="page_files/../page_files/a.png" alt=a>', {
      siblings,
    })
    expect(images).toBeUndefined()
  })
})

function huge(): Uint8Array {
  const bytes = png(1, 1).slice()
  new DataView(bytes.buffer).setUint32(16, 60_000)
  new DataView(bytes.buffer).setUint32(20, 60_000)
  return bytes
}

const latin = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)),
  )

describe('what an image is, is seen from its bytes:', () => {
  it.each([
    ['PNG', png(3, 5), { mediaType: 'image/png', width: 3, height: 5 }],
    ['GIF', latin('GIF89a', [3, 0, 5, 0], '          '), { mediaType: 'image/gif', width: 3, height: 5 }],
    [
      'JPEG, behind other segments',
      latin([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 11, 8, 0, 5, 0, 3, 1, 1, 1, 1, 0]),
      { mediaType: 'image/jpeg', width: 3, height: 5 },
    ],
    [
      'WebP, extended',
      latin('RIFF', [30, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 4, 0, 0]),
      { mediaType: 'image/webp', width: 3, height: 5 },
    ],
    [
      'WebP, lossy',
      latin('RIFF', [30, 0, 0, 0], 'WEBPVP8 ', [10, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 3, 0, 5, 0]),
      { mediaType: 'image/webp', width: 3, height: 5 },
    ],
    [
      'AVIF',
      latin(
        [0, 0, 0, 28],
        'ftypavif',
        [0, 0, 0, 0],
        'mif1',
        'miaf',
        [0, 0, 0, 20],
        'ispe',
        [0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 5],
      ),
      { mediaType: 'image/avif', width: 3, height: 5 },
    ],
    [
      'BMP',
      latin('BM', '                ', [3, 0, 0, 0, 0xfb, 0xff, 0xff, 0xff], ' '),
      { mediaType: 'image/bmp', width: 3, height: 5 },
    ],
    ['a drawing', SVG, null],
    ['words', text('Only words, and nothing else at all.'), null],
    ['nothing', new Uint8Array(), null],
  ])('%s', (_name, bytes, expected) => {
    expect(sniffImage(bytes)).toEqual(expected)
  })
})

it.each([
  ['base64', 'data:a/b;base64,aGk=', 'hi'],
  ['base64 with spaces, percent signs, and without its end', 'data:a/b;base64,a%47%6B%0A', 'hi'],
  ['base64 of URLs', 'data:;base64,Pz8_Pj4-', '???>>>'],
  ['percent signs', 'data:a/b,h%69', 'hi'],
  ['letters beyond Latin', 'data:a/b,ı', 'ı'],
  ['an empty one', 'data:,', ''],
  ['no data: URL', 'https://a.example/', null],
  ['one without a comma', 'data:a/b;base64', null],
])('a data: URL is read: %s', (_name, url, expected) => {
  const data = readDataUrl(url)
  expect(data && new TextDecoder().decode(data.bytes)).toBe(expected)
})
