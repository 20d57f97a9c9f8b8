import { basename, resolve } from 'node:path'
import { readQuotes, type QuotesInFile } from '../../src-core/export/verify/read-quotes.ts'
import { verifyQuotes, type VerifyArticle } from '../../src-core/export/verify/verify-quotes.ts'
import { titleKey } from '../../src-core/annotation/references.ts'
import type { VerifiedFile } from '../../src-core/ipc/contract.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { failureOf } from '../store/failure-of.ts'
import { disk, type FileSystem } from '../store/file-system.ts'
import type { ArticleSource } from './export-articles.ts'
import { readExport } from './export-places.ts'
import type { PassageFinder } from './link-targets.ts'

/** What files are compared with. */
export interface VerifyJob {
  library: ArticleSource
  findPassages: PassageFinder
  paths: readonly string[]
  fs?: FileSystem
}

/** Longer files are no exports, UTF-16 code units. */
const MOST_TEXT = 30_000_000

/**
 * Compares the quotes of exported Markdown files with the library; see {@link verifyQuotes}. One that cannot be
 * read is reported and does not stop the others. Nothing is written.
 */
export async function verifyFiles({
  library,
  findPassages,
  paths,
  fs = disk,
}: VerifyJob): Promise<VerifiedFile[]> {
  const reports: VerifiedFile[] = []
  for (const path of paths) {
    const told = { path, name: basename(path) }
    try {
      const read = readQuotes(await readText(fs, path))
      const articles = await articlesOf(read, library, findPassages)
      const own = articles.find(({ article }) => article.id === read.articleId)
      const textHash = own?.article.revisions.at(-1)?.textHash
      const text =
        read.textHash === '' || textHash === undefined
          ? 'unknown'
          : read.textHash === textHash
            ? 'same'
            : 'other'
      reports.push({ ...told, text, quotes: verifyQuotes(read, articles), failure: null })
    } catch (error) {
      reports.push({ ...told, text: 'unknown', quotes: [], failure: failureOf(error) })
    }
  }
  return reports
}

async function readText(fs: FileSystem, path: string): Promise<string> {
  const { isThere, text } = await readExport(fs, resolve(path))
  if (text !== undefined && text.length <= MOST_TEXT) return text
  const todo = 'Choose a Markdown file that Lectern exported.'
  if (!isThere) throw new LecternError('not-found', `There is no file ${path}.`)
  if (text === undefined) throw new LecternError('not-utf8', `${path} is no text in UTF-8.`, { todo })
  throw new LecternError('too-large', `${path} is too large for an export.`, { todo })
}

/** The article that the file names, those of its block ids, and those whose titles stand over quotes. */
async function articlesOf(
  { articleId, quotes }: QuotesInFile,
  library: ArticleSource,
  findPassages: PassageFinder,
): Promise<VerifyArticle[]> {
  const { articles } = await library.view()
  const wanted = new Set([articleId])
  const ids = quotes.flatMap(({ id }) => id ?? [])
  for (const passage of ids.length === 0 ? [] : await findPassages(ids)) wanted.add(passage.articleId)
  const headings = new Set(quotes.map(({ heading }) => titleKey(heading)))
  if (articleId === '')
    for (const { id, title } of articles) if (headings.has(titleKey(title))) wanted.add(id)
  const known = articles.filter(({ id }) => wanted.has(id))
  return Promise.all(known.map(({ id }) => library.readArticle(id)))
}
