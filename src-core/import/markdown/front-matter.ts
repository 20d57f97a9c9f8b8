import { parse } from 'yaml'
import type { ArticleMetadata } from '../../article/article.ts'
import { toDate, toLanguage, webAddress } from '../html/read-metadata.ts'
import { plainLine } from '../visible-text.ts'

/** What front matter says of an article; what it does not say is missing. */
export type FrontMatterFacts = Partial<ArticleMetadata>

export interface ParsedFrontMatter {
  facts: FrontMatterFacts
  /** The Markdown below it. */
  body: string
}

const BLOCK = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/
/** Longer ones are no front matter. UTF-16 code units. */
const LONGEST = 100_000
const MOST_ALIASES = 20

/** What people and programs call the same thing, the likeliest first. */
const KEYS: Readonly<Record<keyof ArticleMetadata, readonly string[]>> = {
  title: ['title'],
  byline: ['byline', 'author', 'authors', 'creator'],
  publisher: ['publisher', 'publication', 'site', 'site_name', 'website'],
  place: ['place', 'location', 'dateline'],
  published: ['published', 'date', 'pubdate', 'publish_date', 'published_at'],
  source: ['source', 'url', 'link', 'canonical', 'canonical_url'],
  language: ['language', 'lang'],
}

const READERS: Readonly<Partial<Record<keyof ArticleMetadata, (text: string) => string>>> = {
  published: toDate,
  source: webAddress,
  language: toLanguage,
}

/**
 * Takes the YAML front matter off a Markdown file. A block that is no YAML of keys and values stays in
 * the text: nothing of what somebody wrote is left out.
 */
export function readFrontMatter(markdown: string): ParsedFrontMatter {
  const [whole = '', yaml = ''] = BLOCK.exec(markdown.slice(0, LONGEST)) ?? []
  const values = whole === '' ? null : readValues(yaml)
  if (!values) return { facts: {}, body: markdown }
  const facts = Object.entries(KEYS).flatMap(([field, keys]) => {
    const read = READERS[field as keyof ArticleMetadata] ?? plainLine
    const found = keys.map((key) => read(lineOf(values.get(key)))).find((text) => text !== '')
    return found === undefined ? [] : [[field, found]]
  })
  return { facts: Object.fromEntries(facts) as FrontMatterFacts, body: markdown.slice(whole.length) }
}

/** The values by their keys in lower case; null when it is no YAML of keys and values. */
function readValues(yaml: string): Map<string, unknown> | null {
  const values = parseYaml(yaml)
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return null
  return new Map(Object.entries(values).map(([key, value]) => [key.toLowerCase(), value]))
}

/** What the YAML says; null when it is none, or has aliases of aliases that would fill the memory. */
function parseYaml(yaml: string): unknown {
  try {
    return parse(yaml, { logLevel: 'silent', uniqueKeys: false, maxAliasCount: MOST_ALIASES })
  } catch {
    return null
  }
}

/** A value as one line: names in a list are put beside each other, and `[[links]]` lose their brackets. */
function lineOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(lineOf).filter(Boolean).join(', ')
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'object' && value !== null && 'name' in value) return lineOf(value.name)
  if (typeof value === 'string') return value.replace(/^\[\[([^\]|]+)(?:\|[^\]]*)?\]\]$/, '$1')
  return typeof value === 'number' ? String(value) : ''
}
