import { readReturnedNotes } from '../../src-core/export/notes-back/read-returned-notes.ts'
import { NO_LINKS } from '../../src-core/export/wikilink.ts'
import type { ReturnedNote } from '../../src-core/ipc/contract.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { openExport, type ExportJob } from './write-exports.ts'

/**
 * The notes of articles that were changed in the files that they were exported to, and not in Lectern since. Writes
 * nothing; what cannot be read is told by the export itself.
 */
export async function readReturned(job: ExportJob): Promise<ReturnedNote[]> {
  const { places, writer } = await openExport(job)
  const returned: ReturnedNote[] = []
  for await (const input of job.articles) {
    const { article, annotations, targets = NO_LINKS } = input
    try {
      const { path, before, last } = await places.find(article, writer.write(input))
      if (before === undefined || last === undefined || before === last) continue
      const notes = readReturnedNotes({
        base: last,
        theirs: before,
        note: article.note,
        annotations,
        targets,
      })
      for (const changed of notes) {
        const quote = annotations.find(({ id }) => id === changed.annotationId)?.anchor.exact ?? ''
        returned.push({ ...changed, articleId: article.id, title: article.title, path, quote })
      }
    } catch (error) {
      if (!(error instanceof LecternError)) throw error
    }
  }
  return returned
}
