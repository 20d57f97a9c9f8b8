import type { ArticleSummary } from '../../src-core/ipc/contract.ts'
import type { RereadPreview } from '../../src-core/ipc/encoding-requests.ts'
import { nameEncoding } from '../../src-core/import/encoding/encodings.ts'
import { refuseEncoding } from '../../src-core/import/can-choose-encoding.ts'
import { isStanding } from '../../src-core/library/trash.ts'
import type { Failure } from '../../src-core/ipc/result.ts'
import type { App } from '../app.svelte.ts'
import { EncodingChoice } from './encoding-choice.svelte.ts'

/** Reading an article again, from the file that is kept of it, in another encoding. */
export class Rereading {
  /** The article that it is about, and the encoding that it is read in now; null when none is. */
  article = $state.raw<{ id: string; title: string; current: string } | null>(null)
  /** Whether it is under way. */
  reading = $state(false)
  /** Why the last try failed. */
  failure = $state.raw<Failure | null>(null)
  readonly choice = new EncodingChoice<RereadPreview>(false)
  readonly #app: App

  constructor(app: App) {
    this.#app = app
  }

  /** Whether it makes sense to ask. Of an article that is not open, only the file will tell. */
  isPossible(article: ArticleSummary): boolean {
    const open = this.#app.panes.showing(article.id)?.reading.article
    return isStanding(article) && (open ? refuseEncoding(open) === null : article.source !== '')
  }

  async openFor({ id, title }: Pick<ArticleSummary, 'id' | 'title'>): Promise<void> {
    const { bridge, dialogs, history, toasts } = this.#app
    if (history.refuses()) return
    const result = await bridge.request('article.encodings', { id })
    if (!result.ok) {
      toasts.fail(result.failure)
      return
    }
    const { current, likely } = result.value
    this.article = { id, title, current }
    this.failure = null
    const other = likely.find((encoding) => encoding !== current) ?? current
    this.choice.start(likely, other, (encoding) => bridge.request('article.previewReread', { id, encoding }))
    dialogs.open('reread')
  }

  /** Whether the text would be another one. */
  get isOther(): boolean {
    return this.choice.preview !== null && !this.choice.preview.isSame
  }

  /** Shows the article as it is in the chosen encoding, with its annotations: one act. */
  async read(): Promise<void> {
    const { article, choice } = this
    if (!article || this.reading || !this.isOther) return
    const { bridge, dialogs, history, panes } = this.#app
    const { id } = article
    const encoding = choice.chosen
    this.reading = true
    // What is being written counts in the text that is there now.
    await history.settled()
    const result = await bridge.request('article.reread', { id, encoding })
    this.reading = false
    if (!result.ok) {
      this.failure = result.failure
      return
    }
    dialogs.close()
    if (!panes.showing(id)) await this.#app.openArticle(id)
    const done = `Read again as ${nameEncoding(encoding)}`
    await history.performAndOffer(id, result.value, 'Read in Another Encoding', done)
  }
}
