import type { CollectionReport } from '../../src-core/ipc/contract.ts'
import type { App } from '../app.svelte.ts'
import { countAnnotations } from './describe-notebook.ts'

/** What is done with the annotations that are chosen, or else with the one that the keys are on. */
export class NotebookActs {
  readonly #app: App

  constructor(app: App) {
    this.#app = app
  }

  /** Copies the annotations as Markdown, under the titles of their articles. */
  async copy(): Promise<void> {
    const { bridge, notebook, toasts } = this.#app
    const result = await bridge.request('notebook.copy', { slots: notebook.selection.targets })
    if (!result.ok) {
      toasts.fail(result.failure)
      return
    }
    toasts.say({ text: `Copied ${countAnnotations(result.value.annotations)} as Markdown`, kind: 'info' })
    this.#tellFailures(result.value)
  }

  /** Writes the annotations that are chosen, or all that are listed, to one new Markdown file. */
  async export(): Promise<void> {
    const { bridge, notebook, toasts, exporting } = this.#app
    if (exporting.folder === '' && !(await exporting.chooseFolder())) return
    const { selection } = notebook
    const slots = selection.chosen.size > 0 ? selection.targets : Uint32Array.from(new Set(notebook.slots))
    const result = await bridge.request('notebook.export', { slots, heading: 'Notebook' })
    if (!result.ok) {
      toasts.fail(result.failure)
      return
    }
    const action = { label: 'Show in folder', run: () => void this.#reveal() }
    const text = `Exported ${countAnnotations(result.value.annotations)} to “${fileOf(result.value.path)}”`
    toasts.say({ text, kind: 'info', action, ms: 10_000 })
    this.#tellFailures(result.value)
  }

  async #reveal(): Promise<void> {
    const result = await this.#app.bridge.request('notebook.reveal', {})
    if (!result.ok) this.#app.toasts.fail(result.failure)
  }

  #tellFailures({ failed }: CollectionReport): void {
    for (const failure of failed.slice(0, 2)) this.#app.toasts.fail(failure)
  }
}

function fileOf(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path
}
