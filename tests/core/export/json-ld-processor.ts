import jsonld from 'jsonld'
import { WEB_ANNOTATION_CONTEXT } from '../../fixtures/web-annotation-context.ts'

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld'

/** What would be lost is an error, and nothing is fetched. */
const STRICT = { safe: true, documentLoader }

function documentLoader(url: string) {
  if (url !== CONTEXT) return Promise.reject(new Error(`${url} is not here, and nothing is fetched.`))
  return Promise.resolve({ documentUrl: url, document: { '@context': WEB_ANNOTATION_CONTEXT } })
}

/** A document as a JSON-LD processor understands it: with IRIs in place of terms. */
export function expand(file: string): Promise<unknown[]> {
  return jsonld.expand(JSON.parse(file), STRICT)
}

/** How programs write a document again: in the context's terms, the same all in arrays, or without a context. */
export const FORMS = ['compact', 'arrays', 'expanded'] as const

/** A document as another program writes it again. */
export async function rewrite(file: string, form: (typeof FORMS)[number]): Promise<string> {
  const expanded = await expand(file)
  const options = { ...STRICT, compactArrays: form !== 'arrays' }
  return JSON.stringify(form === 'expanded' ? expanded : await jsonld.compact(expanded, CONTEXT, options))
}

/** The statements that a document makes, a line each, in an order that does not depend on the document's. */
export function toStatements(file: string): Promise<string> {
  return jsonld.canonize(JSON.parse(file), {
    ...STRICT,
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
  })
}
