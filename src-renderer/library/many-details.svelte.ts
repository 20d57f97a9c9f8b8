import { checkMetadata, type MetadataErrors } from '../../src-core/article/check-metadata.ts'
import type { ArticleSummary } from '../../src-core/ipc/contract.ts'
import type { App } from '../app.svelte.ts'
import { countArticles } from './bulk.ts'
import {
  sharedSteps,
  sharedValue,
  tidyShared,
  type SharedDetails,
  type SharedField,
} from './shared-details.ts'

/** The dialog for what is known of several articles at once. */
export class ManyDetails {
  articles = $state.raw<readonly ArticleSummary[]>([])
  /** The fields that were written in. */
  written = $state.raw<SharedDetails>({})
  errors = $state.raw<MetadataErrors>({})
  readonly #app: App

  constructor(app: App) {
    this.#app = app
  }

  openFor(articles: readonly ArticleSummary[]): void {
    this.articles = articles
    this.written = {}
    this.errors = {}
    this.#app.dialogs.open('many-details')
  }

  /** What a field shows. */
  valueOf(field: SharedField): string {
    return this.written[field] ?? sharedValue(this.articles, field) ?? ''
  }

  /** Whether the articles differ in a field, and are to go on doing so. */
  isMixed(field: SharedField): boolean {
    return this.written[field] === undefined && sharedValue(this.articles, field) === null
  }

  /** Whether a field in which the articles differ was written in. */
  evens(field: SharedField): boolean {
    return this.written[field] !== undefined && sharedValue(this.articles, field) === null
  }

  fill(field: SharedField, value: string): void {
    this.written = { ...this.written, [field]: value }
  }

  /** Leaves a field as it is in each article. */
  keep(field: SharedField): void {
    const { [field]: _given, ...others } = this.written
    this.written = others
  }

  /** Changes the fields that were written in, as one act, and closes the dialog. Wrong ones are told of instead. */
  async save(): Promise<void> {
    const { articles, written } = this
    const none = { byline: '', publisher: '', place: '', published: '', source: '', language: '' }
    this.errors = checkMetadata({ ...none, title: '–', ...tidyShared(written) })
    if (Object.keys(this.errors).length > 0) return
    const steps = sharedSteps(articles, written)
    if (steps.length > 0 && this.#app.history.refuses()) return
    this.giveUp()
    if (steps.length === 0) return
    await this.#app.history.performMany(steps, {
      label: 'Edit Details',
      doing: 'Changing the details',
      done: (count) => `Changed the details of ${countArticles(count)}`,
    })
  }

  /** Closes the dialog without what was written. */
  giveUp(): void {
    this.articles = []
    if (this.#app.dialogs.current === 'many-details') this.#app.dialogs.close()
  }

  /** The dialog was closed: what was written and not saved is offered again. */
  leave(): void {
    const { articles, written } = this
    this.articles = []
    if (sharedSteps(articles, written).length === 0) return
    this.#app.toasts.say({
      text: `The details of ${countArticles(articles.length)} are not saved`,
      kind: 'info',
      ms: Infinity,
      action: {
        label: 'Go on',
        run: () => {
          this.openFor(articles)
          this.written = written
        },
      },
    })
  }
}
