import type { Importer, ImportSource, SourceContent } from './imported.ts'
import { email } from './email.ts'
import { epub } from './epub.ts'
import { html } from './html.ts'
import { markdown } from './markdown.ts'
import { mhtml } from './mhtml.ts'
import { plainText } from './plain-text.ts'

/** The formats that Lectern reads. The first that accepts a source has it; plain text takes what is left. */
const IMPORTERS: readonly Importer[] = [mhtml, email, epub, markdown, html, plainText]

/** What a source holds, and which importer said so. */
export interface ReadSource extends SourceContent {
  importer: Pick<Importer, 'name' | 'version'>
}

/** Reads a source, here or in a thread of its own. @throws LecternError as {@link readSource} */
export type SourceReader = (source: ImportSource) => Promise<ReadSource>

/**
 * Reads a file or pasted text into articles.
 * @throws LecternError `empty-file`, `binary-file`, `uncertain-encoding` or `too-large`
 */
export async function readSource(source: ImportSource): Promise<ReadSource> {
  const named = IMPORTERS.find(({ name }) => name === source.importer)
  const importer = named ?? IMPORTERS.find((importer) => importer.accepts(source)) ?? plainText
  const { name, version } = importer
  return { ...(await importer.read(source)), importer: { name, version } }
}
