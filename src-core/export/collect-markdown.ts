import { escapeMarkdown } from './escape-markdown.ts'
import { highlightMarkdown, type ExportInput } from './markdown.ts'
import { sourceText } from './quote-markdown.ts'

/**
 * Annotations of several articles as one Markdown text to write from: under each article's title a line
 * that says where it is from, then the highlights as they are given. Unlike an export of an article it
 * has no front matter and no block ids: a link to an annotation leads to the article's own file.
 * @param heading the title of the whole; none when it is empty, as for a copy
 */
export function collectMarkdown(inputs: readonly ExportInput[], heading: string): string {
  const level = heading === '' ? '#' : '##'
  const sections = inputs.flatMap(({ article, blocks, annotations, meanings }) => {
    const source = sourceText(blocks)
    return [
      `${level} ${line(article.title)}`.trimEnd(),
      whereFrom(article),
      ...annotations.map((annotation) => highlightMarkdown(source, annotation, meanings)),
    ]
  })
  const all = [heading === '' ? '' : `# ${line(heading)}`, ...sections]
  return `${all.filter((section) => section !== '').join('\n\n')}\n`
}

function whereFrom({ byline, publisher, place, published, source }: ExportInput['article']): string {
  return [byline, publisher, place, published, source]
    .filter((part) => part !== '')
    .map(line)
    .join(', ')
}

function line(text: string): string {
  return escapeMarkdown(text.replace(/\s+/g, ' ').trim())
}
