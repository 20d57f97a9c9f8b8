import { tick } from 'svelte'
import type { Annotation } from '../../src-core/annotation/annotation.ts'
import type { ArticleView } from '../../src-core/ipc/contract.ts'
import type { App } from '../app.svelte.ts'

/** What is laid out for paper. */
export interface PrintJob {
  view: ArticleView
  annotations: readonly Annotation[]
}

/** Puts the open article on paper, or into a PDF. */
export class PrintState {
  /** On the page, but seen on paper only, while it is being printed. */
  job = $state.raw<PrintJob | null>(null)
  readonly #app: App

  constructor(app: App) {
    this.#app = app
  }

  get isPossible(): boolean {
    return this.#app.reading.view !== null && this.job === null
  }

  /** Opens the system's print dialog. */
  async print(): Promise<void> {
    const result = await this.#laidOut(() => this.#app.bridge.request('print.paper', {}))
    if (result && !result.ok) this.#app.toasts.fail(result.failure)
  }

  /** Asks for a file, and saves the article there. */
  async savePdf(): Promise<void> {
    const { bridge, toasts, reading } = this.#app
    const id = reading.openId
    if (id === null) return
    const result = await this.#laidOut(() => bridge.request('print.pdf', { id }))
    if (!result) return
    if (!result.ok) toasts.fail(result.failure)
    else if (result.value !== null) toasts.say({ text: 'Saved as PDF', detail: result.value, kind: 'info' })
  }

  async #laidOut<T>(act: () => Promise<T>): Promise<T | null> {
    const { view, annotations } = this.#app.reading
    if (!view || this.job) return null
    this.job = { view, annotations }
    try {
      await tick()
      await document.fonts.ready
      await picturesShown()
      return await act()
    } finally {
      this.job = null
    }
  }
}

/** Resolves when the pictures of the sheet can be printed; one that cannot be read stays away. */
async function picturesShown(): Promise<void> {
  const images = [...document.querySelectorAll<HTMLImageElement>('.print-sheet img')]
  await Promise.allSettled(images.map((image) => image.decode()))
}
