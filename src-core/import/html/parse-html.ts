import { parse, type DefaultTreeAdapterTypes as Parse5 } from 'parse5'
import { visibleText } from '../visible-text.ts'
import type { HtmlElement } from './tree.ts'

/** A page, and what of it is not for reading but tells of it. */
export interface ParsedPage {
  /** What is for reading. */
  root: HtmlElement
  /** Its `title`, `meta`, `link` and `base` elements, in order. */
  facts: HtmlElement[]
  /** The content of its JSON-LD scripts. */
  jsonLd: string[]
  /** Its first comments: programs that save pages say there whence. */
  comments: string[]
  /** Whether it has tags that make a page: a fragment is read whole. */
  isPage: boolean
}

export interface ParseOptions {
  /** Takes what the page hides for what it shows. */
  keepHidden?: boolean
}

/** What is nested deeper than this is taken as if it were not: as browsers do, at 512. */
const DEEPEST = 200
/** JSON-LD that is longer tells of more than an article. UTF-16 code units. */
const LONGEST_DATA = 500_000
const MOST_COMMENTS = 10

const FACTS = new Set(['title', 'meta', 'link', 'base'])
/** What is not for reading, with all that is in it. */
const DROPPED = new Set(
  (
    'script style template iframe frame frameset object embed applet canvas audio video svg area map ' +
    'input select textarea button datalist meter progress dialog noframes noembed fencedframe plaintext'
  ).split(' '),
)

interface Frame {
  nodes: readonly Parse5.ChildNode[]
  next: number
  into: HtmlElement
  depth: number
}

/**
 * Parses HTML as browsers do, without running any of it, and leaves out what is not for reading: scripts,
 * styles, forms, frames, and what is hidden. What is nested too deeply loses its nesting, not its text.
 */
export function parseHtml(html: string, options: ParseOptions = {}): ParsedPage {
  const page: ParsedPage = {
    root: { name: 'html', attributes: new Map(), children: [] },
    facts: [],
    jsonLd: [],
    comments: [],
    isPage: /<(?:!doctype|html|head|body|title)\b/i.test(html.slice(0, 20_000)),
  }
  const { childNodes } = parse(html, { scriptingEnabled: false })
  const frames: Frame[] = [{ nodes: childNodes, next: 0, into: page.root, depth: 0 }]
  for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
    const node = frame.nodes[frame.next++]
    if (!node) frames.pop()
    else if (node.nodeName === '#text') frame.into.children.push(visibleText((node as Parse5.TextNode).value))
    else if (node.nodeName === '#comment') keepComment(page, (node as Parse5.CommentNode).data)
    else if ('tagName' in node) take(node, frame)
  }
  return page

  function take(node: Parse5.Element, { into, depth }: Frame): void {
    const element: HtmlElement = { name: node.tagName, attributes: attributesOf(node), children: [] }
    if (FACTS.has(node.tagName)) {
      element.children.push(plainText(node))
      page.facts.push(element)
      return
    }
    if (node.tagName === 'script') keepData(page, element, node)
    if (DROPPED.has(node.tagName) || (!options.keepHidden && isHidden(element))) return
    const isDeep = depth >= DEEPEST
    into.children.push(element)
    frames.push({ nodes: node.childNodes, next: 0, into: isDeep ? into : element, depth: depth + 1 })
  }
}

function attributesOf({ attrs }: Parse5.Element): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const { name, value } of attrs) if (!name.startsWith('on')) attributes.set(name, value)
  return attributes
}

function plainText({ childNodes }: Parse5.Element): string {
  return childNodes.map((node) => ('value' in node ? visibleText(node.value) : '')).join('')
}

function keepData(page: ParsedPage, { attributes }: HtmlElement, node: Parse5.Element): void {
  const [type] = (attributes.get('type') ?? '').toLowerCase().split(';')
  if (type?.trim() !== 'application/ld+json') return
  const text = node.childNodes.map((child) => ('value' in child ? child.value : '')).join('')
  if (text.length <= LONGEST_DATA) page.jsonLd.push(text)
}

function keepComment({ comments }: ParsedPage, text: string): void {
  if (comments.length < MOST_COMMENTS) comments.push(text.slice(0, 2_000))
}

/** Signs and links beside headings are hidden from those who hear a page: they are no words of it. */
const SIGNS = new Set(['span', 'i', 'a', 'b'])

const HIDING = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i

function isHidden({ name, attributes }: HtmlElement): boolean {
  if (attributes.has('hidden')) return true
  if (attributes.get('aria-hidden') === 'true' && SIGNS.has(name)) return true
  const style = attributes.get('style')
  return style !== undefined && HIDING.test(style)
}
