import jsonld from 'jsonld'
import { WEB_ANNOTATION_CONTEXT } from '../../fixtures/web-annotation-context.ts'

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld'

/** What would be lost is an error, and nothing is fetched. */
const STRICT = { safe: true, documentLoader }

const STORED = { ...STRICT, format: 'application/n-quads' } as const

function documentLoader(url: string) {
  if (url !== CONTEXT) return Promise.reject(new Error(`${url} is not here, and nothing is fetched.`))
  return Promise.resolve({ documentUrl: url, document: { '@context': WEB_ANNOTATION_CONTEXT } })
}

/** A document as a JSON-LD processor understands it: with IRIs in place of terms. */
export function expand(file: string): Promise<unknown[]> {
  return jsonld.expand(JSON.parse(file), STRICT)
}

/**
 * How programs write a document again: in the context's terms, the same all in arrays, without a context, and as a store
 * of RDF does from its statements, with all nodes side by side.
 */
export const FORMS = ['compact', 'arrays', 'expanded', 'statements', 'statements in terms'] as const

/** A document as another program writes it again. */
export async function rewrite(file: string, form: (typeof FORMS)[number]): Promise<string> {
  const isStored = form === 'statements' || form === 'statements in terms'
  const document = isStored ? await jsonld.fromRDF(await toStatements(file), STORED) : await expand(file)
  if (form === 'expanded' || form === 'statements') return JSON.stringify(document)
  const options = { ...STRICT, compactArrays: form !== 'arrays' }
  return JSON.stringify(await jsonld.compact(document, CONTEXT, options))
}

/** The statements that a document makes, a line each, in an order that does not depend on the document's. */
export function toStatements(file: string): Promise<string> {
  return jsonld.canonize(JSON.parse(file), {
    ...STRICT,
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
  })
}
