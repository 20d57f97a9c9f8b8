import { COLOURS, type Colour } from '../annotation/colour.ts'
import type { Draft, Drafts } from './draft.ts'
import { identifiedSource, readTargets } from './json-ld-targets.ts'
import { fieldsOf, firstText, isFields, listOf, namesOf, textOf, type Fields } from './json-fields.ts'
import { nestGraph } from './json-ld-graph.ts'
import { inUsualTerms } from './json-ld-terms.ts'
import { hasType, iriOf, isRoot, LISTS, withoutPrefix } from './json-ld-types.ts'
import { nearestColour } from './nearest-colour.ts'
import { noteOfHtml, noteOfText } from './note-markdown.ts'
import type { IncomingSource } from './incoming.ts'

/** Collections in pages in collections are looked into so deep, at most. */
const MAX_DEPTH = 8

/** Whether a value of JSON is of the W3C's model: an annotation, or what holds some. */
export function isWebAnnotations(value: unknown): boolean {
  return listOf(value).some(
    (one) =>
      isFields(one) &&
      (isRoot(one) ||
        listOf(one['@context']).some((context) => /\bns\/(?:anno|oa)\b/.test(textOf(context))) ||
        // A store of RDF names no context, and has annotations anywhere.
        listOf(one['@graph']).some((node) => isFields(node) && isRoot(node))),
  )
}

/**
 * Reads Web Annotations: one, several, a collection with its pages, a page, or a set as Readium's programs write it.
 * The terms are known by their usual names and by the W3C's IRIs, as nothing is fetched.
 * @see https://www.w3.org/TR/annotation-model/
 */
export async function readWebAnnotations(value: unknown): Promise<Drafts> {
  const found: Drafts = { drafts: [], unread: [] }
  let count = 0
  for (const { item, about } of findAnnotations(nestGraph(inUsualTerms(value)), null, 0)) {
    count++
    if (!isFields(item)) {
      const why =
        typeof item === 'string'
          ? 'It is only named: its content is not in the file.'
          : 'It is no annotation.'
      found.unread.push({ where: `item ${count}`, why })
    } else {
      const where = `item ${count}`
      for (const draft of await readAnnotation(item, about)) found.drafts.push({ ...draft, where })
    }
  }
  return found
}

interface Found {
  item: unknown
  about: IncomingSource | null
}

function* findAnnotations(value: unknown, about: IncomingSource | null, depth: number): Generator<Found> {
  if (depth > MAX_DEPTH) return
  for (const one of listOf(value)) {
    if (!isFields(one)) {
      yield { item: one, about }
      continue
    }
    const source = isFields(one.about) ? describeSet(one.about) : about
    // A page that is elsewhere is named, and no annotation.
    const first = typeof one.first === 'string' ? [] : one.first
    const inside = [one.items, first, one['@graph'], one.annotations].filter((each) => each !== undefined)
    const isList = LISTS.some((type) => hasType(one, type)) || one['@graph'] !== undefined
    if (!isList && (one.target !== undefined || inside.length === 0)) {
      yield { item: one, about: source }
      continue
    }
    for (const each of inside) yield* findAnnotations(each, source, depth + 1)
  }
}

/** What a set of Readium's says that it is about. */
function describeSet(about: Fields): IncomingSource {
  const identifiers = listOf(about['dc:identifier']).map(textOf)
  return {
    title: firstText(about['dc:title'], about.title),
    byline: namesOf(about['dc:creator'] ?? about.creator),
    address: identifiers.find((identifier) => /^https?:/i.test(identifier)) ?? '',
  }
}

async function readAnnotation(item: Fields, about: IncomingSource | null): Promise<Draft[]> {
  const motivations = listOf(item.motivation).map(withoutPrefix)
  const bodies = await readBodies(item, motivations)
  const targets = readTargets(item.target)
  if (motivations.includes('bookmarking') && bodies.note === '') return []
  const name = iriOf(item)
  const common = {
    tags: bodies.tags,
    links: bodies.links,
    createdAt: firstText(item.created, item.annotatedAt, item.modified),
  }
  // Each target is annotated as if the others were not there.
  return (targets.length === 0 ? readTargets('') : targets).map((target, index): Draft => {
    const styled = COLOURS.find((colour) => target.styleClass === `lectern-${colour}`)
    return {
      ...common,
      ...(name !== '' && { name: index === 0 ? name : `${name} ${index + 1}` }),
      source: about ? identifiedSource(about, target.source) : target.source,
      exact: target.exact,
      prefix: target.prefix,
      suffix: target.suffix,
      position: target.position,
      place: target.place,
      colour: styled ?? bodies.colour,
      // Some programs say the words again as a comment.
      note: !styled && bodies.note.trim() === target.exact.trim() ? '' : bodies.note,
      // What a colour of Lectern's means stands beside it, and is no tag.
      tags: styled ? bodies.tags : [...bodies.tags, ...bodies.classes],
    }
  })
}

interface Bodies {
  note: string
  tags: string[]
  classes: string[]
  links: { name: string; relation: string }[]
  colour: Colour | null
}

async function readBodies(item: Fields, motivations: readonly string[]): Promise<Bodies> {
  const bodies: Bodies = { note: '', tags: [], classes: [], links: [], colour: nearestColour(item.color) }
  const plain = textOf(item.bodyValue)
  if (plain !== '') addNote(bodies, noteOfText(plain))
  for (const body of openLists(item.body, 0)) await readBody(body, motivations, bodies)
  return bodies
}

async function readBody(body: unknown, motivations: readonly string[], bodies: Bodies): Promise<void> {
  if (typeof body === 'string') {
    bodies.links.push({ name: body, relation: '' })
    return
  }
  const fields = fieldsOf(body)
  const purposes = listOf(fields.purpose).map(withoutPrefix)
  const [purpose = motivations[0] ?? ''] = purposes
  const { source } = fields
  const value = firstRaw(fields.value, fields.chars, fields['cnt:chars'])
  bodies.colour ??= nearestColour(fields.color ?? fields.colour)
  bodies.tags.push(
    ...[...listOf(fields.keyword), ...listOf(fields.tag)].map(textOf).filter((tag) => tag !== ''),
  )
  if (value !== '') {
    if (purpose === 'tagging' || hasType(fields, 'Tag')) bodies.tags.push(value)
    else if (purpose === 'classifying') bodies.classes.push(value)
    else addNote(bodies, await toNote(value, textOf(fields.format)))
    return
  }
  if (isFields(source) && firstRaw(source.value) !== '') {
    return readBody({ ...source, purpose: fields.purpose ?? source.purpose }, motivations, bodies)
  }
  const iri = firstText(source, iriOf(fieldsOf(source)), iriOf(fields))
  if (iri === '') return
  const label = firstText(fields.label, fieldsOf(source).label)
  if (purpose === 'tagging' || purpose === 'classifying') bodies.tags.push(label || iri)
  else bodies.links.push({ name: iri, relation: label })
}

function addNote(bodies: Bodies, note: string): void {
  bodies.note = bodies.note === '' ? note : `${bodies.note}\n\n${note}`
}

async function toNote(value: string, format: string): Promise<string> {
  const type = format.toLowerCase()
  if (type.startsWith('text/markdown')) return value
  if (type.includes('html')) return noteOfHtml(value)
  return noteOfText(value)
}

/** Bodies, with those of lists one by one, and of a choice the first. */
function* openLists(value: unknown, depth: number): Generator {
  for (const one of listOf(value)) {
    const fields = fieldsOf(one)
    const items = fields.items ?? fields.members
    if (items === undefined || depth > MAX_DEPTH) yield one
    else if (hasType(fields, 'Choice')) yield* openLists(listOf(items)[0], depth + 1)
    else yield* openLists(items, depth + 1)
  }
}

/** A text as it is, with the white space around it. */
function firstRaw(...values: readonly unknown[]): string {
  return (
    values
      .flatMap(listOf)
      .map(textOf)
      .find((text) => text.trim() !== '') ?? ''
  )
}
