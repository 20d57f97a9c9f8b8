import { tick } from 'svelte'
import type { Annotation } from '../../src-core/annotation/annotation.ts'
import type { ArticleView } from '../../src-core/ipc/contract.ts'
import type { App } from '../app.svelte.ts'
import { LongAct } from '../ui/long-act.ts'

/** What is laid out for paper. */
export interface PrintJob {
  view: ArticleView
  annotations: readonly Annotation[]
  /** How many of its blocks are laid out by now. */
  blocks: number
}

/** As many blocks as are laid out at a time: between two times the window answers. */
const SLICE = 300

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
    try {
      if (!(await this.#layOut({ view, annotations, blocks: 0 }))) return null
      await document.fonts.ready
      await picturesShown()
      return await act()
    } finally {
      this.job = null
    }
  }

  /** Puts the article onto the sheet, a part at a time. Answers whether it is whole: it can be stopped. */
  async #layOut(job: PrintJob): Promise<boolean> {
    const { length } = job.view.blocks
    const progress = new LongAct(this.#app.toasts, 'Laying out the paragraphs', length)
    while (!progress.cancelled) {
      this.job = { ...job, blocks: Math.min(length, (this.job?.blocks ?? 0) + SLICE) }
      await tick()
      if (this.job.blocks === length) break
      progress.show(this.job.blocks)
      await rest()
    }
    progress.end()
    return !progress.cancelled
  }
}

/** Lets the window answer what was done in it meanwhile. */
function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

/** Resolves when the pictures of the sheet can be printed; one that cannot be read stays away. */
async function picturesShown(): Promise<void> {
  const images = [...document.querySelectorAll<HTMLImageElement>('.print-sheet img')]
  await Promise.allSettled(images.map((image) => image.decode()))
}
