import { paragraphNumbers } from '../../src-core/article/figures.ts'
import { blockIndexAt, blockOffsets } from '../../src-core/article/canonical-text.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { isStanding } from '../../src-core/library/trash.ts'
import type { NotebookRow } from '../../src-core/notebook/notebook-result.ts'
import type { Library } from '../store/library.ts'

/** How many articles' rows are kept, so that scrolling back and forth reads nothing twice. */
const KEPT = 300

/** Reads annotations as the Notebook shows them, an article at a time. */
export class NotebookRows {
  readonly #library: Library
  /** The rows of an article by annotation, the article asked for last at the end. */
  readonly #kept = new Map<string, Promise<Map<string, NotebookRow>>>()

  constructor(library: Library) {
    this.#library = library
  }

  /** @returns null when the annotation is gone or its article cannot be read */
  async read(articleId: string, annotationId: string): Promise<NotebookRow | null> {
    const rows = this.#kept.get(articleId) ?? this.#readArticle(articleId)
    this.#kept.delete(articleId)
    this.#kept.set(articleId, rows)
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= KEPT) break
      this.#kept.delete(oldest)
    }
    return (await rows).get(annotationId) ?? null
  }

  /** The article has changed. */
  forget(articleId: string): void {
    this.#kept.delete(articleId)
  }

  async #readArticle(id: string): Promise<Map<string, NotebookRow>> {
    try {
      const { article, annotations, blocks } = await this.#readWithText(id)
      const offsets = blockOffsets(blocks)
      const numbers = paragraphNumbers(blocks)
      const { title, language } = article
      return new Map(
        annotations.map((annotation) => [
          annotation.id,
          {
            articleId: id,
            title,
            language,
            inTrash: !isStanding(article),
            paragraph: numbers[blockIndexAt(offsets, annotation.anchor.start)] ?? 0,
            annotation,
          },
        ]),
      )
    } catch (error) {
      // Not kept: it may be there again the next time.
      this.#kept.delete(id)
      if (error instanceof LecternError) return new Map()
      throw error
    }
  }

  /** Annotations outlive a text that is lost: they are shown without their place in it. */
  async #readWithText(id: string) {
    try {
      return await this.#library.readArticle(id)
    } catch (error) {
      if (!(error instanceof LecternError)) throw error
      return { ...(await this.#library.readAnnotations(id)), blocks: [] }
    }
  }
}
