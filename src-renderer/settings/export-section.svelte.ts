import {
  chosenTemplate,
  type ExportChoices,
  type TemplateChoice,
} from '../../src-core/export/export-choices.ts'
import {
  readTemplate,
  withGrouping,
  type TemplateGrouping,
} from '../../src-core/export/template/read-template.ts'
import { PRESET_TEMPLATES } from '../../src-core/export/template/presets.ts'
import { isStanding } from '../../src-core/library/trash.ts'
import type { ArticleSummary, TemplatePreview } from '../../src-core/ipc/contract.ts'
import type { Failure } from '../../src-core/ipc/result.ts'
import type { App } from '../app.svelte.ts'

/** How long nobody types before what is written is tried and kept, in milliseconds. */
const PAUSE = 300

/** The templates of exports: which one is used, the person's own, and what it makes of an article. */
export class ExportSettings {
  /** The template as it is being written; null while it is the one that is kept. */
  #draft = $state<string | null>(null)
  preview = $state.raw<TemplatePreview | null>(null)
  failure = $state.raw<Failure | null>(null)
  /** The article that the preview shows; null for the one that is read, or the first with annotations. */
  articleId = $state<string | null>(null)
  #tries = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #app: App

  constructor(app: App) {
    this.#app = app
  }

  get choices(): ExportChoices {
    return this.#app.settings.value.exporting
  }

  get template(): string {
    return this.#draft ?? chosenTemplate(this.choices)
  }

  get isOwn(): boolean {
    return this.choices.template === 'own'
  }

  /** How the template groups annotations; null when it cannot be read. */
  get grouping(): TemplateGrouping | null {
    try {
      return readTemplate(this.template).grouping
    } catch {
      return null
    }
  }

  /** Articles that a preview can show, those with annotations first. */
  get articles(): ArticleSummary[] {
    const standing = this.#app.library.articles.filter(isStanding)
    return standing.toSorted((a, b) => Number(b.annotations > 0) - Number(a.annotations > 0))
  }

  get shownArticle(): ArticleSummary | undefined {
    const { articles } = this
    const wanted = this.articleId ?? this.#app.reading.openId
    const found = articles.find(({ id }) => id === wanted)
    return this.articleId === null && found?.annotations === 0
      ? (articles[0] ?? found)
      : (found ?? articles[0])
  }

  get folder(): string {
    return this.#app.exporting.folder
  }

  async set(patch: Pick<Partial<ExportChoices>, 'notesBack' | 'automatic'>): Promise<void> {
    await this.#app.settings.change({ exporting: patch })
  }

  /** Switches exporting by itself; asks for a folder when there is none. */
  async setAutomatic(automatic: boolean): Promise<void> {
    if (automatic && this.folder === '' && !(await this.chooseFolder())) return
    await this.set({ automatic })
  }

  /** @returns whether one was chosen */
  async chooseFolder(): Promise<boolean> {
    const { exporting, toasts } = this.#app
    const chosen = await exporting.chooseFolder()
    if (exporting.failure) toasts.fail(exporting.failure)
    return chosen
  }

  async choose(template: TemplateChoice): Promise<void> {
    await this.keep()
    const { choices } = this
    const ownTemplate =
      template === 'own' && choices.ownTemplate === '' ? chosenTemplate(choices) : choices.ownTemplate
    await this.#change({ template, ownTemplate })
  }

  /** Makes a copy of what is shown the person's own template, in place of the one that they had. */
  async copyToOwn(): Promise<void> {
    await this.#change({ template: 'own', ownTemplate: this.template })
  }

  /** Groups annotations in another way: in the person's own template, or in a copy of the one that is chosen. */
  async group(grouping: TemplateGrouping): Promise<void> {
    await this.#change({ template: 'own', ownTemplate: withGrouping(this.template, grouping) })
  }

  type(template: string): void {
    this.#draft = template
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.keep(), PAUSE)
  }

  /** Keeps what is being written. */
  async keep(): Promise<void> {
    clearTimeout(this.#timer)
    if (this.#draft === null) return
    const ownTemplate = this.#draft
    await this.#change({ template: 'own', ownTemplate })
    if (this.#draft === ownTemplate) this.#draft = null
  }

  /** Starts the person's own template anew, as Lectern's. The one before can be taken back from the message. */
  async reset(): Promise<void> {
    const before = this.template
    await this.#change({ template: 'own', ownTemplate: PRESET_TEMPLATES.lectern })
    const action = { label: 'Undo', run: () => void this.#change({ template: 'own', ownTemplate: before }) }
    this.#app.toasts.say({ text: 'Your template is as Lectern’s now', kind: 'info', action, ms: 10_000 })
  }

  /** Shows what the template makes of the article. */
  async tryOut(template: string, articleId: string | undefined): Promise<void> {
    const number = ++this.#tries
    if (articleId === undefined) return
    const result = await this.#app.bridge.request('export.tryTemplate', { template, articleId })
    if (number !== this.#tries) return
    this.failure = result.ok ? null : result.failure
    if (result.ok) this.preview = result.value
  }

  async #change(patch: Partial<ExportChoices>): Promise<void> {
    if (patch.ownTemplate !== this.#draft) this.#draft = null
    await this.#app.settings.change({ exporting: patch })
  }
}
