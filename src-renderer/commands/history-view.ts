import type { ArticleChange } from '../../src-core/ipc/contract.ts'
import type { Failure } from '../../src-core/ipc/result.ts'
import type { LibraryChoices } from '../../src-core/library/library-meta.ts'

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
}
