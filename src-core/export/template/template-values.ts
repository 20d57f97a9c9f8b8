import type { Annotation } from '../../annotation/annotation.ts'
import type { Article } from '../../article/article.ts'
import { containNote } from '../contain-note.ts'
import { articleStem } from '../file-name.ts'
import { frontMatter } from '../front-matter.ts'
import { blockId, factsMarkdown, listPositions, type ExportInput } from '../markdown.ts'
import { charactersOf, paragraphsOf } from '../paragraphs-of.ts'
import { quoteMarkdown, readQuote, type SourceText } from '../quote-markdown.ts'
import { linkReferences, linksMarkdown, NO_LINKS } from '../wikilink.ts'

/** What a template may name: texts, numbers, lists of texts, and one level of such below a name. */
export type TemplateValue = string | number | boolean | readonly string[] | TemplateValues
export interface TemplateValues {
  [name: string]: TemplateValue
}

/** What is known of an article without its text; a file's name is made of this. */
export type ArticleFacts = Pick<
  Article,
  'id' | 'title' | 'byline' | 'publisher' | 'place' | 'published' | 'source' | 'language' | 'tags'
>

export function factValues(article: ArticleFacts): TemplateValues {
  const { id, title, byline, publisher, place, published, source, language, tags } = article
  return {
    lectern_id: id,
    title: title.replace(/\s+/g, ' ').trim(),
    byline,
    publisher,
    place,
    published,
    source,
    language,
    tags,
    file_name: articleStem(article),
  }
}

export function articleValues(input: ExportInput, source: SourceText): TemplateValues {
  const { article, annotations, targets = NO_LINKS } = input
  const { textHash = '', importedAt = '', importer } = article.revisions.at(-1) ?? {}
  return {
    ...factValues(article),
    note: containNote(linkReferences(article.note, targets)),
    text_hash: textHash,
    text_version: importedAt.slice(0, 10),
    importer: importer ? `${importer.name} ${importer.version}` : '',
    highlights: annotations.length,
    notes: annotations.filter(({ note }) => note.trim() !== '').length,
    properties: frontMatter(article, annotations, listPositions(input, source)).slice(4, -4),
  }
}

export function highlightValues(
  input: ExportInput,
  source: SourceText,
  annotation: Annotation,
): TemplateValues {
  const { meanings, targets = NO_LINKS, positions } = input
  const { anchor, colour, tags, note, createdAt } = annotation
  const quote = readQuote(source, anchor)
  const paragraph = paragraphsOf(source, quote)
  return {
    id: blockId(annotation),
    reference: `^${blockId(annotation)}`,
    text: anchor.exact,
    quote: quoteMarkdown(quote),
    facts: factsMarkdown(source, annotation, meanings, positions === 'quotes'),
    place: paragraph === '' ? '' : `¶ ${paragraph}`,
    paragraph,
    characters: quote.range ? charactersOf(anchor) : '',
    meaning: meanings[colour],
    colour,
    tags,
    note: containNote(linkReferences(note, targets)),
    links: linksMarkdown(annotation, targets),
    created: createdAt,
  }
}
