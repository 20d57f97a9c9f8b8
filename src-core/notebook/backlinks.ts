import type { NotebookArticle } from './notebook-article.ts'

/** A link from one annotation to another, by their ids. */
export interface Backlink {
  from: string
  to: string
}

/** Which annotations link to which, read from the end that a link leads to. */
export class Backlinks {
  readonly #sources = new Map<string, Set<string>>()
  /** The links of each article, so that they can be taken back when it changes. */
  readonly #links = new Map<string, readonly Backlink[]>()

  /** Takes in an article as it now is. */
  put({ id, annotations }: NotebookArticle): void {
    this.remove(id)
    const links = annotations.flatMap(({ id: from, links }) => links.map((to) => ({ from, to })))
    if (links.length === 0) return
    this.#links.set(id, links)
    for (const { from, to } of links) {
      const sources = this.#sources.get(to)
      if (sources) sources.add(from)
      else this.#sources.set(to, new Set([from]))
    }
  }

  /** Drops the links of an article. */
  remove(articleId: string): void {
    for (const { from, to } of this.#links.get(articleId) ?? []) {
      const sources = this.#sources.get(to)
      sources?.delete(from)
      if (sources?.size === 0) this.#sources.delete(to)
    }
    this.#links.delete(articleId)
  }

  /** The annotations that link to one. */
  to(annotationId: string): Backlink[] {
    return [...(this.#sources.get(annotationId) ?? [])].map((from) => ({ from, to: annotationId }))
  }
}
