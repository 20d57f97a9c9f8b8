import { decodeText } from './decode-text.ts'
import { isMarkdownName } from './file-kinds.ts'
import type { Importer } from './imported.ts'

/** Markdown: CommonMark with what GitHub adds to it, and YAML front matter. */
export const markdown: Importer = {
  name: 'markdown',
  version: 1,
  accepts: ({ name, mediaType = '' }) => isMarkdownName(name) || /^text\/markdown\b/i.test(mediaType),
  read: async (source) => {
    const { text, encoding } = await decodeText(source.bytes, source.encoding)
    const { readMarkdown } = await import('./markdown/read-markdown.ts')
    return { articles: [readMarkdown(text, source)], encoding }
  },
}
