import { parseDocument } from 'yaml'
import type { Annotation } from '../../annotation/annotation.ts'
import { nameOfStem } from '../file-name.ts'
import { blockId, exportMarkdown, type ExportInput } from '../markdown.ts'
import { blockIdIn, splitLines } from '../merge/export-parts.ts'
import { sourceText } from '../quote-markdown.ts'
import { groupHighlights } from './group-highlights.ts'
import { PRESET_TEMPLATES } from './presets.ts'
import { PART_NAMES, readTemplate, type PartName, type TemplateGrouping } from './read-template.ts'
import { compilePart, renderPart, type CompiledPart } from './template-engine.ts'
import { TemplateError } from './template-error.ts'
import { articleValues, factValues, highlightValues, type ArticleFacts } from './template-values.ts'

/** A template, ready to write files. */
export interface FileWriter {
  /** The name of an article's file. @throws TemplateError */
  fileName: (article: ArticleFacts, ordinal?: number) => string
  /** One article's annotations as a file. @throws TemplateError */
  write: (input: ExportInput) => string
}

const LIST_ITEM = /^[ \t]*[-*+] /

/**
 * Makes a template ready. A part that it leaves out is as in Lectern's own, but for the footer and the groups, which
 * are not written then. Whatever it says, the file names its article in the front matter and each annotation by its
 * block id, as merging and verifying find them by these.
 * @throws TemplateError
 */
export function compileTemplate(template: string): FileWriter {
  const compiled = compile(template)
  if (template.trim() === PRESET_TEMPLATES.lectern.trim())
    return { fileName: compiled.fileName, write: exportMarkdown }
  return compiled
}

/** As {@link compileTemplate}, without the short way that Lectern's own template takes. */
export function compile(template: string): FileWriter {
  const { parts, grouping } = readTemplate(template)
  const own = readTemplate(PRESET_TEMPLATES.lectern).parts
  const compiled = new Map(
    PART_NAMES.map((name): [PartName, CompiledPart] => {
      const fallback = name === 'group' ? undefined : own.get(name)
      return [name, compilePart(parts.get(name) ?? fallback ?? { text: '', line: 1 })]
    }),
  )
  const part = (name: PartName): CompiledPart => compiled.get(name) ?? compilePart({ text: '', line: 1 })
  return {
    fileName: (article, ordinal) => {
      const values = factValues(article)
      return nameOfStem(renderPart(part('file name'), { ...values, article: values }), ordinal)
    },
    write: (input) => writeFile(part, grouping, input),
  }
}

function writeFile(
  part: (name: PartName) => CompiledPart,
  grouping: TemplateGrouping,
  input: ExportInput,
): string {
  const source = sourceText(input.blocks)
  const article = articleValues(input, source)
  const scope = { ...article, article }
  const head = renderPart(part('front matter'), scope)
  const groups = groupHighlights(input, source, grouping).map((group) => {
    const facts = { title: group.title, count: group.annotations.length }
    const title = grouping === 'text order' ? '' : renderPart(part('group'), { article, group: facts })
    const written = group.annotations.map((annotation, index) => {
      const values = { ...highlightValues(input, source, annotation), index: index + 1 }
      return withBlockId(renderPart(part('highlight'), { ...values, article, group: facts }), annotation)
    })
    return [title, joinHighlights(written)].filter((text) => text !== '').join('\n\n')
  })
  const sections = [
    frontMatterOf(head, input, part('front matter').part.line),
    renderPart(part('header'), scope),
    ...groups,
    renderPart(part('footer'), scope),
  ]
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`
}

/** Items of a list stand below one another, paragraphs apart. */
function joinHighlights(written: readonly string[]): string {
  return written.reduce((all, text, index) => {
    if (index === 0) return text
    return `${all}${LIST_ITEM.test(text) && LIST_ITEM.test(written[index - 1] ?? '') ? '\n' : '\n\n'}${text}`
  }, '')
}

/** A block without its id gets it: behind the first line of a list's item, else in a comment, which nobody sees. */
function withBlockId(text: string, annotation: Annotation): string {
  const id = blockId(annotation)
  const lines = splitLines(text)
  if (lines.some((line) => blockIdIn(line) === id)) return text
  if (!LIST_ITEM.test(text)) return `<!-- ${id} -->\n${text}`
  return text.replace(/[ \t]*(?=\n|$)/, ` ^${id}`)
}

/** @param line of the template at which the front matter begins */
function frontMatterOf(rendered: string, { article }: ExportInput, line: number): string {
  const yaml = rendered.replace(/^---\n/, '').replace(/(?:^|\n)---$/, '')
  const [problem] = parseDocument(yaml).errors
  if (problem) {
    const [first = ''] = problem.message.split('\n')
    throw new TemplateError({ line, message: `what the front matter writes is no YAML: ${first}` })
  }
  const named = new RegExp(`^lectern-id:[ \\t]*["']?${article.id}["']?[ \\t]*$`, 'm').test(yaml)
  return ['---', yaml, named ? '' : `lectern-id: ${article.id}`, '---']
    .filter((text) => text !== '')
    .join('\n')
}
