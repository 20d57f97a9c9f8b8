import { countAnnotations, sumPlaced } from '../../src-core/incoming/describe-incoming.ts'
import type { ImportReport } from '../../src-core/ipc/contract.ts'
import type { AnnotationsReport } from '../../src-core/ipc/incoming-requests.ts'
import type { App } from '../app.svelte.ts'
import { TrayState } from './tray.svelte.ts'

/** How annotations of other programs come into the library through the window. */
export class IncomingState {
  /** What came of the last import. */
  report = $state.raw<AnnotationsReport | null>(null)
  /** Whether files are being read. */
  busy = $state(false)
  readonly tray: TrayState
  readonly #app: App

  constructor(app: App) {
    this.#app = app
    this.tray = new TrayState(app)
  }

  /** Hears what the main process tells. */
  listen(): (() => void)[] {
    return [this.#app.bridge.listen('tray.changed', ({ waiting }) => void this.tray.hear(waiting))]
  }

  /** Asks for files of annotations, and brings them in. */
  async choose(): Promise<void> {
    if (this.busy || this.#app.history.refuses()) return
    this.busy = true
    const result = await this.#app.bridge.request('annotations.choose', {})
    this.busy = false
    if (!result.ok) this.#app.toasts.fail(result.failure)
    else if (result.value) this.finish(result.value)
  }

  /** Shows what came of an import, and keeps what takes it back. */
  finish(report: AnnotationsReport): void {
    const { history, dialogs, toasts } = this.#app
    this.report = report
    const { steps, tray } = report.undo
    const count = sumPlaced(report.placed) || tray.length
    if (steps.length + tray.length > 0)
      history.adopt(report.undo, `Import ${count.toLocaleString()} Annotation${count === 1 ? '' : 's'}`)
    void this.tray.read()
    if (dialogs.current === 'none') dialogs.open('annotations')
    else {
      const action = { label: 'Show', run: () => dialogs.open('annotations') }
      toasts.say({ text: 'The annotations were imported', kind: 'info', action })
    }
  }

  /** Brings back the annotations of the last import that were deleted here. */
  async putBackDeleted(): Promise<void> {
    const { report } = this
    const { history } = this.#app
    if (!report || history.refuses()) return
    const words = countAnnotations(report.deleted.flatMap(({ ids }) => ids).length)
    const steps = report.deleted.map(({ articleId, ids }) => ({
      articleId,
      edit: {
        kind: 'several' as const,
        edits: ids.map((id) => ({ kind: 'restore-annotation' as const, id })),
      },
    }))
    this.report = { ...report, deleted: [] }
    await history.performMany(steps, {
      label: `Put Back ${words}`,
      doing: 'Putting back',
      done: () => `Put ${words} back`,
    })
  }

  /** Says what an import of articles did with annotations: those among its files, and those that waited. */
  tellOfImport({ annotations, fromTray }: ImportReport): void {
    if (fromTray) this.tray.tellPlaced(fromTray, 'Place Annotations')
    if (annotations) this.finish(annotations)
  }
}
