import { tick } from 'svelte'
import type { Annotation } from '../../src-core/annotation/annotation.ts'
import type { ArticleView } from '../../src-core/ipc/contract.ts'
import type { App } from '../app.svelte.ts'
import type { Result } from '../../src-core/ipc/result.ts'
import { LongAct, SHOWN_AFTER } from '../ui/long-act.ts'
import { startTimer } from '../ui/timers.ts'

/** What is laid out for paper. */
export interface PrintJob {
  view: ArticleView
  annotations: readonly Annotation[]
  /** How many of its blocks are laid out by now. */
  blocks: number
}

/** As many blocks as are laid out at a time: between two times the window answers. */
const SLICE = 300
/** How long a message takes to be seen, milliseconds. */
const TO_PAINT = 60

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
    const choice = await bridge.request('print.choosePdf', { id })
    if (!choice.ok) toasts.fail(choice.failure)
    if (!choice.ok || !choice.value) return
    const result = await this.#laidOut(() => this.#writePdf())
    if (!result) return
    if (!result.ok) toasts.fail(result.failure)
    else if (result.value !== null) toasts.say({ text: 'Saved as PDF', detail: result.value, kind: 'info' })
  }

  /** How long it takes cannot be told beforehand: a message says that it is under way, and stops it. */
  async #writePdf(): Promise<Result<string | null>> {
    const { bridge, toasts } = this.#app
    const isLong = (this.job?.blocks ?? 0) > SLICE
    const action = { label: 'Stop', run: () => void bridge.request('print.stop', {}) }
    let toast: number | undefined
    const say = () => (toast = toasts.say({ text: 'Writing the PDF', kind: 'info', ms: Infinity, action }))
    const stop = startTimer(say, isLong ? 0 : SHOWN_AFTER)
    try {
      // The page answers nothing while it is put on paper.
      if (isLong) await rest(TO_PAINT)
      return await bridge.request('print.pdf', {})
    } finally {
      stop()
      if (toast !== undefined) toasts.dismiss(toast)
    }
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

/** Lets the window answer what was done in it meanwhile, and paint. */
function rest(ms = 0): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Resolves when the pictures of the sheet can be printed; one that cannot be read stays away. */
async function picturesShown(): Promise<void> {
  const images = [...document.querySelectorAll<HTMLImageElement>('.print-sheet img')]
  await Promise.allSettled(images.map((image) => image.decode()))
}
