import type { Annotation } from '../../src-core/annotation/annotation.ts'
import type { Colour } from '../../src-core/annotation/colour.ts'
import type { AnnotationPatch, SetChange, SingleEdit } from '../../src-core/annotation/edit.ts'
import type { App } from '../app.svelte.ts'

/** The cards of the margin that are chosen together, and what is done to all of them as one act. */
export class ChosenCards {
  #ids = $state.raw<readonly string[]>([])
  readonly #app: App

  constructor(app: App) {
    this.#app = app
  }

  /** In text order; those that are gone meanwhile are not among them. */
  readonly annotations: readonly Annotation[] = $derived.by(() =>
    this.#ids.length === 0 ? [] : this.#app.reading.annotations.filter(({ id }) => this.#ids.includes(id)),
  )

  has(id: string): boolean {
    return this.#ids.includes(id)
  }

  /** Takes a card in, or out. The active one is the first, since it is what one sees as chosen. */
  toggle(id: string): void {
    const { activeId } = this.#app.reading
    const first = this.#ids.length === 0 && activeId !== null && activeId !== id ? [activeId] : this.#ids
    this.#ids = this.has(id) ? first.filter((other) => other !== id) : [...first, id]
  }

  /** Takes in all cards from the active one to another. */
  extendTo(id: string): void {
    const ids = this.#app.reading.annotations.map((annotation) => annotation.id)
    const [from, to] = [ids.indexOf(this.#app.reading.activeId ?? id), ids.indexOf(id)]
    const between = ids.slice(Math.min(from, to), Math.max(from, to) + 1)
    this.#ids = [...this.#ids.filter((other) => !between.includes(other)), ...between]
  }

  chooseAll(): void {
    this.#ids = this.#app.reading.annotations.map(({ id }) => id)
  }

  clear(): void {
    this.#ids = []
  }

  async recolour(colour: Colour): Promise<void> {
    await this.#change({ colour }, 'Change Colour of Several', 'recoloured')
  }

  async tag(change: SetChange): Promise<void> {
    await this.#change({ tags: change }, 'Tag Several', 'tagged')
  }

  async delete(): Promise<void> {
    const edits = this.annotations.map(({ id }): SingleEdit => ({ kind: 'delete-annotation', id }))
    this.clear()
    await this.#perform(edits, 'Delete Several Annotations', 'deleted')
  }

  async #change(patch: AnnotationPatch, label: string, done: string): Promise<void> {
    const edits = this.annotations.map(({ id }): SingleEdit => ({ kind: 'change-annotation', id, patch }))
    await this.#perform(edits, label, done)
  }

  async #perform(edits: SingleEdit[], label: string, done: string): Promise<void> {
    const { reading, history } = this.#app
    if (reading.openId === null || edits.length === 0) return
    const what = edits.length === 1 ? '1 annotation' : `${edits.length} annotations`
    await history.performAndOffer(reading.openId, { kind: 'several', edits }, label, `${what} ${done}`)
  }
}
