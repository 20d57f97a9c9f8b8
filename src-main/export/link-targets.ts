import { basename, resolve } from 'node:path'
import { linkTargets, referredTitles, titleKey } from '../../src-core/annotation/references.ts'
import type { FileWriter } from '../../src-core/export/template/compile-template.ts'
import { NO_LINKS, type LinkedPassage, type LinkTargets } from '../../src-core/export/wikilink.ts'
import type { ArticleSummary, ArticleView, LinkedPassageRow } from '../../src-core/ipc/contract.ts'
import { isStanding } from '../../src-core/library/trash.ts'
import type { ExportMemory } from './export-memory.ts'

/** Finds annotations by their ids, of whichever articles; those that are gone are left out. */
export type PassageFinder = (ids: readonly string[]) => Promise<LinkedPassageRow[]>

/** Finds the files that links and references of articles lead to, in one folder of exports. */
export class LinkTargetFinder {
  readonly #articles: ReadonlyMap<string, ArticleSummary>
  readonly #find: PassageFinder
  readonly #folder: string
  readonly #memory: ExportMemory
  readonly #writer: Pick<FileWriter, 'fileName'>
  /** The names of the files that are being written. */
  readonly #names: ReadonlyMap<string, string>
  #idsByTitle: ReadonlyMap<string, string> | undefined

  constructor(
    articles: readonly ArticleSummary[],
    find: PassageFinder,
    folder: string,
    memory: ExportMemory,
    writer: Pick<FileWriter, 'fileName'>,
    names: ReadonlyMap<string, string>,
  ) {
    this.#articles = new Map(articles.map((article) => [article.id, article]))
    this.#find = find
    this.#folder = resolve(folder)
    this.#memory = memory
    this.#writer = writer
    this.#names = names
  }

  /** What the links and notes of an article lead to. Nothing is looked up for one without any. */
  async targetsOf({
    article,
    annotations,
  }: Pick<ArticleView, 'article' | 'annotations'>): Promise<LinkTargets> {
    const ids = linkTargets(annotations, article.note)
    const titles = [article.note, ...annotations.map(({ note }) => note)].flatMap(referredTitles)
    if (ids.length === 0 && titles.length === 0) return NO_LINKS
    const passages = ids.length === 0 ? [] : await this.#find(ids)
    const linked = passages
      .filter(({ inTrash }) => !inTrash)
      .map(({ articleId, annotation }): [string, LinkedPassage] => [
        annotation.id,
        { file: this.#fileOf(articleId), quote: annotation.anchor.exact },
      ])
    return { passages: new Map(linked), files: this.#filesOf(titles) }
  }

  #filesOf(titles: readonly string[]): Map<string, string> {
    const files = new Map<string, string>()
    if (titles.length === 0) return files
    this.#idsByTitle ??= new Map(
      [...this.#articles.values()]
        .filter(isStanding)
        .toReversed()
        .map(({ id, title }) => [titleKey(title), id]),
    )
    for (const title of titles) {
      const id = this.#idsByTitle.get(titleKey(title))
      if (id !== undefined) files.set(titleKey(title), this.#fileOf(id))
    }
    return files
  }

  /** The name of the file that an article was exported to, or would be, without the extension. */
  #fileOf(articleId: string): string {
    const planned = this.#names.get(articleId)
    if (planned !== undefined) return planned
    const [path] = this.#memory.pathsOf(articleId, this.#folder)
    const article = this.#articles.get(articleId)
    const name = path === undefined ? article && this.#writer.fileName(article) : basename(path)
    return (name ?? '').replace(/\.md$/, '')
  }
}
