/** What JSON-LD says of an article. Empty strings stand for what it does not say. */
export interface LinkedData {
  title: string
  byline: string
  publisher: string
  place: string
  published: string
  language: string
  url: string
}

const ARTICLE =
  /(?:Article|BlogPosting|Report|Review|Essay|Book|Chapter|CreativeWork|LiveBlogPosting|SocialMediaPosting)$/
/** So many objects are looked at, at most. */
const MOST = 2_000

type Fields = Record<string, unknown>

/**
 * Reads schema.org's terms from JSON-LD scripts, by their usual names: contexts are not resolved, as nothing
 * is fetched. What cannot be parsed says nothing.
 * @param scripts contents of the scripts
 * @see https://schema.org/Article
 */
export function readJsonLd(scripts: readonly string[]): LinkedData {
  const article = scripts.flatMap(parse).find(isArticle) ?? {}
  return {
    title: text(article.headline) || text(article.name),
    byline: names(article.author),
    publisher: names(article.publisher) || names(article.sourceOrganization),
    place: text(article.dateline) || names(article.contentLocation) || names(article.locationCreated),
    published: text(article.datePublished) || text(article.dateCreated),
    language: text(article.inLanguage) || names(article.inLanguage),
    url: text(article.url) || text(article.mainEntityOfPage) || text(fields(article.mainEntityOfPage)['@id']),
  }
}

/** All objects in a script, the outer ones first. */
function parse(script: string): Fields[] {
  let value: unknown
  try {
    value = JSON.parse(script)
  } catch {
    return []
  }
  const found: Fields[] = []
  const waiting: unknown[] = [value]
  while (waiting.length > 0 && found.length < MOST) {
    const next = waiting.shift()
    if (Array.isArray(next)) waiting.push(...(next as unknown[]).slice(0, MOST))
    else if (typeof next === 'object' && next !== null) {
      found.push(next as Fields)
      waiting.push((next as Fields)['@graph'], (next as Fields).mainEntity)
    }
  }
  return found
}

function isArticle({ '@type': type }: Fields): boolean {
  const types: unknown[] = Array.isArray(type) ? type : [type]
  return types.some((name) => typeof name === 'string' && ARTICLE.test(name))
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}

function text(value: unknown): string {
  if (typeof value === 'string') return value
  return Array.isArray(value) ? text(value[0]) : ''
}

/** The names of people or organisations, one or several. */
function names(value: unknown): string {
  const all: unknown[] = Array.isArray(value) ? value.slice(0, 20) : [value]
  return all
    .map((each) => (typeof each === 'string' ? each : text(fields(each).name)))
    .filter((name) => name !== '' && !/^https?:/i.test(name))
    .join(', ')
}
