import { decodeText } from './decode-text.ts'
import type { Importer, ImportSource, SourceContent } from './imported.ts'
import { readPlainText } from './read-plain-text.ts'

/** Plain text in any encoding. It accepts everything: bytes that are no text are refused with a reason. */
export const plainText: Importer = {
  name: 'plain-text',
  version: 1,
  accepts: () => true,
  read: readTextFile,
}

/** Reads a file of plain text. @throws LecternError as `decodeText` */
export async function readTextFile({ name, bytes, encoding: chosen }: ImportSource): Promise<SourceContent> {
  const { text, encoding } = await decodeText(bytes, chosen)
  return { articles: readPlainText(text, name), encoding }
}
