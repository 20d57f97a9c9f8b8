import { describeEdit } from '../../src-core/annotation/describe-edit.ts'
import type { Edit } from '../../src-core/annotation/edit.ts'
import type { ArticleChange } from '../../src-core/ipc/contract.ts'
import type { Failure } from '../../src-core/ipc/result.ts'
import type { LibraryChoices } from '../../src-core/library/library-meta.ts'
import type { App } from '../app.svelte.ts'

/** What shows an article; it follows each edit. */
export interface HistoryView {
  /** Whether an article is open for reading. */
  isOpen(articleId: string): boolean
  open(id: string): Promise<void>
  /** Shows articles as they now are on the disk. */
  receive(changes: readonly ArticleChange[]): void
  /** Shows the meanings and saved filters as they now are on the disk. */
  receiveChoices(choices: LibraryChoices): void
  titleOf(articleId: string): string
  /** Why nothing in the library can be changed; null when it can. */
  refusal(): Failure | null
  /** What a restart is to find has changed. */
  changed(): void
  /** Reads out what an edit did; the same words once in an act. */
  tellEdit(edit: Edit, act?: string): void
  /** Reads words out. */
  tell(words: string): void
}

/** The window as it shows articles. */
export function historyViewOf(app: App): HistoryView {
  return {
    isOpen: (id) => app.panes.showing(id) !== undefined,
    // What is changed in the Notebook is seen there.
    open: (id) => (app.stage.view === 'reader' ? app.openArticle(id) : Promise.resolve()),
    receive: (changes) => app.receive(changes),
    receiveChoices: (choices) => app.library.applyChoices(choices),
    titleOf: (id) => app.library.find(id)?.title ?? '',
    refusal: () => app.library.refusal,
    changed: () => app.session.keepSoon(),
    tellEdit: (edit, act) => app.live.tell(describeEdit(edit, app.library.meanings), act),
    tell: (words) => app.live.tell(words),
  }
}
