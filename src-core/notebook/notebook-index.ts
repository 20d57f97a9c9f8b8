import { COLOURS } from '../annotation/colour.ts'
import { fold } from '../search/fold.ts'
import { Backlinks } from './backlinks.ts'
import { LetterPairs } from './letter-pairs.ts'
import { dayOf, type NotebookArticle, type NotebookEntry } from './notebook-article.ts'
import type { NotebookSort } from './notebook-query.ts'

/** An article of the index. */
export interface IndexedArticle extends Omit<NotebookArticle, 'annotations'> {
  foldedTitle: string
  slots: readonly number[]
}

/**
 * Every annotation of a library, as columns: a number, the **slot**, stands for an annotation for as
 * long as the index is there. Filters look at small numbers first and at folded text last.
 */
export class NotebookIndex {
  readonly articles: IndexedArticle[] = []
  readonly ids: string[] = []
  /** Index of its article. */
  readonly articleOf: number[] = []
  /** Index of its colour, in the order of the keys. */
  readonly colour: number[] = []
  readonly noted: boolean[] = []
  readonly made: number[] = []
  /** Local day on which it was made. */
  readonly day: number[] = []
  readonly start: number[] = []
  readonly tags: (readonly number[])[] = []
  readonly text: string[] = []
  /** Which texts may hold a word. */
  readonly pairs = new LetterPairs()
  readonly tagNames: string[] = []
  readonly backlinks = new Backlinks()
  readonly #live: boolean[] = []
  readonly #slots = new Map<string, number>()
  readonly #articleIndex = new Map<string, number>()
  readonly #tagIndex = new Map<string, number>()
  readonly #orders = new Map<string, Uint32Array>()

  /** The state of an article's record that the index knows; undefined when it knows none. */
  versionOf(articleId: string): string | undefined {
    return this.articles[this.#articleIndex.get(articleId) ?? -1]?.version
  }

  /** The annotation's slot, while it stands. */
  slotOf(annotationId: string): number | undefined {
    const slot = this.#slots.get(annotationId)
    return slot !== undefined && this.#live[slot] ? slot : undefined
  }

  /** The slots of an article's annotations. */
  slotsOf(articleId: string): readonly number[] {
    return this.articles[this.#articleIndex.get(articleId) ?? -1]?.slots ?? []
  }

  /** Takes in an article as it now is. */
  put(article: NotebookArticle): void {
    this.backlinks.put(article)
    const known = this.#articleIndex.get(article.id)
    const index = known ?? this.articles.length
    const before = this.articles[index]
    if (known === undefined) this.#articleIndex.set(article.id, index)
    for (const slot of before?.slots ?? []) this.#live[slot] = false
    const slots = article.annotations.map((entry) => this.#fill(entry, index))
    const { annotations: _annotations, ...facts } = article
    const after = { ...facts, foldedTitle: fold(article.title), slots }
    this.articles[index] = after
    if (!before || orderDiffers(before, after)) this.#orders.clear()
  }

  /** Drops an article that is no more. */
  remove(articleId: string): void {
    this.backlinks.remove(articleId)
    const index = this.#articleIndex.get(articleId)
    const article = index === undefined ? undefined : this.articles[index]
    if (index === undefined || !article) return
    for (const slot of article.slots) this.#live[slot] = false
    this.articles[index] = { ...article, version: '', slots: [] }
    this.#orders.clear()
  }

  /** All slots that stand, those of articles in the Trash among them, in an order. */
  inOrder(sort: NotebookSort): Uint32Array {
    const name = `${sort.by} ${sort.descending}`
    const known = this.#orders.get(name)
    if (known) return known
    const ordered = Uint32Array.from(this.#standing()).sort(this.#comparator(sort))
    this.#orders.set(name, ordered)
    return ordered
  }

  *#standing(): Generator<number> {
    for (const { slots } of this.articles) yield* slots
  }

  #comparator({ by, descending }: NotebookSort): (a: number, b: number) => number {
    const { made, start, articleOf } = this
    const way = descending ? -1 : 1
    if (by === 'made')
      return (a, b) => way * ((made[a] ?? 0) - (made[b] ?? 0)) || this.#compareIds(a, b) * way
    const ranks = this.#titleRanks()
    const rank = (slot: number) => ranks[articleOf[slot] ?? 0] ?? 0
    // Whichever way round the titles go, a text is read from its beginning.
    return (a, b) => way * (rank(a) - rank(b)) || (start[a] ?? 0) - (start[b] ?? 0) || this.#compareIds(a, b)
  }

  #compareIds(a: number, b: number): number {
    const [x = '', y = ''] = [this.ids[a], this.ids[b]]
    return x < y ? -1 : x > y ? 1 : 0
  }

  /** Of each article, its place among the titles. */
  #titleRanks(): Uint32Array {
    const { compare } = new Intl.Collator(undefined, { numeric: true })
    const ordered = this.articles
      .map(({ title, id }, index) => ({ title, id, index }))
      .sort((a, b) => compare(a.title, b.title) || (a.id < b.id ? -1 : 1))
    const ranks = new Uint32Array(ordered.length)
    for (const [rank, { index }] of ordered.entries()) ranks[index] = rank
    return ranks
  }

  #fill(entry: NotebookEntry, article: number): number {
    const slot = this.#slots.get(entry.id) ?? this.ids.length
    this.#slots.set(entry.id, slot)
    this.#live[slot] = true
    this.ids[slot] = entry.id
    this.articleOf[slot] = article
    this.colour[slot] = COLOURS.indexOf(entry.colour)
    this.noted[slot] = entry.noted
    this.made[slot] = entry.made
    this.day[slot] = dayOf(entry.made)
    this.start[slot] = entry.start
    this.tags[slot] = entry.tags.map((tag) => this.#tag(tag))
    if (this.text[slot] !== entry.text) this.pairs.set(slot, entry.text)
    this.text[slot] = entry.text
    return slot
  }

  #tag(name: string): number {
    const known = this.#tagIndex.get(name)
    if (known !== undefined) return known
    this.#tagIndex.set(name, this.tagNames.length)
    return this.tagNames.push(name) - 1
  }

  /** Whether a slot stands for an annotation that is there. */
  isLive(slot: number): boolean {
    return this.#live[slot] ?? false
  }
}

/** Whether the annotations of an article may have come to stand elsewhere in an order. */
function orderDiffers(a: IndexedArticle, b: IndexedArticle): boolean {
  if (a.title !== b.title || a.slots.length !== b.slots.length) return true
  return a.slots.some((slot, index) => slot !== b.slots[index])
}
