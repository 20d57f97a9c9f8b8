import { COMMANDS, type Command } from '../../src-core/commands/commands.ts'
import type { ArticleSummary } from '../../src-core/ipc/contract.ts'
import { findArticles } from '../library/library-views.ts'
import type { App } from '../app.svelte.ts'
import { rankItems } from './rank.ts'

const MOST_ARTICLES = 12

/** What the palette lists for what was typed. */
export class Palette {
  query = $state('')
  commands: readonly Command[] = $derived.by(() => this.#findCommands())
  articles: readonly ArticleSummary[] = $derived.by(() => this.#findArticles())
  /** Values of the items, in the order in which they are listed. */
  first = $derived.by(() => (this.commands[0] ? this.commands[0].id : (this.articles[0]?.id ?? '')))
  readonly #app: App

  constructor(app: App) {
    this.#app = app
  }

  /** All that can be done now: with nothing typed, what was done last comes first. */
  #findCommands(): readonly Command[] {
    const { commands } = this.#app
    const possible = COMMANDS.filter(
      ({ id, hidden }) => !hidden && id !== 'palette.open' && commands.isEnabled(id),
    )
    if (this.query.trim() !== '')
      return rankItems(this.query, possible, ({ title, menu }) => `${title} ${menu}`)
    const age = ({ id }: Command) => commands.recent.indexOf(id) + 1 || Infinity
    return possible.sort((a, b) => (age(a) === age(b) ? 0 : age(a) - age(b)))
  }

  #findArticles(): readonly ArticleSummary[] {
    return findArticles(this.#app.library.articles, this.query, MOST_ARTICLES)
  }
}
