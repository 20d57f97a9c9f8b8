import type { Annotation } from '../../annotation/annotation.ts'
import { COLOURS } from '../../annotation/colour.ts'
import { blockIndexAt } from '../../article/canonical-text.ts'
import { compareInText } from '../../library/record.ts'
import type { ExportInput } from '../markdown.ts'
import { readQuote, type SourceText } from '../quote-markdown.ts'
import type { TemplateGrouping } from './read-template.ts'

/** Annotations that stand together in a file, in text order. */
export interface HighlightGroup {
  title: string
  annotations: Annotation[]
}

const UNTAGGED = 'Untagged'
const GONE = 'No longer in the text'

/**
 * Puts annotations into groups; each is in one of them, as its block id may stand in a file only once: of several tags
 * the first one counts. Meanings come in the order of the colours, tags in that of the alphabet, sections in that of the text.
 */
export function groupHighlights(
  { article, annotations, meanings }: ExportInput,
  source: SourceText,
  grouping: TemplateGrouping,
): HighlightGroup[] {
  const inOrder = annotations.toSorted(compareInText)
  switch (grouping) {
    case 'text order':
      return inOrder.length === 0 ? [] : [{ title: '', annotations: inOrder }]
    case 'meaning':
      return collect(
        inOrder.toSorted((a, b) => COLOURS.indexOf(a.colour) - COLOURS.indexOf(b.colour)),
        ({ colour }) => meanings[colour],
      )
    case 'tag': {
      const groups = collect(inOrder, ({ tags: [first = UNTAGGED] }) => first)
      const rank = ({ title }: HighlightGroup) => (title === UNTAGGED ? 1 : 0)
      return groups.sort((a, b) => rank(a) - rank(b) || a.title.localeCompare(b.title, 'en'))
    }
    case 'section': {
      const titles = sectionTitles(source, article.title)
      const groups = collect(inOrder, ({ anchor }) =>
        readQuote(source, anchor).range
          ? (titles[blockIndexAt(source.offsets, anchor.start)] ?? article.title)
          : GONE,
      )
      return groups.sort((a, b) => Number(a.title === GONE) - Number(b.title === GONE))
    }
  }
}

function collect(
  annotations: readonly Annotation[],
  titleOf: (annotation: Annotation) => string,
): HighlightGroup[] {
  const groups = new Map<string, HighlightGroup>()
  for (const annotation of annotations) {
    const title = titleOf(annotation)
    const group = groups.get(title) ?? { title, annotations: [] }
    groups.set(title, group)
    group.annotations.push(annotation)
  }
  return [...groups.values()]
}

/** The heading that each block stands below; what stands above the first one is below the article's title. */
function sectionTitles({ blocks }: SourceText, title: string): string[] {
  let current = title
  return blocks.map(({ kind, text }) => (current = kind === 'heading' ? text : current))
}
