import { parseHtml } from '../html/parse-html.ts'
import type { HtmlElement } from '../html/tree.ts'

/** Elements that have no end tag in HTML either. */
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
const SELF_CLOSING = /<([a-z][\w:.-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*\/>/gi
const CDATA = /<!\[CDATA\[([\s\S]*?)\]\]>/g

/**
 * XHTML as HTML that means the same: what has no content gets an end tag, and what is marked as text is
 * escaped. There is no document type and no entity of anybody's own in HTML, so none is ever expanded.
 */
export function xhtmlToHtml(xhtml: string): string {
  return xhtml
    .replace(CDATA, (_, text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
    .replace(SELF_CLOSING, (whole, name: string, attributes: string) =>
      VOID.has(name.toLowerCase()) ? whole : `<${name}${attributes}></${name}>`,
    )
}

/** The elements of a small XML file; their names and those of attributes are in lower case. */
export function parseXml(xml: string): HtmlElement {
  return parseHtml(xhtmlToHtml(xml), { keepHidden: true }).root
}
