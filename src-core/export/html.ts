import type { Annotation } from '../annotation/annotation.ts'
import type { Article } from '../article/article.ts'
import { compareInText } from '../library/record.ts'
import { escapeHtml } from './escape-html.ts'
import { blockId, type ExportInput } from './markdown.ts'
import { noteHtml } from './note-html.ts'
import { paragraphsOf } from './paragraphs-of.ts'
import { readQuote, sourceText, type SourceText } from './quote-markdown.ts'

// The colours are those of the bars of the app; what they mean is always written beside them.
const STYLE = `
:root { color-scheme: light dark; --yellow: #a8842c; --blue: #3f84c4; --purple: #8a5cc0; --green: #3c8f57; --red: #c4485c; --orange: #c4702c }
body { max-width: 38rem; margin: 0 auto; padding: 3rem 1.5rem; font: 1.05rem/1.6 Literata, Georgia, 'Noto Serif', serif }
header { margin-bottom: 2rem }
h1 { margin: 0 0 .25rem; line-height: 1.2 }
.facts { font: .85rem/1.5 Inter, system-ui, sans-serif; opacity: .75 }
section { margin: 1.75rem 0 }
blockquote { margin: 0; padding-left: 1rem; border-left: 4px solid var(--bar) }
blockquote p { margin: 0 0 .5rem; white-space: pre-line }
.note { margin: .5rem 0 0 1.25rem }
.yellow { --bar: var(--yellow) } .blue { --bar: var(--blue) } .purple { --bar: var(--purple) }
.green { --bar: var(--green) } .red { --bar: var(--red) } .orange { --bar: var(--orange) }
article + article { margin-top: 4rem; padding-top: 3rem; border-top: 1px solid }
`

/**
 * Articles' annotations as one HTML page that needs nothing from outside: it loads no file, runs no
 * script, and what it shows is text.
 */
export function exportHtml(inputs: readonly ExportInput[]): string {
  const [first] = inputs
  const title = inputs.length === 1 && first ? first.article.title : 'Lectern annotations'
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escapeHtml(title)}</title>`,
    `<style>${STYLE}</style>`,
    ...inputs.map(articleHtml),
    '</html>\n',
  ].join('\n')
}

function articleHtml({ article, blocks, annotations, meanings }: ExportInput): string {
  const source = sourceText(blocks)
  const language = article.language === '' ? '' : ` lang="${escapeHtml(article.language)}"`
  return [
    '<article>',
    `<header><h1 dir="auto"${language}>${escapeHtml(article.title)}</h1>`,
    `<p class="facts">${escapeHtml(facts(article))}</p></header>`,
    article.note.trim() === '' ? '' : `<div class="note" dir="auto">${noteHtml(article.note)}</div>`,
    ...annotations
      .toSorted(compareInText)
      .map((annotation) => highlightHtml(source, annotation, meanings[annotation.colour], language)),
    '</article>',
  ]
    .filter((line) => line !== '')
    .join('\n')
}

function highlightHtml(
  source: SourceText,
  annotation: Annotation,
  meaning: string,
  language: string,
): string {
  const { colour, note, tags, anchor } = annotation
  const quote = readQuote(source, anchor)
  const paragraphs = quote.parts.filter(({ text }) => text !== '')
  const where = paragraphsOf(source, quote)
  const told = [where === '' ? '' : `¶ ${where}`, meaning, tags.map((tag) => `#${tag}`).join(' ')]
  return [
    `<section id="${blockId(annotation)}" class="${colour}">`,
    `<blockquote dir="auto"${language}>${paragraphs.map(({ text }) => `<p>${escapeHtml(text)}</p>`).join('')}</blockquote>`,
    `<p class="facts">${escapeHtml(told.filter((part) => part !== '').join(' · '))}</p>`,
    note.trim() === '' ? '' : `<div class="note" dir="auto">${noteHtml(note)}</div>`,
    '</section>',
  ]
    .filter((line) => line !== '')
    .join('\n')
}

function facts({ byline, publisher, place, published, source }: Article): string {
  return [byline, publisher, place, published, source].filter((part) => part !== '').join(' · ')
}
