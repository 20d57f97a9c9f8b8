import type { ArticleMetadata } from '../../article/article.ts'
import { LecternError } from '../../ipc/result.ts'
import { toDate, toLanguage, webAddress } from '../html/read-metadata.ts'
import { attribute, elementsOf, textOf, type HtmlElement } from '../html/tree.ts'
import { plainLine } from '../visible-text.ts'
import { parseXml } from './parse-xml.ts'
import { readContents } from './read-contents.ts'

/** The files of a book by their paths in the archive. */
export type BookFiles = ReadonlyMap<string, Uint8Array>

/** What a book says of itself. */
export interface BookPackage {
  metadata: ArticleMetadata
  /** Paths of the documents in the order in which they are read. */
  spine: string[]
  /** What the table of contents calls a document, by its path. */
  titles: ReadonlyMap<string, string>
}

const CONTAINER = 'META-INF/container.xml'
const ENCRYPTION = 'META-INF/encryption.xml'

/**
 * Reads the package document of a book.
 * @param source what the book is from when it does not say
 * @throws LecternError `damaged` when it has none, `encrypted` when its text cannot be read
 * @see https://www.w3.org/TR/epub-33/#sec-package-doc https://idpf.org/epub/20/spec/OPF_2.0.1_draft.htm
 */
export function readPackage(files: BookFiles, source: string): BookPackage {
  const path = packagePath(files)
  const root = parseFile(files, path)
  const all = [...elementsOf(root)]
  const items = new Map(
    all
      .filter(({ name }) => name === 'item' || name === 'opf:item')
      .map((item) => [attribute(item, 'id'), item]),
  )
  const pathOf = (item: HtmlElement | undefined) => (item ? resolvePath(path, attribute(item, 'href')) : '')
  const spine = all
    .filter(({ name }) => name === 'itemref' || name === 'opf:itemref')
    .map((reference) => pathOf(items.get(attribute(reference, 'idref'))))
    .filter((document) => files.has(document))
  if (spine.length === 0) throw damaged()
  refuseEncrypted(files, spine)
  const contents = [...items.values()].find(isContents)
  const contentsPath = pathOf(contents)
  return {
    metadata: readMetadata(all, source),
    spine: [...new Set(spine)],
    titles: files.has(contentsPath)
      ? readContents(parseFile(files, contentsPath), (address) => resolvePath(contentsPath, address))
      : new Map(),
  }
}

/** A path in the archive, from an address in one of its files; without what comes after `#`. */
export function resolvePath(from: string, address: string): string {
  const [bare = ''] = address.split(/[?#]/)
  const parts = bare.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of decode(bare).split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

/** What is in a file as text: EPUB knows UTF-8 and UTF-16 only. */
export function textIn(bytes: Uint8Array): string {
  const [first, second] = bytes
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  return new TextDecoder(isUtf16 ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes)
}

function packagePath(files: BookFiles): string {
  const container = files.get(CONTAINER)
  const root =
    container && [...elementsOf(parseXml(textIn(container)))].find(({ name }) => name === 'rootfile')
  const path = root ? resolvePath('', attribute(root, 'full-path')) : ''
  // A book without its container can be read if there is no doubt which file it would name.
  const [only, another] = files.has(path) ? [path] : [...files.keys()].filter((name) => /\.opf$/i.test(name))
  if (only === undefined || another !== undefined) throw damaged()
  return only
}

function parseFile(files: BookFiles, path: string): HtmlElement {
  return parseXml(textIn(files.get(path) ?? new Uint8Array()))
}

/** The navigation document of EPUB 3, or the NCX of EPUB 2. */
function isContents(item: HtmlElement): boolean {
  const properties = attribute(item, 'properties').split(/\s+/)
  return properties.includes('nav') || attribute(item, 'media-type') === 'application/x-dtbncx+xml'
}

function readMetadata(all: readonly HtmlElement[], source: string): ArticleMetadata {
  const values = (name: string) =>
    all
      .filter((element) => element.name === `dc:${name}`)
      .map((element) => plainLine(textOf(element)))
      .filter((text) => text !== '')
  const first = (name: string, read = (text: string) => text) =>
    values(name)
      .map(read)
      .find((text) => text !== '') ?? ''
  return {
    title: first('title').slice(0, 500),
    byline: values('creator').join(', ').slice(0, 300),
    publisher: first('publisher').slice(0, 300),
    place: '',
    published: first('date', toDate),
    source: first('source', webAddress) || first('identifier', webAddress) || source,
    language: first('language', toLanguage),
  }
}

/** Fonts may be disguised, which does no harm; a chapter that is cannot be read. */
function refuseEncrypted(files: BookFiles, spine: readonly string[]): void {
  const encryption = files.get(ENCRYPTION)
  if (!encryption) return
  const encrypted = new Set(
    [...elementsOf(parseXml(textIn(encryption)))].map((element) =>
      resolvePath('', attribute(element, 'uri')),
    ),
  )
  if (!spine.some((path) => encrypted.has(path))) return
  throw new LecternError('encrypted', 'The book is protected against reading in other programs (DRM).', {
    kept: 'Nothing of it was added; the file and your library are as they were.',
    todo: 'Read it in the program that it was bought for, or ask its publisher for a copy without protection.',
  })
}

function damaged(): LecternError {
  return new LecternError(
    'damaged',
    'The file is no book that can be read: its list of chapters is missing.',
    {
      kept: 'Nothing of it was added; the file and your library are as they were.',
      todo: 'Download it anew, or open it in another reader to see whether it is whole.',
    },
  )
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
