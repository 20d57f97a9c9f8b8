/** The package has no types of its own: what of it is used here. */
declare module 'jsonld' {
  interface Options {
    /** Whether anything that would be lost is an error. */
    safe: boolean
    documentLoader: (url: string) => Promise<{ documentUrl: string; document: unknown }>
  }
  const processor: {
    expand: (document: unknown, options: Options) => Promise<unknown[]>
    compact: (
      document: unknown,
      context: unknown,
      options: Options & { compactArrays?: boolean },
    ) => Promise<object>
    fromRDF: (statements: string, options: Options & { format: 'application/n-quads' }) => Promise<unknown[]>
    canonize: (
      document: unknown,
      options: Options & { algorithm: 'RDFC-1.0'; format: 'application/n-quads' },
    ) => Promise<string>
  }
  export default processor
}
