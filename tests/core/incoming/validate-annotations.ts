import { parseUrl } from '../../../src-core/import/parse-url.ts'

/**
 * What the W3C's model says that an annotation, a page and a collection MUST be, as far as Lectern writes of it. A
 * JSON-LD processor sees none of it; that each term is one of the context is what the processor is for.
 * @see https://www.w3.org/TR/annotation-model/
 */

type Fields = Record<string, unknown>

const MOTIVATIONS = [
  'assessing',
  'bookmarking',
  'classifying',
  'commenting',
  'describing',
  'editing',
  'highlighting',
  'identifying',
  'linking',
  'moderating',
  'questioning',
  'replying',
  'tagging',
]

/** What is wrong with a collection, a sentence each; nothing when all is as it must be. */
export function validateCollection(value: unknown): string[] {
  const faults: string[] = []
  const hold = (isTrue: boolean, fault: string) => {
    if (!isTrue) faults.push(fault)
  }
  const collection = value as Fields
  const page = collection.first as Fields
  const items = page.items as Fields[]
  const generator = collection.generator as Fields
  hold(collection['@context'] === 'http://www.w3.org/ns/anno.jsonld', 'The context is not the model’s.')
  hold(isIri(collection.id) && isIri(page.id), 'A collection and a page have an IRI.')
  hold(collection.type === 'AnnotationCollection' && page.type === 'AnnotationPage', 'They have their types.')
  hold(isIri(generator.id) && generator.type === 'Software', 'What made it is a program with an IRI.')
  hold(typeof collection.label === 'string', 'A label is a text.')
  hold(collection.total === items.length, 'The total is the number of annotations.')
  hold(page.startIndex === 0 && Array.isArray(items), 'A first page begins at 0, and has items.')
  hold(new Set(items.map(({ id }) => id)).size === items.length, 'Each annotation has an IRI of its own.')
  for (const item of items) validateAnnotation(item, hold)
  return faults
}

function validateAnnotation(item: Fields, hold: (isTrue: boolean, fault: string) => void): void {
  hold(isIri(item.id) && item.type === 'Annotation', 'An annotation has an IRI and its type.')
  hold(
    isInstant(item.created),
    `It was made at an xsd:dateTime with a zone, and not at ${String(item.created)}.`,
  )
  hold(isMotivation(item.motivation), 'Its motivation is one of the model’s.')
  hold(!('bodyValue' in item), 'It has no bodyValue beside its body.')
  const target = item.target as Fields
  hold(target.type === 'SpecificResource', 'A target with a selector is a SpecificResource.')
  hold(isIri((target.source as Fields).id), 'A SpecificResource has one source, with an IRI.')
  for (const selector of target.selector as Fields[])
    hold(isSelector(selector), `${String(selector.type)} is whole.`)
  for (const body of item.body as Fields[]) {
    hold(isMotivation(body.purpose), 'The purpose of a body is a motivation.')
    if (body.type === 'TextualBody') hold(typeof body.value === 'string', 'A TextualBody has one value.')
    else
      hold(
        body.type === 'SpecificResource' && isIri(body.source),
        'Another body is a SpecificResource with a source.',
      )
  }
}

function isSelector({ type, exact, prefix = '', suffix = '', start, end }: Fields): boolean {
  if (type === 'TextQuoteSelector')
    return (
      typeof exact === 'string' && exact !== '' && typeof prefix === 'string' && typeof suffix === 'string'
    )
  return type === 'TextPositionSelector' && isCount(start) && isCount(end) && Number(start) < Number(end)
}

function isMotivation(value: unknown): boolean {
  return typeof value === 'string' && MOTIVATIONS.includes(value)
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0
}

/** Processors are lenient here; what stores RDF is not. */
function isIri(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    /^(?:https?:\/\/|urn:[a-z\d-]{2,32}:)[^\s<>"{}|\\^`\p{Cc}\p{Cs}]+$/u.test(value) &&
    parseUrl(value) !== null
  )
}

function isInstant(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(value)
}
