import type { NotebookQuery } from '../notebook/notebook-query.ts'
import type { AnnotationsOf, NotebookResult, NotebookRow } from '../notebook/notebook-result.ts'
import type { ArticleLinks, CollectionReport, Empty, LinkedPassageRow } from './contract.ts'

/** What the window may ask about the annotations of the whole library. */
export interface NotebookRequests {
  /** Finds annotations. What it answers stands for them until the app ends. */
  'notebook.query': { in: { query: NotebookQuery }; out: NotebookResult }
  /** Stops the making of the index: the calls that wait for it answer a `cancelled` failure. */
  'notebook.cancel': { in: Empty; out: null }
  /** The rows of slots; null for those that are gone. */
  'notebook.rows': { in: { slots: number[] }; out: (NotebookRow | null)[] }
  /** The annotations that slots stand for; those that are gone are left out. */
  'notebook.annotations': { in: { slots: Uint32Array }; out: AnnotationsOf[] }
  /** Puts annotations on the clipboard, as Markdown. */
  'notebook.copy': { in: { slots: Uint32Array }; out: CollectionReport }
  /** Writes annotations to a new Markdown file in the folder that exports go to. */
  'notebook.export': { in: { slots: Uint32Array; heading: string }; out: CollectionReport }
  /** Shows the file that was written last in the system's file manager. */
  'notebook.reveal': { in: Empty; out: null }
  /** What an article's annotations are linked with. `targets` are the ids that its links and notes lead to. */
  'links.read': { in: { articleId: string; targets: string[] }; out: ArticleLinks }
  /** Annotations of the whole library that have all the words, newest first. */
  'links.find': { in: { text: string; limit: number }; out: LinkedPassageRow[] }
}
