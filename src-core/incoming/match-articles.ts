import type { Article } from '../article/article.ts'
import { fold } from '../search/fold.ts'
import { canonicalAddress } from './canonical-address.ts'
import { addTo } from './group-by.ts'
import type { IncomingAnnotation, IncomingSource } from './incoming.ts'

/** What an article is known by. */
export type KnownArticle = Pick<Article, 'id' | 'title' | 'byline' | 'source'>

/** Which article an annotation was made on. Where several could be meant, none is. */
export type ArticleMatch =
  | { kind: 'matched'; articleId: string; by: 'id' | 'address' | 'title' | 'words' }
  | { kind: 'several'; articleIds: string[]; by: 'address' | 'title' | 'words' }
  | { kind: 'none' }

const OWN_ARTICLE = /^urn:lectern:article:([0-9A-HJKMNP-TV-Z]{26})$/i
/** A part of a title that is shorter than this says nothing, letters. */
const LEAST_TITLE = 8

/** Finds the articles of sources: by their id or address, else by their title and who wrote them. */
export class ArticleMatcher {
  readonly #ids = new Set<string>()
  readonly #byAddress = new Map<string, KnownArticle[]>()
  readonly #byTitle = new Map<string, KnownArticle[]>()

  constructor(articles: Iterable<KnownArticle>) {
    for (const article of articles) {
      this.#ids.add(article.id)
      put(this.#byAddress, addressKey(article.source), article)
      put(this.#byTitle, titleKey(article.title), article)
    }
  }

  match(source: IncomingSource): ArticleMatch {
    const own = OWN_ARTICLE.exec(source.address)?.[1]?.toUpperCase()
    if (own !== undefined && this.#ids.has(own)) return { kind: 'matched', articleId: own, by: 'id' }
    const there = this.#byAddress.get(addressKey(source.address) ?? '') ?? []
    if (there.length === 1) return choose(there, 'address')
    const named = this.#named(source)
    if (there.length === 0) return choose(named, 'title')
    // Of several that came from one address, the title may still tell.
    const both = there.filter((article) => named.includes(article))
    return choose(both.length > 0 ? both : there, 'address')
  }

  #named({ title, byline }: IncomingSource): KnownArticle[] {
    for (const key of titleKeys(title)) {
      const found = (this.#byTitle.get(key) ?? []).filter((article) => mayBeBy(article.byline, byline))
      if (found.length > 0) return found
    }
    return []
  }
}

/** The matches of all annotations of a file, by their ids. */
export function matchArticles(
  annotations: Iterable<Pick<IncomingAnnotation, 'id' | 'source'>>,
  articles: Iterable<KnownArticle>,
): Map<string, ArticleMatch> {
  const matcher = new ArticleMatcher(articles)
  return new Map(Array.from(annotations, ({ id, source }) => [id, matcher.match(source)]))
}

function choose(found: readonly KnownArticle[], by: 'address' | 'title'): ArticleMatch {
  const [first, ...others] = found
  if (!first) return { kind: 'none' }
  if (others.length === 0) return { kind: 'matched', articleId: first.id, by }
  return { kind: 'several', articleIds: found.map(({ id }) => id), by }
}

function put(map: Map<string, KnownArticle[]>, key: string | null, article: KnownArticle): void {
  if (key !== null && key !== '') addTo(map, key, article)
}

/** Of a file, its name is all that two programs say alike. */
function addressKey(address: string): string | null {
  const web = canonicalAddress(address)
  if (web !== null) return web
  const name = /^(?:file:.*\/)?([^/\\:]+\.[A-Za-z\d]{2,5})$/.exec(address.trim())?.[1]
  if (name === undefined) return null
  try {
    return `file:${decodeURIComponent(name).normalize('NFC').toLowerCase()}`
  } catch {
    return `file:${name.toLowerCase()}`
  }
}

/** A title's letters and digits: programs differ in dashes, quotation marks and accents. */
function titleKey(title: string): string {
  return fold(title).replace(/[^\p{L}\p{N}]+/gu, '')
}

/** The title, and what is left of it without the name of the site or the book's subtitle, longest first. */
function titleKeys(title: string): string[] {
  const keys = [titleKey(title)]
  for (const divider of [/\s[|–—·•-]\s/gu, /[:(]\s?/gu])
    for (const { index } of [...title.matchAll(divider)].reverse()) keys.push(titleKey(title.slice(0, index)))
  return keys.filter((key, index) => key !== '' && (index === 0 || key.length >= LEAST_TITLE))
}

/** Whether two bylines may name the same: where both say something, they have a name in common. */
function mayBeBy(one: string, other: string): boolean {
  const [names, others] = [namesIn(one), namesIn(other)]
  return names.length === 0 || others.length === 0 || names.some((name) => others.includes(name))
}

function namesIn(byline: string): string[] {
  return (fold(byline).match(/[\p{L}\p{N}]{2,}/gu) ?? []).filter(
    (word) => !['and', 'by', 'und', 'et'].includes(word),
  )
}
