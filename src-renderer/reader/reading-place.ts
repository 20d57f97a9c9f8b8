import type { ArticlePatch } from '../../src-core/annotation/edit.ts'
import type { ArticleChange, ArticleView } from '../../src-core/ipc/contract.ts'
import type { Bridge } from '../bridge.ts'
import { startTimer } from '../ui/timers.ts'

/** Where one is in a text. */
export interface MeasuredPlace {
  /** Of the first letter that is read, in the canonical text. */
  offset: number
  /** How much of the text has gone by, 0 to 1. */
  progress: number
}

/** After this long a pause the place is written down, milliseconds. */
const PAUSE = 3_000
/** An article that was open for so long was read, even if nothing was scrolled, milliseconds. */
const DWELL = 10_000

/**
 * Keeps how far each article has been read, and where. It is no act of the reader’s and so nothing to undo;
 * it is written when the reader pauses, goes to another article or closes the window, not at each scroll.
 */
export class ReadingPlace {
  readonly #bridge: Bridge
  /** What is not on the disk yet. */
  #pending: { id: string; patch: ArticlePatch } | null = null
  /** Where one was in the articles of this session: the disk may not know it yet. */
  readonly #places = new Map<string, MeasuredPlace>()
  #article: ArticleView['article'] | null = null
  readonly #onSaved: (change: ArticleChange) => void
  #measure: (() => MeasuredPlace | null) | null = null
  #stopPause = () => {}
  #stopDwell = () => {}

  /** @param onSaved hears of the article as it is once the place in it is written down */
  constructor(bridge: Bridge, onSaved: (change: ArticleChange) => void = () => undefined) {
    this.#bridge = bridge
    this.#onSaved = onSaved
  }

  /** Where to begin in an article, in its canonical text. */
  offsetIn({ id, position }: ArticleView['article']): number {
    return this.#places.get(id)?.offset ?? position?.offset ?? 0
  }

  /**
   * An article is on the page.
   * @param measure tells where one is in it
   * @returns a function that says it is no more
   */
  follow(article: ArticleView['article'], measure: () => MeasuredPlace | null): () => void {
    this.#article = article
    this.#measure = measure
    this.#stopDwell = startTimer(() => {
      this.note(true)
      void this.save()
    }, DWELL)
    return () => {
      this.#stopDwell()
      this.#article = null
      this.#measure = null
    }
  }

  /**
   * The text rests at another place.
   * @param wasRead whether it counts as reading although nothing was scrolled
   */
  note(wasRead = false): void {
    const article = this.#article
    const place = article && this.#measure?.()
    if (!article || !place || article.deletedAt !== null) return
    const { offset } = place
    const progress = Math.max(
      this.#places.get(article.id)?.progress ?? article.progress,
      round(place.progress),
    )
    if (!wasRead && offset === this.offsetIn(article)) return
    this.#places.set(article.id, { offset, progress })
    const revision = article.revisions.at(-1)?.hash ?? ''
    const patch = { position: { revision, offset }, progress, lastReadAt: new Date().toISOString() }
    this.#pending = { id: article.id, patch }
    this.#stopPause()
    this.#stopPause = startTimer(() => void this.save(), PAUSE)
  }

  /** Writes the place down. What cannot be written waits for the next time: it is no word of the reader’s. */
  async save(): Promise<void> {
    this.note()
    this.#stopPause()
    const pending = this.#pending
    if (!pending) return
    this.#pending = null
    const { id, patch } = pending
    const result = await this.#bridge.request('article.edit', { id, edit: { kind: 'change-article', patch } })
    if (result.ok) this.#onSaved(result.value)
    else this.#pending ??= pending
  }
}

/** To a thousandth: more would be another number after each line. */
function round(progress: number): number {
  return Math.round(progress * 1_000) / 1_000
}
