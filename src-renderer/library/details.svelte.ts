import { SvelteMap } from 'svelte/reactivity'
import type { ArticlePatch } from '../../src-core/annotation/edit.ts'
import type { Article, ArticleMetadata } from '../../src-core/article/article.ts'
import { checkMetadata, tidyMetadata, type MetadataErrors } from '../../src-core/article/check-metadata.ts'
import type { App } from '../app.svelte.ts'

/** What the dialog edits of an article. */
export interface DetailsDraft extends ArticleMetadata {
  tags: string[]
  note: string
}

/** The dialog for what is known of an article besides its text. */
export class ArticleDetails {
  /** The article as it was when the writing began; null while there is none. */
  article = $state.raw<Article | null>(null)
  draft = $state<DetailsDraft>(toDraft(null))
  errors = $state.raw<MetadataErrors>({})
  saving = $state(false)
  /** What was written and neither saved nor given up, by the id of the article. */
  readonly #kept = new SvelteMap<string, { article: Article; draft: DetailsDraft }>()
  readonly #app: App

  constructor(app: App) {
    this.#app = app
  }

  /** Opens the dialog for an article, with what was written there and not saved. */
  async openFor(id: string): Promise<void> {
    const kept = this.#kept.get(id)
    const article = kept?.article ?? (await this.#read(id))
    if (!article) return
    this.article = article
    this.draft = kept?.draft ?? toDraft(article)
    this.errors = {}
    this.#app.dialogs.open('details')
  }

  /** Saves all that was changed as one act, and closes the dialog. Wrong fields are told of instead. */
  async save(): Promise<void> {
    const { article } = this
    if (!article || this.saving) return
    const draft = $state.snapshot(this.draft)
    this.errors = checkMetadata(tidyMetadata(draft))
    if (Object.keys(this.errors).length > 0) return
    const patch = patchBetween(article, draft)
    this.saving = true
    const saved = Object.keys(patch).length === 0 || (await this.#send(article, patch))
    this.saving = false
    // What could not be saved is kept with all else that is not, and tried again.
    if (saved || this.#app.history.outbox.editsOf(article.id).length > 0) this.giveUp()
  }

  /** Closes the dialog without what was written. */
  giveUp(): void {
    if (this.article) this.#kept.delete(this.article.id)
    this.article = null
    if (this.#app.dialogs.current === 'details') this.#app.dialogs.close()
  }

  /** The dialog was closed: what was written and not saved is kept, and offered again. */
  leave(): void {
    const { article } = this
    if (!article) return
    this.article = null
    const draft = $state.snapshot(this.draft)
    if (Object.keys(patchBetween(article, draft)).length === 0) return
    this.#kept.set(article.id, { article, draft })
    this.#app.toasts.say({
      text: `The details of “${article.title}” are not saved`,
      kind: 'info',
      ms: Infinity,
      action: { label: 'Go on', run: () => void this.openFor(article.id) },
    })
  }

  #send({ id, title }: Article, patch: ArticlePatch): Promise<boolean> {
    const edit = { kind: 'change-article', patch } as const
    return this.#app.history.performAndOffer(id, edit, 'Edit Details', `Changed the details of “${title}”`)
  }

  async #read(id: string): Promise<Article | null> {
    const { reading, bridge, toasts } = this.#app
    if (reading.view && reading.openId === id) return reading.view.article
    const result = await bridge.request('article.read', { id })
    if (result.ok) return result.value.article
    toasts.fail(result.failure)
    return null
  }
}

/** What makes of an article what was written; without a field that is as it was. */
export function patchBetween(article: Article, draft: DetailsDraft): ArticlePatch {
  const metadata = tidyMetadata(draft)
  const names = Object.keys(metadata) as (keyof ArticleMetadata)[]
  const changed = names.filter((name) => draft[name] !== article[name] && metadata[name] !== article[name])
  const add = draft.tags.filter((tag) => !article.tags.includes(tag))
  const remove = article.tags.filter((tag) => !draft.tags.includes(tag))
  return {
    ...Object.fromEntries(changed.map((name) => [name, metadata[name]])),
    ...(draft.note !== article.note && { note: draft.note }),
    ...((add.length > 0 || remove.length > 0) && { tags: { add, remove } }),
  }
}

function toDraft(article: Article | null): DetailsDraft {
  const { title = '', byline = '', publisher = '', place = '', published = '' } = article ?? {}
  const { source = '', language = '', tags = [], note = '' } = article ?? {}
  return { title, byline, publisher, place, published, source, language, tags: [...tags], note }
}
