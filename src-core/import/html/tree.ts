/** A page as elements and text, of which nothing runs and nothing is loaded. */
export interface HtmlElement {
  /** In lower case. */
  name: string
  attributes: ReadonlyMap<string, string>
  children: HtmlNode[]
}

export type HtmlNode = HtmlElement | string

/** The elements below a node, itself first, in the order of the page. */
export function* elementsOf(root: HtmlElement): Generator<HtmlElement> {
  const waiting: HtmlElement[] = [root]
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    yield element
    for (let index = element.children.length - 1; index >= 0; index--) {
      const child = element.children[index]
      if (child !== undefined && typeof child !== 'string') waiting.push(child)
    }
  }
}

/** The first element of a name, or undefined. */
export function findElement(root: HtmlElement, name: string): HtmlElement | undefined {
  for (const element of elementsOf(root)) if (element.name === name) return element
  return undefined
}

/** All text below an element, as it stands; line breaks are line feeds. */
export function textOf(root: HtmlNode): string {
  if (typeof root === 'string') return root
  const parts: string[] = []
  const waiting: HtmlNode[] = [root]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') parts.push(node)
    else if (node.name === 'br') parts.push('\n')
    else waiting.push(...node.children.toReversed())
  }
  return parts.join('')
}

/** Text on one line, without white space around it; non-breaking spaces inside of it stay. */
export function tidyLine(text: string): string {
  return text.replace(/[ \t\n\f\r]+/g, ' ').trim()
}

/** An attribute without white space around it; empty when it is not there. */
export function attribute({ attributes }: HtmlElement, name: string): string {
  return attributes.get(name)?.trim() ?? ''
}
