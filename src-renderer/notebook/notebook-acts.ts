import type { Colour } from '../../src-core/annotation/colour.ts'
import type { CollectionReport } from '../../src-core/ipc/contract.ts'
import { editAnnotations, type AnnotationChange } from '../../src-core/notebook/edit-annotations.ts'
import type { App } from '../app.svelte.ts'
import { countAnnotations } from './describe-notebook.ts'

interface ChangeWords {
  label: string
  doing: string
  /** @param what how many annotations */
  done: (what: string) => string
}

/** What is done with the annotations that are chosen, or else with the one that the keys are on. */
export class NotebookActs {
  readonly #app: App

  constructor(app: App) {
    this.#app = app
  }

  recolour(colour: Colour): Promise<void> {
    const meaning = this.#app.library.meanings[colour]
    return this.#change(
      { kind: 'change', patch: { colour } },
      { label: 'Change Colour', doing: 'Changing the colour', done: (what) => `${what}: now “${meaning}”` },
    )
  }

  addTag(tag: string): Promise<void> {
    return this.#change(
      { kind: 'change', patch: { tags: { add: [tag] } } },
      { label: 'Add Tag', doing: 'Tagging', done: (what) => `${what}: tagged “${tag}”` },
    )
  }

  removeTag(tag: string): Promise<void> {
    return this.#change(
      { kind: 'change', patch: { tags: { remove: [tag] } } },
      { label: 'Remove Tag', doing: 'Taking the tag away', done: (what) => `${what}: “${tag}” taken away` },
    )
  }

  delete(): Promise<void> {
    return this.#change(
      { kind: 'delete' },
      { label: 'Delete Annotations', doing: 'Deleting', done: (what) => `Deleted ${what}` },
    )
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

  /** Makes a change to all of them as one act, and offers to take it back. */
  async #change(change: AnnotationChange, words: ChangeWords): Promise<void> {
    const { bridge, notebook, history, toasts } = this.#app
    const result = await bridge.request('notebook.annotations', { slots: notebook.selection.targets })
    if (!result.ok) {
      toasts.fail(result.failure)
      return
    }
    const steps = editAnnotations(result.value, change)
    const count = result.value.reduce((sum, { ids }) => sum + ids.length, 0)
    await history.performMany(steps, {
      ...words,
      // Steps are articles; what was stopped half-way is told as such.
      done: (made) =>
        words.done(
          made === steps.length ? countAnnotations(count) : `Those of ${made.toLocaleString()} articles`,
        ),
    })
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
