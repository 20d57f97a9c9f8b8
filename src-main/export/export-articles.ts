import type { ExportInput } from '../../src-core/export/markdown.ts'
import type { ArticleView, ExportReport, LibraryView } from '../../src-core/ipc/contract.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { isStanding } from '../../src-core/library/trash.ts'
import { writeExports } from './write-exports.ts'

/** The part of a library that an export reads. */
export interface ArticleSource {
  view(): LibraryView | Promise<LibraryView>
  /** @throws LecternError when the article is not there or cannot be read */
  readArticle(id: string): Promise<ArticleView>
}

/**
 * Writes articles of a library as Markdown files to a folder; see {@link writeExports}. Each article is
 * read when its turn comes; one that cannot be read is reported and does not stop the others.
 * @param data the app's data folder
 * @param articleIds `all` stands for all that are not in the Trash
 */
export async function exportArticles({
  library,
  folder,
  data,
  articleIds,
}: {
  library: ArticleSource
  folder: string
  data: string
  articleIds: readonly string[] | 'all'
}): Promise<ExportReport> {
  const { articles, meanings } = await library.view()
  const titles = new Map(articles.filter(isStanding).map(({ id, title }) => [id, title]))
  const unread: ExportReport['failed'] = []

  async function* read(): AsyncGenerator<ExportInput> {
    for (const id of articleIds === 'all' ? titles.keys() : new Set(articleIds)) {
      try {
        yield { ...(await library.readArticle(id)), meanings }
      } catch (error) {
        if (!(error instanceof LecternError)) throw error
        unread.push({ ...error.failure, articleId: id, title: titles.get(id) ?? id })
      }
    }
  }

  const report = await writeExports({ folder, dataFolder: data, articles: read() })
  return { ...report, failed: [...unread, ...report.failed] }
}
