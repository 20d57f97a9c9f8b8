import type { Article } from '../article/article.ts'

/**
 * Articles as a bibliography in BibTeX, in the dialect of biblatex (`@online`, `date`, `urldate`), which
 * Zotero and JabRef read as well.
 * @see https://ctan.org/pkg/biblatex
 */
export function exportBibTeX(articles: readonly Article[]): string {
  const keys = citationKeys(articles)
  return articles.map((article, index) => bibEntry(article, keys[index] ?? '')).join('\n')
}

/**
 * The same as CSL-JSON, which citation processors and Pandoc read.
 * @see https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html
 */
export function exportCslJson(articles: readonly Article[]): string {
  const keys = citationKeys(articles)
  const items = articles.map((article, index) => {
    const { byline, publisher, place, published, source, language, title } = article
    return {
      id: keys[index],
      type: isUrl(source) ? 'webpage' : 'article-newspaper',
      title,
      ...(byline !== '' && { author: authors(byline).map((literal) => ({ literal })) }),
      ...(publisher !== '' && { 'container-title': publisher }),
      ...(place !== '' && { 'event-place': place }),
      ...(published !== '' && { issued: { 'date-parts': [published.split('-').map(Number)] } }),
      ...(isUrl(source) && {
        URL: source,
        accessed: { 'date-parts': [accessed(article).split('-').map(Number)] },
      }),
      ...(language !== '' && { language }),
    }
  })
  return `${JSON.stringify(items, null, 2)}\n`
}

function bibEntry(article: Article, key: string): string {
  const { title, byline, publisher, place, published, source, language } = article
  const fields: [string, string][] = [
    ['title', `{${escapeTeX(title)}}`],
    [
      'author',
      authors(byline)
        .map((name) => `{${escapeTeX(name)}}`)
        .join(' and '),
    ],
    [isUrl(source) ? 'organization' : 'journaltitle', escapeTeX(publisher)],
    ['location', escapeTeX(place)],
    ['date', published],
    ['url', isUrl(source) ? source.replace(/[{}\\]/g, encodeURIComponent) : ''],
    ['urldate', isUrl(source) ? accessed(article) : ''],
    ['langid', language],
  ]
  const lines = fields.filter(([, value]) => value !== '').map(([name, value]) => `  ${name} = {${value}},\n`)
  return `@${isUrl(source) ? 'online' : 'article'}{${key},\n${lines.join('')}}\n`
}

/** `aydin2025ferry`: the first author (or publisher), the year, the first long word of the title; each once. */
function citationKeys(articles: readonly Article[]): string[] {
  const taken = new Map<string, number>()
  return articles.map(({ byline, publisher, published, title }) => {
    const [author = ''] = authors(byline)
    const name = plain(author.split(/\s+/).at(-1) ?? '') || plain(publisher) || 'anon'
    const word =
      title
        .split(/\s+/)
        .map(plain)
        .find(({ length }) => length > 3) ??
      (plain(title) || 'untitled')
    const key = `${name}${published.slice(0, 4)}${word}`
    const uses = (taken.get(key) ?? 0) + 1
    taken.set(key, uses)
    return uses === 1 ? key : `${key}-${uses}`
  })
}

function authors(byline: string): string[] {
  return byline
    .replace(/^by\s+/i, '')
    .split(/\s*(?:;|,|&|\band\b|\bund\b|\bet\b|\bve\b|\by\b)\s*/i)
    .filter((name) => name !== '')
}

/** Letters and digits of ASCII, as keys have them. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/ı/g, 'i')
    .replace(/[^a-zA-Z0-9]/g, '')
    .toLowerCase()
}

function escapeTeX(text: string): string {
  return text
    .replace(/\\/g, '\\textbackslash ')
    .replace(/[#$%&_{}]/g, '\\$&')
    .replace(/~/g, '\\textasciitilde ')
    .replace(/\^/g, '\\textasciicircum ')
}

function isUrl(source: string): boolean {
  return /^https?:\/\//.test(source)
}

/** The day on which the text was taken in. */
function accessed({ revisions }: Article): string {
  return (revisions.at(-1)?.importedAt ?? '').slice(0, 10)
}
