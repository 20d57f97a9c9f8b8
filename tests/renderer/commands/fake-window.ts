import type { Edit } from '../../../src-core/annotation/edit.ts'
import type { EditOutcome, Requests } from '../../../src-core/ipc/contract.ts'
import { fail, succeed, type Failure, type Result } from '../../../src-core/ipc/result.ts'
import { Bridge } from '../../../src-renderer/bridge.ts'
import { History } from '../../../src-renderer/commands/history.svelte.ts'
import { Toasts } from '../../../src-renderer/ui/toasts.svelte.ts'
import { FakeMain, testChange, testId, testSummary } from '../fake-main.ts'

export const READ = testId(1)
export const OTHER = testId(2)
export const DELETE: Edit = { kind: 'delete-annotation', id: testId(7) }
export const ARCHIVE: Edit = { kind: 'change-article', patch: { status: 'archived' } }

/** A window with a history of edits, over a disk that a test can fill up. */
export class FakeWindow {
  readonly toasts = new Toasts()
  /** What was opened and shown, in order. */
  readonly log: string[] = []
  openId: string | null = READ
  /** The articles that cannot be written. */
  unwritable: 'all' | readonly string[] = []
  refusal: Failure | null = null
  readonly main = new FakeMain({
    'article.edit': (input) => this.edit(input),
    'articles.edit': ({ edits }) => succeed(edits.map((each) => this.edit(each))),
  })
  history = this.startHistory()

  /** Knows that deleting and restoring are inverse, and archiving and moving to the inbox. */
  edit({ id, edit }: Requests['article.edit']['in']): Result<EditOutcome> {
    if (this.unwritable === 'all') return fail('unwritable', 'The disk is full.')
    if (this.unwritable.includes(id)) return fail('damaged', 'Is damaged.')
    return succeed({ ...testChange(testSummary(id === READ ? 1 : 2)), inverse: inverseOf(edit) })
  }

  /** A history with nothing in it, as after a restart. */
  startHistory(): History {
    return new History(new Bridge(this.main), this.toasts, {
      isOpen: (id) => id === this.openId,
      tellEdit: () => undefined,
      tell: () => undefined,
      open: (id) => {
        this.log.push(`open ${nameOf(id)}`)
        this.openId = id
        return Promise.resolve()
      },
      receive: (changes) =>
        this.log.push(`receive ${changes.map(({ article }) => nameOf(article.id)).join(', ')}`),
      receiveChoices: ({ meanings }) => this.log.push(`meanings ${meanings.yellow}`),
      titleOf: (id) => `Title of ${id}`,
      refusal: () => this.refusal,
      changed: () => undefined,
    })
  }

  /** The kinds of the edits that the article that is read is shown with. */
  get shown(): string[] {
    return this.history.outbox.editsOf(READ).map(({ kind }) => kind)
  }

  /** The kinds of the single edits that were sent. */
  get sent(): string[] {
    return this.main.inputsOf('article.edit').map(({ edit }) => edit.kind)
  }

  /** The articles and edits of each request on many. */
  get sentTogether(): [string, Edit][][] {
    return this.main
      .inputsOf('articles.edit')
      .map(({ edits }) => edits.map(({ id, edit }): [string, Edit] => [id, edit]))
  }

  get said(): string[] {
    return this.toasts.items.map(({ text }) => text)
  }
}

function nameOf(id: string): string {
  return id === READ ? 'read' : 'other'
}

function inverseOf(edit: Edit): Edit {
  if (edit.kind === 'delete-annotation') return { ...edit, kind: 'restore-annotation' }
  if (edit.kind === 'restore-annotation') return { ...edit, kind: 'delete-annotation' }
  if (edit.kind === 'change-annotation') return edit
  if (edit.kind !== 'change-article') throw new Error(`Not in these tests: ${edit.kind}`)
  return { kind: 'change-article', patch: { status: edit.patch.status === 'inbox' ? 'archived' : 'inbox' } }
}
