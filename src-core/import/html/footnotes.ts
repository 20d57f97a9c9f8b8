import { attribute, elementsOf, textOf, type HtmlElement } from './tree.ts'

const MOST = 2_000
/** What a note is, of what its address may lead to. */
const NOTES = new Set(['li', 'p', 'div', 'aside', 'dd', 'section', 'td'])

/**
 * The notes that a text refers to and that are not in it: they stand elsewhere on the page, and were left
 * behind with what is around the article.
 * @param content the article
 * @param page all of the page
 */
export function findLostNotes(content: HtmlElement, page: HtmlElement): HtmlElement[] {
  const wanted = new Set<string>()
  const there = new Set<string>()
  for (const element of elementsOf(content)) {
    there.add(attribute(element, 'id'))
    const [, id] = /#(.+)$/.exec(element.name === 'a' ? attribute(element, 'href') : '') ?? []
    if (id && isReference(element)) wanted.add(decode(id))
  }
  for (const id of there) wanted.delete(id)
  if (wanted.size === 0 || wanted.size > MOST) return []
  const kept = new Set(textOf(content).split('\n'))
  const notes: HtmlElement[] = []
  for (const element of elementsOf(page)) {
    if (!wanted.has(attribute(element, 'id')) || !NOTES.has(element.name)) continue
    if (!kept.has(textOf(element))) notes.push(element)
  }
  return notes
}

/** A number, a letter or a sign: what a reference to a note looks like. */
function isReference(element: HtmlElement): boolean {
  return /^[\s[(]*(?:\d{1,3}|[a-z*†‡§]{1,2})[\s\])]*$/i.test(textOf(element))
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
