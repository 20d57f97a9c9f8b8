import type { Annotation } from '../annotation/annotation.ts'
import { excerptOf, replaceReferences, titleKey } from '../annotation/references.ts'
import { escapeMarkdown } from './escape-markdown.ts'

/** A passage that a link of the article leads to. */
export interface LinkedPassage {
  /** Name of the file that its article is exported to, without the extension. */
  file: string
  /** Its words. */
  quote: string
}

/** What links and references of an article lead to. */
export interface LinkTargets {
  /** By the annotation's id. What is not in it is gone, and has no link. */
  passages: ReadonlyMap<string, LinkedPassage>
  /** File names of articles, without the extension, by the `titleKey` of their titles. */
  files: ReadonlyMap<string, string>
}

export const NO_LINKS: LinkTargets = { passages: new Map(), files: new Map() }

/**
 * The links of an annotation as wikilinks to block ids, each after the word for what it says:
 * `contradicts [[2025-06-02 Headline#^hl-…|beginning of the quote]]`. Empty without any.
 * @see https://help.obsidian.md/links
 */
export function linksMarkdown({ links, relations }: Annotation, { passages }: LinkTargets): string {
  return links
    .flatMap((id) => {
      const passage = passages.get(id)
      return passage ? [`${escapeMarkdown(relations?.[id] ?? 'see')} ${passageLink(id, passage)}`] : []
    })
    .join(' · ')
}

/** A note whose references are wikilinks; those that lead nowhere stay as they were written. */
export function linkReferences(note: string, { passages, files }: LinkTargets): string {
  return replaceReferences(note, (reference) => {
    if (reference.kind === 'annotation') {
      const passage = passages.get(reference.id)
      return passage ? passageLink(reference.id, passage) : null
    }
    const file = files.get(titleKey(reference.title))
    if (file === undefined) return null
    return file === reference.text ? `[[${file}]]` : `[[${file}|${reference.text}]]`
  })
}

function passageLink(id: string, { file, quote }: LinkedPassage): string {
  const words = excerptOf(quote.replace(/[[\]|#^]/g, ' '))
  return `[[${file}#^hl-${id.toLowerCase()}|“${words}”]]`
}
