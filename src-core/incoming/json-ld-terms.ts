import { isFields } from './json-fields.ts'

/** The namespaces of the W3C's context, by the prefixes that it gives them. */
const NAMESPACES: Readonly<Record<string, string>> = {
  oa: 'http://www.w3.org/ns/oa#',
  as: 'http://www.w3.org/ns/activitystreams#',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  dctypes: 'http://purl.org/dc/dcmitype/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  iana: 'http://www.iana.org/assignments/relation/',
  owl: 'http://www.w3.org/2002/07/owl#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  schema: 'http://schema.org/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}

/** Terms of the context whose properties are called otherwise; without a prefix, as the older model has them. */
const TERMS: Readonly<Record<string, string>> = {
  '@id': 'id',
  '@type': 'type',
  hasBody: 'body',
  hasTarget: 'target',
  hasSource: 'source',
  hasSelector: 'selector',
  hasPurpose: 'purpose',
  motivatedBy: 'motivation',
  'dc:format': 'format',
  'dcterms:created': 'created',
  'dcterms:creator': 'creator',
  'dcterms:modified': 'modified',
  'foaf:name': 'name',
  'rdf:value': 'value',
  'rdfs:label': 'label',
}

/** Properties whose texts are IRIs. */
const IRIS = new Set(['id', 'body', 'target', 'source', 'items', 'first'])

/**
 * A document of JSON-LD in the terms of the W3C's context, as a person would write it, whichever program wrote it
 * again: with IRIs or prefixes in place of terms, each value in an object that says its type, or all in arrays.
 */
export function inUsualTerms(value: unknown): unknown {
  return simplify(value, '')
}

function simplify(value: unknown, key: string): unknown {
  if (Array.isArray(value)) {
    const all: unknown[] = value.map((one) => simplify(one, key))
    return all.length === 1 ? all[0] : all
  }
  if (typeof value === 'string') return IRIS.has(key) ? writeOut(value) : value
  if (!isFields(value)) return value
  const held = value['@value'] ?? value['@list'] ?? value['@set']
  if (held !== undefined) return simplify(held, key)
  const fields = Object.entries(value).map(([name, one]): [string, unknown] => {
    const term = toTerm(name)
    // A term that says the same itself comes first.
    const isDouble = term !== name && term in value
    return isDouble ? [name, one] : [term, simplify(one, term)]
  })
  const [only] = fields
  return fields.length === 1 && only?.[0] === 'id' ? only[1] : Object.fromEntries(fields)
}

/** What the context calls a property. */
function toTerm(name: string): string {
  const prefixed = shorten(name)
  const bare = prefixed.replace(/^(?:oa|as):/, '')
  return TERMS[bare] ?? bare
}

function shorten(iri: string): string {
  for (const [prefix, namespace] of Object.entries(NAMESPACES))
    if (iri.startsWith(namespace)) return `${prefix}:${iri.slice(namespace.length)}`
  return iri
}

/** An IRI that a processor has shortened, as an address that begins like a namespace. */
function writeOut(iri: string): string {
  const [, prefix = '', rest = ''] = /^([a-z]+):(?!\/\/)(.*)$/s.exec(iri) ?? []
  const namespace = Object.hasOwn(NAMESPACES, prefix) ? NAMESPACES[prefix] : undefined
  return namespace === undefined ? iri : namespace + rest
}
