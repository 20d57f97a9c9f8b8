import { decodeText } from './decode-text.ts'
import type { Importer, ImportSource, SourceContent } from './imported.ts'
import { readPlainText } from './read-plain-text.ts'

/** Plain text in UTF-8. It accepts everything: bytes that are no text are refused with a reason. */
export const plainText: Importer = {
  name: 'plain-text',
  version: 1,
  accepts: () => true,
  read: readTextFile,
}

/** Reads a file of plain text. @throws LecternError as `decodeText` */
export function readTextFile({ name, bytes }: ImportSource): SourceContent {
  return { articles: readPlainText(decodeText(bytes), name), encoding: 'utf-8' }
}
