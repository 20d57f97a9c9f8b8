import { join } from 'node:path'
import type { ArticleView } from '../../src-core/ipc/contract.ts'
import { toAnnotations, toArticle } from '../../src-core/library/record.ts'
import { ArticleContents } from '../store/article-contents.ts'
import { ArticleRecords } from '../store/article-records.ts'
import { disk } from '../store/file-system.ts'
import { Quarantine } from '../store/quarantine.ts'

/** Where the search takes articles from: the open library, or its folder. */
export interface ArticleSource {
  /** Of each article to be found, by its id, the name of the state that it is in. */
  articleVersions(): ReadonlyMap<string, string>
  /** @throws LecternError when it cannot be read */
  readArticle(id: string): Promise<ArticleView>
}

/**
 * A library's folder, from which a thread of its own reads while the library is open elsewhere. It
 * writes nothing, and moves nothing that is damaged: that is left to whoever opens the article.
 */
export class FolderSource implements ArticleSource {
  readonly #records: ArticleRecords
  readonly #contents: ArticleContents
  readonly #versions: Map<string, string>

  /** @param versions what the library knows of its articles; see {@link FolderSource.note} */
  constructor(folder: string, versions: ReadonlyMap<string, string>) {
    this.#versions = new Map(versions)
    this.#records = new ArticleRecords(disk, join(folder, 'articles'))
    this.#contents = new ArticleContents(
      disk,
      { texts: join(folder, 'texts'), originals: join(folder, 'originals') },
      new Quarantine(disk, join(folder, 'quarantine'), Date.now),
    )
  }

  articleVersions(): ReadonlyMap<string, string> {
    return this.#versions
  }

  /** Takes in that articles have another state; null for one that is not to be found any more. */
  note(changes: readonly (readonly [id: string, version: string | null])[]): void {
    for (const [id, version] of changes) {
      if (version === null) this.#versions.delete(id)
      else this.#versions.set(id, version)
    }
  }

  async readArticle(id: string): Promise<ArticleView> {
    const { record } = await this.#records.read(id)
    const article = toArticle(record)
    const blocks = await this.#contents.readText(article.revisions.at(-1)?.hash ?? '')
    return { article, annotations: toAnnotations(record), blocks }
  }
}
