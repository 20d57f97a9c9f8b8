import { describe, expect, it } from 'vitest'
import { readSource } from '../../../src-core/import/importer.ts'

const PNG = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FAAhKDveksOjmAAAAAElFTkSuQmCC',
  ),
  (sign) => sign.charCodeAt(0),
)
const CONTAINER =
  '<?xml version="1.0"?><container><rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
const PACKAGE = `<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0">
  <metadata>
    <dc:title>Tides &amp; Ferries</dc:title><dc:creator>Ada Okafor</dc:creator><dc:creator>Li Wen</dc:creator>
    <dc:publisher>Quay Press</dc:publisher><dc:date>2024-05-06T00:00:00Z</dc:date><dc:language>en-gb</dc:language>
    <dc:identifier>urn:isbn:1</dc:identifier>
  </metadata>
  <manifest>
    <item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>
    <item id="two" href="text/two.xhtml" media-type="application/xhtml+xml"/>
    <item id="one" href="text/one%20a.xhtml" media-type="application/xhtml+xml"/>
    <item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
  </manifest>
  <spine><itemref idref="cover"/><itemref idref="one"/><itemref idref="two"/><itemref idref="gone"/></spine>
</package>`
const NAV =
  '<html xmlns:epub="http://www.idpf.org/2007/ops"><body><nav epub:type="toc"><ol><li><a href="text/one%20a.xhtml#top">One, by the table</a></li><li><a href="text/two.xhtml">Two, by the table</a></li></ol></nav><nav epub:type="landmarks"><a href="text/two.xhtml">Start</a></nav></body></html>'
const NCX =
  '<ncx><navMap><navPoint><navLabel><text>Two of old</text></navLabel><content src="text/two.xhtml"/></navPoint></navMap></ncx>'

const BOOK: Readonly<Record<string, string | Uint8Array>> = {
  'META-INF/container.xml': CONTAINER,
  'OPS/book.opf': PACKAGE,
  'OPS/nav.xhtml': NAV,
  'OPS/cover.xhtml': '<html><head><title/></head><body><div></div></body></html>',
  'OPS/text/one a.xhtml':
    '<?xml version="1.0"?><html><head><title/><script src="x.js"/></head><body><h1>One<a id="x"/></h1><p>Water &#233;verywhere.</p><p/><img src="../pictures/a.png" alt="A quay"/></body></html>',
  'OPS/text/two.xhtml':
    '<html><body><p>Rain, <i>again</i>.<![CDATA[ 1 < 2]]></p><img src="../../../../etc/x.png" alt="Out"/><p>End.</p></body></html>',
  'OPS/pictures/a.png': PNG,
}

async function read(change: Record<string, string | Uint8Array | null> = {}, chaptersApart = false) {
  const files = Object.entries({ ...BOOK, ...change }).flatMap(([path, content]): [string, Uint8Array][] =>
    content === null
      ? []
      : [[path, typeof content === 'string' ? new TextEncoder().encode(content) : content]],
  )
  const source = { name: 'tides.epub', bytes: new Uint8Array(), siblings: new Map(files), chaptersApart }
  return (await readSource(source)).articles
}
const texts = (article: Awaited<ReturnType<typeof read>>[number] | undefined) =>
  article?.blocks.map(({ kind, text }) => `${kind}: ${text}`)

describe('A book is read', () => {
  it('as one article with a section for each chapter', async () => {
    const [book, ...others] = await read()
    expect(others).toEqual([])
    expect(book?.metadata).toEqual({
      title: 'Tides & Ferries',
      byline: 'Ada Okafor, Li Wen',
      publisher: 'Quay Press',
      place: '',
      published: '2024-05-06',
      source: 'tides.epub',
      language: 'en-GB',
    })
    expect(texts(book)).toEqual([
      'heading: One',
      'paragraph: Water éverywhere.',
      'image: ',
      'heading: Two, by the table',
      'paragraph: Rain, again. 1 < 2',
      'image: ',
      'paragraph: End.',
    ])
    expect(book?.images).toEqual([
      { block: 2, bytes: PNG, mediaType: 'image/png', path: 'OPS/pictures/a.png' },
    ])
  })

  it('as an article for each chapter, when that is asked for', async () => {
    const chapters = await read({}, true)
    expect(chapters.map(({ metadata }) => [metadata.title, metadata.byline])).toEqual([
      ['One – Tides & Ferries', 'Ada Okafor, Li Wen'],
      ['Two, by the table – Tides & Ferries', 'Ada Okafor, Li Wen'],
    ])
    expect(texts(chapters[0])).toEqual(['paragraph: Water éverywhere.', 'image: '])
    expect(chapters[0]?.images?.[0]?.block).toBe(1)
    expect(texts(chapters[1])?.[0]).toBe('paragraph: Rain, again. 1 < 2')
  })

  it('with the titles of an NCX, as EPUB 2 has it', async () => {
    const old = PACKAGE.replace(
      'properties="nav" media-type="application/xhtml+xml"',
      'media-type="application/x-dtbncx+xml"',
    )
    const [book] = await read({ 'OPS/book.opf': old, 'OPS/nav.xhtml': NCX })
    expect(texts(book)).toContain('heading: Two of old')
  })

  it.each<[what: string, change: Record<string, string | null>]>([
    ['its container is missing', { 'META-INF/container.xml': null }],
    ['its container leads nowhere', { 'META-INF/container.xml': CONTAINER.replace('book.opf', 'gone.opf') }],
    ['its table of contents is missing', { 'OPS/nav.xhtml': null }],
    ['only its fonts are disguised', { 'META-INF/encryption.xml': encryptionOf('OPS/font.otf') }],
  ])('although %s', async (_, change) => {
    expect(texts((await read(change))[0])).toContain('paragraph: Water éverywhere.')
  })

  it.each<[what: string, change: Record<string, string | null>, code: string]>([
    ['it has no package', { 'META-INF/container.xml': null, 'OPS/book.opf': null }, 'damaged'],
    ['its package has no chapters', { 'OPS/book.opf': '<package></package>' }, 'damaged'],
    [
      'its chapters are missing',
      { 'OPS/text/one a.xhtml': null, 'OPS/text/two.xhtml': null, 'OPS/cover.xhtml': null },
      'damaged',
    ],
    [
      'its chapters are empty',
      { 'OPS/text/one a.xhtml': '', 'OPS/text/two.xhtml': '<p> </p>' },
      'empty-file',
    ],
    ['it is protected', { 'META-INF/encryption.xml': encryptionOf('OPS/text/two.xhtml') }, 'encrypted'],
  ])('or refused: %s', async (_, change, code) => {
    await expect(read(change)).rejects.toMatchObject({ failure: { code } })
  })

  it('without expanding what its document type declares', async () => {
    const bomb = `<!DOCTYPE html [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;">]><html><body><p>&b; end</p></body></html>`
    expect(texts((await read({ 'OPS/text/two.xhtml': bomb }))[0])?.join('\n')).not.toContain('xxxxxxxxxxxx')
  })
})

function encryptionOf(path: string): string {
  return `<encryption><enc:EncryptedData><enc:CipherData><enc:CipherReference URI="${path}"/></enc:CipherData></enc:EncryptedData></encryption>`
}
