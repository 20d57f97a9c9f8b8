import { isTagWithin, renameTag, tagEdit, type TagUse } from '../../src-core/library/tag-change.ts'
import { tagInChoices } from '../../src-core/library/tag-in-choices.ts'
import type { App } from '../app.svelte.ts'
import { cleanTag } from '../../src-core/annotation/clean-tag.ts'

/** The dialog that renames a tag, merges it with another, or deletes it, everywhere. */
export class TagChange {
  tag = $state('')
  /** The new name, as it is being written. */
  written = $state('')
  /** Whether the tag is to go instead. */
  deleting = $state(false)
  /** Where the tag stands; null until that is known. */
  uses = $state.raw<readonly TagUse[] | null>(null)
  readonly #app: App

  /** The new name, null when the tag goes. */
  to: string | null = $derived.by(() => (this.deleting ? null : cleanTag(this.written)))
  annotations = $derived.by(() => (this.uses ?? []).reduce((sum, use) => sum + use.annotations.length, 0))
  /** Articles that have the tag on themselves. */
  tagged = $derived.by(() => (this.uses ?? []).filter(({ tags }) => tags.length > 0).length)
  /** The tags below it, which follow it. */
  below: string[] = $derived.by(() =>
    this.#app.library.tags.filter((tag) => tag !== this.tag && isTagWithin(tag, this.tag)).sort(),
  )
  /** Whether the new name is taken, so that the two become one. */
  merges = $derived.by(() => {
    const { to, tag } = this
    if (to === null || to === '' || isTagWithin(to, tag)) return false
    return this.#app.library.tags.some((other) => isTagWithin(other, to) && !isTagWithin(other, tag))
  })
  canSave = $derived.by(() => this.uses !== null && this.to !== '' && this.to !== this.tag)

  constructor(app: App) {
    this.#app = app
  }

  async openFor(tag: string, deleting = false): Promise<void> {
    this.tag = tag
    this.written = tag
    this.deleting = deleting
    this.uses = null
    this.#app.dialogs.open('tag')
    const uses = await this.#read(tag)
    if (this.tag === tag) this.uses = uses
    if (!uses && this.#app.dialogs.current === 'tag') this.#app.dialogs.close()
  }

  /** Changes the tag wherever it stands, as one act, and closes the dialog. */
  async save(): Promise<void> {
    const { tag, to, canSave } = this
    if (!canSave) return
    this.#app.dialogs.close()
    // It may have been given to others since the dialog was opened.
    const uses = await this.#read(tag)
    if (!uses) return
    const { library, history, notebook } = this.#app
    const shown = library.tag
    if (shown !== null && isTagWithin(shown, tag)) library.tag = renameTag(shown, tag, to)
    notebook.renameTag(tag, to)
    await history.performMany(
      uses.map((use) => ({ articleId: use.articleId, edit: tagEdit(use, tag, to) })),
      {
        label: to === null ? 'Delete Tag' : 'Rename Tag',
        doing: to === null ? 'Deleting the tag' : 'Renaming the tag',
        done: (count) => {
          const where = count === 1 ? 'in 1 article' : `in ${count.toLocaleString()} articles`
          return to === null ? `Deleted the tag “${tag}” ${where}` : `“${tag}” is now “${to}” ${where}`
        },
      },
      tagInChoices(library, tag, to),
    )
    library.forgetTags((known) => isTagWithin(known, tag) && (to === null || !isTagWithin(known, to)))
  }

  async #read(tag: string): Promise<TagUse[] | null> {
    const result = await this.#app.bridge.request('tag.uses', { tag })
    if (result.ok) return result.value
    this.#app.toasts.fail(result.failure)
    return null
  }
}
