/** The package has no types of its own: what of it is used here. */
declare module 'hyphen' {
  export type Patterns = readonly unknown[]
  export default function createHyphenator(
    patterns: Patterns,
    options?: { async?: false; hyphenChar?: string; minWordLength?: number },
  ): (text: string) => string
}

declare module 'hyphen/patterns/*.js' {
  import type { Patterns } from 'hyphen'
  const patterns: Patterns
  export default patterns
}
