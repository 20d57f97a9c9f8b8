import type { Annotation } from './annotation.ts'

/** The annotations that cover a position in the canonical text, the shortest first. */
export function annotationsAt(annotations: readonly Annotation[], position: number): Annotation[] {
  return annotations
    .filter(({ anchor }) => anchor.start <= position && position < anchor.end)
    .sort((a, b) => length(a) - length(b) || (a.id < b.id ? -1 : 1))
}

function length({ anchor }: Annotation): number {
  return anchor.end - anchor.start
}
