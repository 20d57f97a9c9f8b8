import { Document } from 'yaml'
import type { Annotation } from '../annotation/annotation.ts'
import type { Article } from '../article/article.ts'
import { obsidianTag } from './obsidian-tag.ts'

/**
 * What is known of the article, as the YAML block that opens the file. What is not known is left out.
 * Nothing in it depends on the time of the export.
 * @param positions where each quote stands, a line each
 * @returns from `---` to `---`, without a line feed at the end
 */
export function frontMatter(
  article: Article,
  annotations: readonly Annotation[],
  positions: readonly string[] = [],
): string {
  const { title, published, place, byline, publisher, source, language, id, tags, revisions } = article
  const { textHash = '', importedAt = '', importer } = revisions.at(-1) ?? {}
  const known = Object.entries({
    title,
    published: plainDate(published),
    place,
    byline,
    publisher,
    language,
    source,
    'lectern-id': id,
    'text-sha256': textHash,
    'text-version': plainDate(importedAt.slice(0, 10)),
    importer: importer ? `${importer.name} ${importer.version}` : '',
    tags: tags.map((tag) => obsidianTag(tag) || tag),
    highlights: annotations.length,
    notes: annotations.filter(({ note }) => note.trim() !== '').length,
    quotes: [...positions],
  }).filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0))
  // `compat` quotes what a reader of YAML 1.1 would not take for a string, such as the place “No”.
  const yaml = new Document(Object.fromEntries(known), { compat: 'yaml-1.1', customTags: ['timestamp'] })
  return `---\n${yaml.toString({ lineWidth: 0 })}---`
}

/** A day as YAML's own date, which is written without quotes; anything else stays a string. */
function plainDate(published: string): Date | string {
  const day = new Date(`${published}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(published) && !Number.isNaN(day.getTime()) ? day : published
}
