import type { Article } from '../article/article.ts'
import { fileName } from './file-name.ts'

/** The formats of an export, as they are named on the command line. Markdown is one file an article. */
export const EXPORT_FORMATS = ['markdown', 'html', 'csv', 'jsonld', 'bibtex', 'csl-json'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
/** The formats that put all articles into one file. */
export type CollectionFormat = Exclude<ExportFormat, 'markdown'>

/** What each format is called where a person chooses one. */
export const FORMAT_TITLES: Readonly<Record<ExportFormat, string>> = {
  markdown: 'Markdown, one file an article',
  html: 'HTML, one page',
  csv: 'CSV, a table for spreadsheets',
  jsonld: 'W3C Web Annotation (JSON-LD)',
  bibtex: 'BibTeX, the sources alone',
  'csl-json': 'CSL-JSON, the sources alone',
}

const ANNOTATIONS = 'Lectern annotations'
const SOURCES = 'Lectern sources'

/** What a file of several articles is called. */
const COLLECTION_NAMES: Readonly<Record<CollectionFormat, [name: string, extension: string]>> = {
  html: [ANNOTATIONS, '.html'],
  csv: [ANNOTATIONS, '.csv'],
  jsonld: [ANNOTATIONS, '.jsonld'],
  bibtex: [SOURCES, '.bib'],
  'csl-json': [SOURCES, '.json'],
}

/** The name of a file that holds all articles: the article's own where there is only one. */
export function collectionName(
  format: CollectionFormat,
  articles: readonly Pick<Article, 'title' | 'published'>[],
): string {
  const [name, extension] = COLLECTION_NAMES[format]
  const [only, ...more] = articles
  return only && more.length === 0 ? fileName(only).replace(/\.md$/, extension) : `${name}${extension}`
}
