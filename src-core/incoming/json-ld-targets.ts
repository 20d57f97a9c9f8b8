import type { IncomingSource } from './incoming.ts'
import { fieldsOf, firstText, isFields, listOf, namesOf, textOf, type Fields } from './json-fields.ts'
import { hasType, iriOf } from './json-ld-types.ts'

/** What an annotation is on, as its file says. */
export interface WebTarget {
  source: IncomingSource
  exact: string
  prefix: string
  suffix: string
  /** Code points; null when no selector counts in the whole text. */
  position: number | null
  place: string
  styleClass: string
}

/** Selectors that refine one another are followed so far, at most. */
const MAX_DEPTH = 8

/** What a target, or each of several, says of a passage. */
export function readTargets(value: unknown, depth = 0): WebTarget[] {
  return listOf(value).flatMap((one) => {
    if (!isFields(one)) return [readTarget({}, textOf(one))]
    const items = one.items ?? one.members
    if (items === undefined || depth > MAX_DEPTH) return [readTarget(one, '')]
    return readTargets(hasType(one, 'Choice') ? listOf(items)[0] : items, depth + 1)
  })
}

/** What a set says that it is about, with what a target adds to it: its source is a part of that, as a chapter's file. */
export function identifiedSource(about: IncomingSource, source: IncomingSource): IncomingSource {
  return {
    title: about.title || source.title,
    byline: about.byline || source.byline,
    address: about.address || (/^(?:https?|urn):/i.test(source.address) ? source.address : ''),
  }
}

function readTarget(target: Fields, iri: string): WebTarget {
  const { source } = target
  const own = fieldsOf(source)
  const selected = readSelectors(target.selector)
  return {
    source: {
      title: firstText(
        own.label,
        own.title,
        own['dc:title'],
        own['schema:name'],
        own.name,
        target.label,
        target.title,
      ),
      byline: namesOf(own.creator ?? own['dc:creator'] ?? own.author),
      address: iri || firstText(source, iriOf(own), iriOf(target)),
    },
    ...selected,
    place: placeOf(fieldsOf(target.meta)) || (selected.exact === '' ? selected.place : ''),
    styleClass: firstText(target.styleClass),
  }
}

type Selected = Pick<WebTarget, 'exact' | 'prefix' | 'suffix' | 'position' | 'place'>

/** Selectors of one passage: the first quotation, the first position, and else what the others say. */
function readSelectors(value: unknown): Selected {
  const all = openSelectors(value, 0)
  const quote = all.map((selector) => readQuote(selector, 0)).find((found) => found !== null)
  const [position = null] = all
    .filter((selector) => hasType(selector, 'TextPositionSelector'))
    .map(({ start }) => countOf(start))
    .filter((start) => start !== null)
  return {
    exact: quote?.exact ?? '',
    prefix: quote?.prefix ?? '',
    suffix: quote?.suffix ?? '',
    position,
    place: all.map(describe).find((said) => said !== '') ?? '',
  }
}

/** A count, which a store of RDF may have written as a text. */
function countOf(value: unknown): number | null {
  const count = textOf(value) === '' ? NaN : Number(textOf(value))
  return Number.isSafeInteger(count) ? Math.max(0, count) : null
}

function openSelectors(value: unknown, depth: number): Fields[] {
  if (depth > MAX_DEPTH) return []
  return listOf(value)
    .filter(isFields)
    .flatMap((selector) => {
      const items = selector.items ?? selector.members ?? selector.default
      return items === undefined ? [selector] : openSelectors(items, depth + 1)
    })
}

/** The words of a quotation, or of what refines it; whatever else is refined by one leaves it as it is. */
function readQuote(selector: Fields, depth: number): Omit<Selected, 'position' | 'place'> | null {
  const refining = listOf(selector.refinedBy).filter(isFields)
  const inner =
    depth > MAX_DEPTH ? undefined : refining.map((each) => readQuote(each, depth + 1)).find(Boolean)
  if (!hasType(selector, 'TextQuoteSelector')) return inner ?? null
  const outer = {
    exact: textOf(selector.exact),
    prefix: textOf(selector.prefix),
    suffix: textOf(selector.suffix),
  }
  if (inner) {
    const at = outer.exact.indexOf(inner.exact)
    if (at === -1) return inner
    return cutQuote(outer, at, at + inner.exact.length)
  }
  const range = refining.find((each) => hasType(each, 'TextPositionSelector'))
  if (!range) return outer
  const letters = Array.from(outer.exact)
  const unitsOf = (count: unknown) => letters.slice(0, Math.max(0, Number(count) || 0)).join('').length
  const [start, end] = [unitsOf(range.start), unitsOf(range.end)]
  return start < end ? cutQuote(outer, start, end) : outer
}

function cutQuote(
  { exact, prefix, suffix }: Omit<Selected, 'position' | 'place'>,
  start: number,
  end: number,
): Omit<Selected, 'position' | 'place'> {
  return {
    exact: exact.slice(start, end),
    prefix: prefix + exact.slice(0, start),
    suffix: exact.slice(end) + suffix,
  }
}

/** What a selector that quotes nothing says, in its own words. */
function describe(selector: Fields): string {
  return firstText(selector.value, fieldsOf(selector.refinedBy).value, selector.startCssSelector)
}

/** Where a book's program says that it stands. */
function placeOf(meta: Fields): string {
  const headings = listOf(meta.headings).map((heading) =>
    firstText(fieldsOf(heading).txt, fieldsOf(heading).title),
  )
  const page = firstText(meta.page)
  const parts = headings.filter((heading) => heading !== '')
  return [parts.join(' › '), page === '' ? '' : `page ${page}`].filter((part) => part !== '').join(', ')
}
