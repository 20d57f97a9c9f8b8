import { TemplateError } from './template-error.ts'

/** The parts of a template that are written once a file, and `highlight`, once an annotation. */
export const PART_NAMES = ['file name', 'front matter', 'header', 'group', 'highlight', 'footer'] as const
export type PartName = (typeof PART_NAMES)[number]

/** What annotations stand together by. */
export const TEMPLATE_GROUPINGS = ['text order', 'meaning', 'tag', 'section'] as const
export type TemplateGrouping = (typeof TEMPLATE_GROUPINGS)[number]

/** A part of a template, in Liquid. */
export interface TemplatePart {
  text: string
  /** Line of the template that it begins at, from 1. */
  line: number
}

export interface TemplateParts {
  parts: ReadonlyMap<PartName, TemplatePart>
  grouping: TemplateGrouping
}

/** Longer templates are none, UTF-16 code units. */
export const MAX_TEMPLATE = 50_000

const PART_LINE = /^===[ \t]*(.*?)[ \t]*===[ \t]*$/
const GROUP = /^group by (.+)$/

/**
 * Takes a template apart at its lines `=== header ===`. Without any, all of it is the highlight.
 * @throws TemplateError at a part that there is not, or that is there twice, and at words before the first part
 */
export function readTemplate(template: string): TemplateParts {
  if (template.length > MAX_TEMPLATE)
    throw new TemplateError({
      line: 1,
      message: `it is longer than ${MAX_TEMPLATE.toLocaleString('en')} characters.`,
    })
  const lines = template.replace(/\r\n?/g, '\n').split('\n')
  const parts = new Map<PartName, TemplatePart>()
  let grouping: TemplateGrouping = 'text order'
  if (!lines.some((line) => PART_LINE.test(line)))
    return { parts: new Map([['highlight', { text: lines.join('\n'), line: 1 }]]), grouping }
  let current: PartName | null = null
  let first = 0
  const close = (end: number) => {
    const text = lines.slice(first, end).join('\n')
    if (current !== null) parts.set(current, { text, line: first + 1 })
    else if (text.trim() !== '')
      throw new TemplateError({ line: 1, message: 'nothing may stand before the first part.' })
  }
  for (const [index, line] of lines.entries()) {
    const title = PART_LINE.exec(line)?.[1]?.toLowerCase()
    if (title === undefined) continue
    close(index)
    const by = GROUP.exec(title)?.[1]
    const name = by === undefined ? title : 'group'
    if (!isPartName(name) || (by !== undefined && !isGrouping(by)))
      throw new TemplateError({ line: index + 1, message: `there is no part “${title}”.` })
    if (parts.has(name))
      throw new TemplateError({ line: index + 1, message: `the part “${title}” is there twice.` })
    if (by !== undefined && isGrouping(by)) grouping = by
    current = name
    first = index + 1
  }
  close(lines.length)
  return { parts, grouping }
}

/** The template with its annotations grouped in another way; what else it says stays as it is. */
export function withGrouping(template: string, grouping: TemplateGrouping): string {
  const lines = template.split('\n')
  const at = lines.findIndex((line) => GROUP.test(PART_LINE.exec(line)?.[1]?.toLowerCase() ?? ''))
  if (at !== -1) return lines.with(at, `=== group by ${grouping} ===`).join('\n')
  const highlight = lines.findIndex((line) => PART_LINE.exec(line)?.[1]?.toLowerCase() === 'highlight')
  if (highlight === -1)
    return `=== group by ${grouping} ===\n## {{ group.title | md }}\n=== highlight ===\n${template}`
  return lines.toSpliced(highlight, 0, `=== group by ${grouping} ===`, '## {{ group.title | md }}').join('\n')
}

function isPartName(name: string): name is PartName {
  return (PART_NAMES as readonly string[]).includes(name)
}

function isGrouping(name: string): name is TemplateGrouping {
  return (TEMPLATE_GROUPINGS as readonly string[]).includes(name)
}
