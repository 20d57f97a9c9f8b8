import { Liquid, type Template } from 'liquidjs'
import { escapeMarkdown } from '../escape-markdown.ts'
import { tagMarkdown } from '../markdown.ts'
import type { TemplatePart } from './read-template.ts'
import { TemplateError } from './template-error.ts'
import type { TemplateValues } from './template-values.ts'

// What a template may take of the machine. Each is far beyond what a file of notes needs.
const RENDER_MS = 1_000
const MEMORY = 50_000_000
const MOST_OUTPUT = 10_000_000

/** Tags that would read other templates. */
const READS_OTHERS = ['include', 'render', 'layout', 'block']
/**
 * Stands for a line feed of a value while a part is rendered: blank lines of the template close up where it had
 * nothing to say, those of a note or a quote are left as they are. A code point that is no character.
 */
const LINE_FEED = '\uFDD0'

/** A part of a template, ready to be rendered. */
export interface CompiledPart {
  part: TemplatePart
  templates: Template[]
}

let engine: Liquid | undefined

/** @throws TemplateError */
export function compilePart(part: TemplatePart): CompiledPart {
  engine ??= makeEngine()
  try {
    return { part, templates: engine.parse(part.text) }
  } catch (error) {
    throw toTemplateError(error, part)
  }
}

/**
 * Renders a part: blank lines at its ends are gone, several in a row are one.
 * @throws TemplateError, also when it takes too long or too much memory
 */
export function renderPart({ part, templates }: CompiledPart, values: TemplateValues): string {
  engine ??= makeEngine()
  try {
    const text = String(engine.renderSync(templates, values, { renderLimit: RENDER_MS, memoryLimit: MEMORY }))
    if (text.length > MOST_OUTPUT) throw new Error('what it writes is too long')
    return closeUp(text).replaceAll(LINE_FEED, '\n')
  } catch (error) {
    throw toTemplateError(error, part)
  }
}

function makeEngine(): Liquid {
  const liquid = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: true,
    lenientIf: true,
    templates: {},
    memoryLimit: MEMORY,
    renderLimit: RENDER_MS,
    outputEscape: (value: unknown) =>
      toText(value).replaceAll(LINE_FEED, '\uFFFD').replaceAll('\n', LINE_FEED),
  })
  for (const name of READS_OTHERS) {
    liquid.registerTag(name, {
      parse: () => {
        throw new Error(`there is no tag “${name}” here`)
      },
      render: () => '',
    })
  }
  liquid.registerFilter('md', (value: unknown) => toText(value).split('\n').map(escapeMarkdown).join('\n'))
  liquid.registerFilter('yaml', (value: unknown) => JSON.stringify(value))
  liquid.registerFilter('oneline', (value: unknown) => toText(value).replace(/\s+/g, ' ').trim())
  liquid.registerFilter('hashtags', (value: unknown) =>
    (Array.isArray(value) ? value : [value]).map((tag) => tagMarkdown(toText(tag))).join(' '),
  )
  liquid.registerFilter('indent', (value: unknown, columns: unknown) =>
    toText(value).replace(/\n(?=[^\n])/g, `\n${' '.repeat(Math.min(40, Math.max(0, Number(columns) || 0)))}`),
  )
  liquid.registerFilter('blockquote', (value: unknown) =>
    toText(value)
      .split('\n')
      .map((line) => (line === '' ? '>' : `> ${line}`))
      .join('\n'),
  )
  return liquid
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.map(toText).join(', ')
  return ''
}

function closeUp(text: string): string {
  return text
    .replace(/[ \t]+(?=\n|$)/g, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '')
}

/** The position in the part becomes the one in the template. */
function toTemplateError(error: unknown, { line }: TemplatePart): TemplateError {
  if (error instanceof TemplateError) return error
  const token = (error as { token?: { getPosition?: () => number[] } }).token
  const [row = 1] = token?.getPosition?.() ?? []
  const said = error instanceof Error ? error.message : String(error)
  const message = said.replace(/, (?:file:.*?, )?line:\d+, col:\d+.*$/s, '').replace(/\.?$/, '.')
  return new TemplateError({ line: line + row - 1, message })
}
