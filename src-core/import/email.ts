import { MAX_IMPORT_BYTES } from './max-import-bytes.ts'
import type { Importer, ImportedArticle, ImportSource, SourceContent } from './imported.ts'
import { KEPT_AS_IT_WAS } from './kept.ts'
import { LecternError } from '../ipc/result.ts'

/** Messages as mail programs save them. @see RFC 5322 */
export const email: Importer = {
  name: 'email',
  version: 1,
  accepts: ({ name, mediaType = '' }) => /\.eml$/i.test(name) || /^message\/rfc822\b/i.test(mediaType),
  read: readEmail,
}

async function readEmail({ name, bytes }: ImportSource): Promise<SourceContent> {
  if (bytes.length > MAX_IMPORT_BYTES) {
    throw new LecternError('too-large', 'The message is larger than 50 MB.', {
      kept: KEPT_AS_IT_WAS,
      todo: 'Save it without its attachments, or copy its text and paste it here.',
    })
  }
  const { readMessage } = await import('./mail/read-message.ts')
  const article: ImportedArticle = await readMessage(bytes, name)
  return { articles: [article], encoding: 'utf-8' }
}
