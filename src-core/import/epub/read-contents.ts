import { attribute, elementsOf, textOf, tidyLine, type HtmlElement } from '../html/tree.ts'

/**
 * Reads a table of contents: the navigation document of EPUB 3 or the NCX of EPUB 2.
 * @param pathOf the path in the archive of an address in the table
 * @returns what each document is called, by its path; by its first entry when there are several
 */
export function readContents(
  root: HtmlElement,
  pathOf: (address: string) => string,
): ReadonlyMap<string, string> {
  const titles = new Map<string, string>()
  const note = (address: string, title: string) => {
    const path = pathOf(address)
    if (address !== '' && title !== '' && !titles.has(path)) titles.set(path, title)
  }
  const all = [...elementsOf(root)]
  for (const navigation of all.filter(isTableOfContents)) {
    for (const element of elementsOf(navigation)) {
      if (element.name === 'a') note(attribute(element, 'href'), tidyLine(textOf(element)))
    }
  }
  for (const point of all.filter(({ name }) => name === 'navpoint')) {
    const [label, content] = ['navlabel', 'content'].map((name) => childOf(point, name))
    if (label && content) note(attribute(content, 'src'), tidyLine(textOf(label)))
  }
  return titles
}

/** Others list pages, figures or landmarks. */
function isTableOfContents(element: HtmlElement): boolean {
  return element.name === 'nav' && attribute(element, 'epub:type').split(/\s+/).includes('toc')
}

function childOf({ children }: HtmlElement, name: string): HtmlElement | undefined {
  return children.find((child): child is HtmlElement => typeof child !== 'string' && child.name === name)
}
