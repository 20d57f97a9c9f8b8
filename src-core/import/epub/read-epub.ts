import type { Block } from '../../article/block.ts'
import { LecternError } from '../../ipc/result.ts'
import { fileStem } from '../file-stem.ts'
import { parseHtml } from '../html/parse-html.ts'
import { readBlocks } from '../html/read-blocks.ts'
import type { ImportedArticle, ImportedImage, ImportSource } from '../imported.ts'
import { xhtmlToHtml } from './parse-xml.ts'
import { readPackage, resolvePath, textIn, type BookFiles } from './read-package.ts'

/** A document of a book, as it is read. */
interface Chapter {
  /** What its heading or the table of contents calls it; empty when neither does. */
  title: string
  blocks: Block[]
  images: ImportedImage[]
}

/**
 * Reads a book as one article with a section for each chapter, or as an article for each chapter.
 * @throws LecternError `damaged`, `encrypted`, or `empty-file` when there is nothing to read in it
 */
export function readEpub({
  name,
  siblings = new Map<string, Uint8Array>(),
  chaptersApart = false,
}: Pick<ImportSource, 'name' | 'siblings' | 'chaptersApart'>): ImportedArticle[] {
  const { metadata, spine, titles } = readPackage(siblings, name)
  const chapters = spine
    .map((path) => readChapter(siblings, path, titles.get(path) ?? ''))
    .filter(({ blocks }) => blocks.some(({ kind, text }) => text !== '' || kind === 'image'))
  if (chapters.length === 0) {
    throw new LecternError('empty-file', 'There is no text in the book.', {
      kept: 'Nothing of it was added; the file and your library are as they were.',
      todo: 'Some books are pictures of pages. Lectern reads those that have text.',
    })
  }
  const title = metadata.title || fileStem(name)
  if (chaptersApart && chapters.length > 1) return chapters.map((chapter, index) => asArticle(chapter, index))
  return [{ metadata: { ...metadata, title }, ...joinChapters(chapters) }]

  function asArticle(chapter: Chapter, index: number): ImportedArticle {
    const own = chapter.title || `Part ${index + 1}`
    const [first] = chapter.blocks
    const isHead = first?.kind === 'heading' && first.text === chapter.title
    return {
      metadata: { ...metadata, title: `${own} – ${title}` },
      ...joinChapters([isHead ? withoutFirst(chapter) : chapter]),
    }
  }
}

function readChapter(files: BookFiles, path: string, called: string): Chapter {
  const { root } = parseHtml(xhtmlToHtml(textIn(files.get(path) ?? new Uint8Array())))
  const { blocks, images } = readBlocks(root, {
    base: '',
    find: (address) => {
      const image = resolvePath(path, address)
      const bytes = files.get(image)
      return bytes && { bytes, path: image }
    },
  })
  const heading = blocks.slice(0, 3).find(({ kind }) => kind === 'heading')
  if (heading) return { title: heading.text, blocks, images }
  if (called === '' || blocks.length === 0) return { title: called, blocks, images }
  return {
    title: called,
    blocks: [{ kind: 'heading', level: 1, text: called }, ...blocks],
    images: shiftImages(images, 1),
  }
}

function withoutFirst({ title, blocks, images }: Chapter): Chapter {
  return { title, blocks: blocks.slice(1), images: shiftImages(images, -1) }
}

function joinChapters(chapters: readonly Chapter[]): Pick<ImportedArticle, 'blocks' | 'images'> {
  const blocks: Block[] = []
  const images: ImportedImage[] = []
  for (const chapter of chapters) {
    for (const image of shiftImages(chapter.images, blocks.length)) images.push(image)
    for (const block of chapter.blocks) blocks.push(block)
  }
  return { blocks, ...(images.length > 0 && { images }) }
}

function shiftImages(images: readonly ImportedImage[], by: number): ImportedImage[] {
  return images.map((image) => ({ ...image, block: image.block + by }))
}
