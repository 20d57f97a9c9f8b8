import { Readability } from '@mozilla/readability'
import { detect } from 'jschardet'
import { parseHTML } from 'linkedom'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { parse } from 'parse5'
import PostalMime from 'postal-mime'
import { unpack } from '../../src-main/import/unpack.ts'
import type { Format } from './generate-sources.ts'

/** What a library that knows a format does with a file, without what makes an article of it. */
export const BARE_PARSERS: Readonly<Record<Format, (bytes: Uint8Array) => Promise<unknown>>> = {
  html: (bytes) => Promise.resolve(readable(decode(bytes))),
  mhtml: async (bytes) => readable((await PostalMime.parse(bytes)).html ?? ''),
  markdown: (bytes) =>
    Promise.resolve(
      fromMarkdown(decode(bytes), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }),
    ),
  epub: async (bytes) => {
    const files = await unpack(bytes, (path) => /\.(?:xml|opf|xhtml)$/.test(path))
    return Array.from(files.values(), (file) => parse(decode(file)))
  },
  text: (bytes) => Promise.resolve(paragraphs(decode(bytes))),
  'old text': (bytes) => Promise.resolve(paragraphs(decode(bytes, detect(bytes).encoding ?? undefined))),
  email: async (bytes) => parse((await PostalMime.parse(bytes)).html ?? ''),
}

function decode(bytes: Uint8Array, encoding = 'utf-8'): string {
  return new TextDecoder(encoding).decode(bytes)
}

function readable(html: string): unknown {
  const { document } = parseHTML(html) as unknown as {
    document: ConstructorParameters<typeof Readability>[0]
  }
  return new Readability(document).parse()
}

/** What blank lines part, each on one line. */
function paragraphs(text: string): string[] {
  return text.split(/\n\s*\n/).map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
}
