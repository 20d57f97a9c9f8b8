import { SvelteMap } from 'svelte/reactivity'
import type { ArticleSummary } from '../../src-core/ipc/contract.ts'
import type { App } from '../app.svelte.ts'
import { countTags, tagSteps, type SharedTag } from './tag-steps.ts'

/** Whether all, some or none of the articles have a tag. */
export type TagShare = 'all' | 'some' | 'none'

/** The dialog that tags many articles at once. */
export class ArticleTags {
  articles = $state.raw<readonly ArticleSummary[]>([])
  /** The tags that are to be on all of them (true) or on none (false); the others stay as they are. */
  readonly wanted = new SvelteMap<string, boolean>()
  readonly #app: App

  /** The tags that some of the articles have, those of most articles first. */
  shared: SharedTag[] = $derived.by(() => countTags(this.articles))
  /** Those that were added here. */
  added: string[] = $derived.by(() =>
    [...this.wanted.keys()].filter((tag) => !this.shared.some((shared) => shared.tag === tag)),
  )

  constructor(app: App) {
    this.#app = app
  }

  openFor(articles: readonly ArticleSummary[]): void {
    if (articles.length === 0) return
    this.articles = articles
    this.wanted.clear()
    this.#app.dialogs.open('tags')
  }

  shareOf({ tag, count }: SharedTag): TagShare {
    const wanted = this.wanted.get(tag)
    if (wanted !== undefined) return wanted ? 'all' : 'none'
    return count === this.articles.length ? 'all' : 'some'
  }

  /** What some have comes to all of them, then to none, then is as it was. */
  cycle(tag: SharedTag): void {
    const share = this.shareOf(tag)
    const isMixed = tag.count < this.articles.length
    if (share === 'some') this.#want(tag.tag, true)
    else if (share === 'all') this.#want(tag.tag, false)
    else this.#want(tag.tag, isMixed ? undefined : true)
  }

  add(tag: string): void {
    this.#want(tag, true)
  }

  /** Takes back what was added here. */
  drop(tag: string): void {
    this.#want(tag, undefined)
  }

  /** Makes all changes as one act, and closes the dialog. */
  async save(): Promise<void> {
    const steps = tagSteps(this.articles, this.wanted)
    this.#app.dialogs.close()
    if (steps.length === 0) return
    await this.#app.history.performMany(steps, {
      label: 'Change Tags',
      doing: 'Changing tags',
      done: (count) =>
        `Changed the tags of ${count === 1 ? '1 article' : `${count.toLocaleString()} articles`}`,
    })
  }

  #want(tag: string, wanted: boolean | undefined): void {
    if (wanted === undefined) this.wanted.delete(tag)
    else this.wanted.set(tag, wanted)
  }
}
