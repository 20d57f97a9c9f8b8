import type { VerifiedFile } from '../../src-core/ipc/contract.ts'
import type { VerifiedQuote } from '../../src-core/export/verify/verify-quotes.ts'
import type { App } from '../app.svelte.ts'

/** Exported files whose quotes are compared with the library. */
export class VerifyState {
  files = $state.raw<readonly VerifiedFile[]>([])
  /** Whether only the quotes that are not as in the library are shown. */
  onlyChanged = $state(false)
  readonly #app: App

  constructor(app: App) {
    this.#app = app
  }

  get quotes(): number {
    return this.files.reduce((sum, { quotes }) => sum + quotes.length, 0)
  }

  get changed(): number {
    return this.files.reduce((sum, { quotes }) => sum + quotes.filter(isChanged).length, 0)
  }

  shown(file: VerifiedFile): VerifiedQuote[] {
    return this.onlyChanged ? file.quotes.filter(isChanged) : file.quotes
  }

  /** Asks for files, and shows what came of them. */
  async choose(): Promise<void> {
    const { bridge, dialogs, toasts } = this.#app
    const result = await bridge.request('verify.choose', {})
    if (!result.ok) {
      toasts.fail(result.failure)
      return
    }
    if (result.value === null) return
    this.files = result.value
    this.onlyChanged = false
    dialogs.open('verify')
  }

  /** Opens the passage that a quote was compared with. */
  async open({ place, annotationId }: VerifiedQuote): Promise<void> {
    if (!place) return
    const app = this.#app
    app.dialogs.close()
    if (annotationId !== null) return app.openAnnotation(place.articleId, annotationId)
    app.stage.follow()
    await app.followArticle(place.articleId, null)
    if (app.reading.openId === place.articleId) app.reading.passage = place
  }
}

function isChanged({ state }: VerifiedQuote): boolean {
  return state !== 'unchanged'
}
