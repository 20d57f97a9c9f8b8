import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { elementsOf, textOf, type HtmlElement, type HtmlNode } from './tree.ts'

/** A page's article, without what is around it. */
export interface MainContent {
  content: HtmlElement
  /** Who wrote it, as far as it says so above its text; empty when it does not. */
  byline: string
}

/** As much of the DOM as is needed here: this layer knows none. */
interface DomNode {
  readonly nodeType: number
  readonly childNodes: Iterable<DomNode>
  readonly nodeValue: string | null
  readonly localName: string
  readonly attributes: Iterable<{ name: string; value: string }>
  setAttribute(name: string, value: string): void
  appendChild(node: DomNode): void
}

interface DomDocument {
  readonly documentElement: DomNode
  readonly body: DomNode
  createElement(name: string): DomNode
  createTextNode(text: string): DomNode
}

/** Its own types name those of browsers. */
const Reader = Readability as unknown as new (
  document: DomDocument,
  options: { serializer: (node: DomNode) => DomNode; keepClasses: boolean },
) => { parse(): { content?: DomNode | null; byline?: string | null } | null }

const ELEMENT = 1
const TEXT = 3
/** Of pages with more elements than this, all is taken: to find the article takes too long. */
const MOST_ELEMENTS = 60_000
/** Shorter than this, what was found may not be the article. UTF-16 code units. */
const FEW_WORDS = 600

const AROUND = new Set(['nav', 'aside', 'header', 'footer', 'menu', 'form'])
const AROUND_ROLES = new Set(['navigation', 'banner', 'complementary', 'contentinfo', 'search', 'menu'])
const AROUND_WORDS =
  /\b(?:nav|navbar|menu|sidebar|footer|cookie|consent|related|share|social|comments?|advert\w*|promo|newsletter|breadcrumbs?)\b/i

/**
 * Finds the article in a page, with Mozilla's Readability. A page with nothing around its article is
 * taken whole; so is the rest of a page in which no article is found.
 */
export function findMainContent(root: HtmlElement): MainContent {
  let count = 0
  let hasMore = false
  for (const element of elementsOf(root)) {
    count++
    hasMore ||= isAround(element)
  }
  if (!hasMore || count > MOST_ELEMENTS) return { content: root, byline: '' }
  const rest = without(root)
  const found = read(root)
  if (!found) return { content: rest, byline: '' }
  const [words = 0, all = 0] = [found.content, rest].map((each) => textOf(each).replace(/\s+/g, ' ').length)
  const isDoubtful = words < FEW_WORDS && (words * 2 < all || words >= all)
  return isDoubtful ? { content: rest, byline: found.byline } : found
}

function isAround({ name, attributes }: HtmlElement): boolean {
  if (AROUND.has(name) || AROUND_ROLES.has(attributes.get('role') ?? '')) return true
  return AROUND_WORDS.test(`${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`)
}

/** The page without what is plainly around its article. */
function without(element: HtmlElement): HtmlElement {
  const children = element.children.flatMap((child): HtmlNode[] => {
    if (typeof child === 'string') return [child]
    const role = child.attributes.get('role') ?? ''
    const isDropped =
      (AROUND.has(child.name) && !(child.name === 'header' && hasHeading(child))) || AROUND_ROLES.has(role)
    return isDropped ? [] : [without(child)]
  })
  return { ...element, children }
}

function hasHeading(element: HtmlElement): boolean {
  for (const { name } of elementsOf(element)) if (name === 'h1' || name === 'h2') return true
  return false
}

function read(root: HtmlElement): MainContent | null {
  const { document } = parseHTML('<!doctype html><html><head></head><body></body></html>') as unknown as {
    document: DomDocument
  }
  const body = bodyOf(root)
  build(document, body, document.body)
  const article = new Reader(document, { serializer: (node) => node, keepClasses: true }).parse()
  if (!article?.content) return null
  return { content: toTree(article.content), byline: article.byline ?? '' }
}

function bodyOf(root: HtmlElement): HtmlElement {
  for (const element of elementsOf(root)) if (element.name === 'body') return element
  return root
}

function build(document: DomDocument, { children }: HtmlElement, into: DomNode): void {
  for (const child of children) {
    if (typeof child === 'string') {
      into.appendChild(document.createTextNode(child))
      continue
    }
    const node = document.createElement(isName(child.name) ? child.name : 'span')
    for (const [name, value] of child.attributes) if (isName(name)) node.setAttribute(name, value)
    into.appendChild(node)
    build(document, child, node)
  }
}

/** A parser makes names of whatever stands between two brackets. */
function isName(name: string): boolean {
  return /^[a-z][\w.-]{0,60}$/i.test(name)
}

function toTree(node: DomNode): HtmlElement {
  const children: HtmlNode[] = []
  for (const child of node.childNodes) {
    if (child.nodeType === TEXT) children.push(child.nodeValue ?? '')
    else if (child.nodeType === ELEMENT) children.push(toTree(child))
  }
  const attributes = new Map(Array.from(node.attributes, ({ name, value }) => [name, value]))
  return { name: node.localName.toLowerCase(), attributes, children }
}
