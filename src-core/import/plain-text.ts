import { decodeText } from './decode-text.ts'
import type { Importer } from './imported.ts'
import { readPlainText } from './read-plain-text.ts'

/** Plain text in UTF-8. It accepts everything: bytes that are no text are refused with a reason. */
export const plainText: Importer = {
  name: 'plain-text',
  version: 1,
  accepts: () => true,
  read: ({ name, bytes }) => ({ articles: readPlainText(decodeText(bytes), name), encoding: 'utf-8' }),
}
