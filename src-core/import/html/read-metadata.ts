import type { ArticleMetadata } from '../../article/article.ts'
import { plainLine } from '../visible-text.ts'
import { readJsonLd } from './json-ld.ts'
import type { ParsedPage } from './parse-html.ts'
import { attribute, elementsOf, findElement, textOf, type HtmlElement } from './tree.ts'
import { parseUrl } from '../parse-url.ts'

/** What a page tells of itself. */
export interface PageFacts extends Omit<ArticleMetadata, 'source'> {
  /** Where it is on the web; empty when it does not say. */
  url: string
}

const MOST = { title: 500, name: 300 }

/**
 * Reads what a page tells of its article: first JSON-LD, then Open Graph and other `meta` elements, then
 * what stands in it (`h1`, `time`, `rel=author`), and last its `title`.
 * @param given where it was fetched from, if it was
 * @see https://schema.org/Article https://ogp.me
 */
export function readMetadata(page: ParsedPage, given = ''): PageFacts {
  const { root } = page
  const data = readJsonLd(page.jsonLd)
  const meta = metaReader(page.facts)
  const url =
    [given, linkOf(page.facts, 'canonical'), meta('og:url'), data.url, savedFrom(page.comments)]
      .map(webAddress)
      .find((address) => address !== '') ?? ''
  const publisher = firstLine([data.publisher, meta('og:site_name', 'application-name', 'dc.publisher')])
  const heading = findElement(root, 'h1')
  const title = page.facts.find(({ name }) => name === 'title')
  return {
    title: cut(
      firstLine([
        data.title,
        meta('og:title', 'twitter:title', 'citation_title', 'dc.title'),
        heading ? textOf(heading) : '',
        withoutSite(title ? textOf(title) : '', publisher),
      ]),
      MOST.title,
    ),
    byline: cut(
      firstLine([
        data.byline,
        withoutAddress(meta('author', 'article:author', 'citation_author', 'dc.creator', 'parsely-author')),
        ...marked(root, 'author'),
      ]),
      MOST.name,
    ),
    publisher: cut(publisher, MOST.name),
    place: cut(plainLine(data.place), MOST.name),
    published:
      [
        data.published,
        meta(
          'article:published_time',
          'datepublished',
          'date',
          'dc.date',
          'dcterms.date',
          'parsely-pub-date',
        ),
        meta('citation_publication_date', 'citation_date', 'pubdate', 'publish-date', 'og:published_time'),
        ...times(root),
      ]
        .map(toDate)
        .find((date) => date !== '') ?? '',
    language:
      [
        attribute(root.children.find(isHtml) ?? root, 'lang'),
        meta('content-language', 'og:locale'),
        data.language,
      ]
        .map(toLanguage)
        .find((tag) => tag !== '') ?? '',
    url,
  }
}

/** The day of an instant, as it is written; empty unless it is one that the calendar has. */
export function toDate(text: string): string {
  const [, year, month, day] = /^\s*(\d{4})[-/.](\d\d?)[-/.](\d\d?)(?!\d)/.exec(text) ?? []
  if (year && month && day) return checked(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  const [, y, m, d] = /^\s*(\d{4})(\d\d)(\d\d)(?!\d)/.exec(text) ?? []
  return y && m && d ? checked(`${y}-${m}-${d}`) : ''
}

function checked(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : ''
}

/** A language tag in its usual form; empty when it is none. */
export function toLanguage(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-').slice(0, 40))[0] ?? ''
  } catch {
    return ''
  }
}

/** An address on the web; empty when it is none. */
export function webAddress(text: string): string {
  const { protocol = '', href = '' } = parseUrl(text) ?? {}
  return (protocol === 'https:' || protocol === 'http:') && href.length <= 2_000 ? href : ''
}

function metaReader(facts: readonly HtmlElement[]): (...names: string[]) => string {
  const found = new Map<string, string>()
  for (const element of facts) {
    if (element.name !== 'meta') continue
    const content = attribute(element, 'content')
    for (const key of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = attribute(element, key).toLowerCase()
      if (name !== '' && content !== '' && !found.has(name)) found.set(name, content)
    }
  }
  return (...names) => names.map((name) => found.get(name)).find((content) => content !== undefined) ?? ''
}

function linkOf(facts: readonly HtmlElement[], relation: string): string {
  const link = facts.find(
    (element) => element.name === 'link' && attribute(element, 'rel').toLowerCase() === relation,
  )
  return link ? attribute(link, 'href') : ''
}

/** What browsers and SingleFile write above a page that they save. */
function savedFrom(comments: readonly string[]): string {
  for (const comment of comments) {
    const [, url] = /^\s*saved from url=\(\d+\)(\S+)/.exec(comment) ?? /^\s*url:\s*(\S+)/m.exec(comment) ?? []
    if (url) return url
  }
  return ''
}

function firstLine(texts: readonly string[]): string {
  return texts.map(plainLine).find((text) => text !== '') ?? ''
}

/** `article:author` is often the address of a profile. */
function withoutAddress(text: string): string {
  return /^https?:\/\//i.test(text) ? '' : text
}

/** A page's title without the name of its site at the end: `The last ferry - The Harbour Post`. */
function withoutSite(title: string, publisher: string): string {
  const [, words = '', site = ''] = /^(.+?)\s+[|–—»·:-]\s+([^|–—»·]+)$/s.exec(title.trim()) ?? []
  const isSite = site.trim() === publisher || (words.split(/\s+/).length > 3 && site.split(/\s+/).length < 5)
  return words !== '' && isSite ? words : title
}

/** What is marked in the text as being of this role, such as its author. */
function marked(root: HtmlElement, role: string): string[] {
  for (const element of elementsOf(root)) {
    const isMarked =
      attribute(element, 'itemprop').toLowerCase() === role ||
      attribute(element, 'rel').toLowerCase().split(/\s+/).includes(role)
    const text = isMarked ? textOf(element) : ''
    if (text.trim() !== '' && text.length < MOST.name) return [text]
  }
  return []
}

function times(root: HtmlElement): string[] {
  const marked: string[] = []
  const others: string[] = []
  for (const element of elementsOf(root)) {
    const isMarked = attribute(element, 'itemprop').toLowerCase() === 'datepublished'
    const value = attribute(element, 'datetime') || attribute(element, 'content')
    if (isMarked || element.attributes.has('pubdate')) marked.push(value || textOf(element))
    else if (element.name === 'time') others.push(value || textOf(element))
  }
  return [...marked, ...others.slice(0, 1)]
}

function isHtml(node: HtmlElement | string): node is HtmlElement {
  return typeof node !== 'string' && node.name === 'html'
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`
}
