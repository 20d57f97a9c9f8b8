import {
  DEFAULT_READING_TYPE,
  sameType,
  stepSize,
  withArticleType,
  type ReadingType,
} from '../../src-core/reading/reading-type.ts'
import type { SettingsState } from '../ui/settings.svelte.ts'

/** The type of one article, or of all: what it is, and how a person changes it. */
export class TypeSetting {
  readonly #settings: SettingsState
  readonly #articleId: () => string | null

  /** @param articleId the article that it is about; null for all that have no type of their own */
  constructor(settings: SettingsState, articleId: () => string | null) {
    this.#settings = settings
    this.#articleId = articleId
  }

  get value(): ReadingType {
    const { reading, articleTypes } = this.#settings.value
    return articleTypes[this.#articleId() ?? ''] ?? reading
  }

  /** Whether the article has type of its own. */
  get isOwn(): boolean {
    return Object.hasOwn(this.#settings.value.articleTypes, this.#articleId() ?? '')
  }

  /** Whether there is something to reset. */
  get isChanged(): boolean {
    return this.isOwn || !sameType(this.value, DEFAULT_READING_TYPE)
  }

  /** Shows a change without keeping it, as while a slider is drawn. */
  preview(patch: Partial<ReadingType>): void {
    this.#settings.show(this.#with({ ...this.value, ...patch }))
  }

  /** Makes a change, and keeps it. */
  change(patch: Partial<ReadingType>): Promise<void> {
    return this.#settings.change(this.#with({ ...this.value, ...patch }))
  }

  /** Makes the text larger or smaller by one step. */
  step(direction: 1 | -1): Promise<void> {
    return this.change({ size: stepSize(this.value.size, direction) })
  }

  resetSize(): Promise<void> {
    return this.change({ size: DEFAULT_READING_TYPE.size })
  }

  /** Gives the article type of its own, as it is now, or sets it as all others are. */
  setOwn(own: boolean): Promise<void> {
    const id = this.#articleId()
    if (id === null) return Promise.resolve()
    return this.#settings.change({
      articleTypes: withArticleType(this.#settings.value.articleTypes, id, own ? this.value : null),
    })
  }

  /** Back to what a new installation has; an article's own type goes first. */
  reset(): Promise<void> {
    return this.isOwn ? this.setOwn(false) : this.change(DEFAULT_READING_TYPE)
  }

  #with(type: ReadingType) {
    const id = this.#articleId()
    return this.isOwn && id !== null
      ? { articleTypes: withArticleType(this.#settings.value.articleTypes, id, type) }
      : { reading: type }
  }
}
