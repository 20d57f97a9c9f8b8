import { SpanIndex } from '../../src-core/article/span-index.ts'
import type { Span } from '../../src-core/article/segments.ts'

/**
 * What was found in the open article, by the find bar or by a search of the library: shown in the text,
 * and gone through by “next” and “previous”. The reader scrolls to the current one by itself.
 */
export class Hits {
  /** In the canonical text, ascending by start. */
  spans = $state.raw<readonly Span[]>([])
  /** Index of the one that the reader is at; -1 when there are none. */
  index = $state(-1)
  /** What was looked for, where it was not looked for in the find bar; else empty. */
  label = $state('')

  /** Goes on beyond an end of the article. Answers whether there is anything. */
  goOn: ((direction: 1 | -1) => boolean) | null = null

  readonly current = $derived<Span | null>(this.spans[this.index] ?? null)
  readonly spanIndex = $derived(new SpanIndex(this.spans, (span) => span))

  /**
   * Shows what was found, at the first of it that starts at a position or after, or else at the first.
   * @param spans ascending by start
   * @param label what was looked for in the library
   */
  show(spans: readonly Span[], from = 0, label = ''): void {
    this.spans = spans
    this.label = label
    const next = this.spanIndex.countBefore(from)
    this.index = spans.length === 0 ? -1 : next % spans.length
  }

  /** Goes to the next one or the one before; at the ends on to another article, or round. */
  step(direction: 1 | -1): void {
    const { length } = this.spans
    const isAtEnd = this.index === (direction === 1 ? length - 1 : 0)
    if (isAtEnd && this.goOn?.(direction)) return
    if (length > 0) this.index = (this.index + direction + length) % length
  }

  clear(): void {
    this.show([])
  }
}
