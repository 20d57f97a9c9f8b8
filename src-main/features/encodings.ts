import { setImmediate } from 'node:timers/promises'
import { previewEncoding } from '../../src-core/import/encoding/preview-text.ts'
import { readsWell } from '../../src-core/import/encoding/reads-well.ts'
import type { ImportReport } from '../../src-core/ipc/contract.ts'
import type { EncodingRequests } from '../../src-core/ipc/encoding-requests.ts'
import { failureOf } from '../store/failure-of.ts'
import type { Handlers } from '../serve.ts'
import type { UnsureSources } from '../import/unsure-sources.ts'
import type { Inbox } from '../inbox/inbox.ts'
import { sha256 } from '../store/hash.ts'
import type { Context } from './feature.ts'

/** How files and articles are read in an encoding that the person chooses. */
export function encodings(
  { library }: Context,
  { unsure, inbox }: { unsure: UnsureSources; inbox: Pick<Inbox, 'cameInByHand'> },
): Pick<Handlers, keyof EncodingRequests> {
  const importOne = async (token: string, encoding: string): Promise<ImportReport> => {
    try {
      const source = unsure.find(token)
      const report = await library.importSources([{ ...source, encoding }])
      if (report.failed.every(({ code }) => code === 'duplicate')) {
        unsure.forget(token)
        // Not waited for: there may be other files in the folder.
        inbox.cameInByHand(sha256(source.bytes)).catch((error: unknown) => console.error(error))
      }
      return { ...report, failed: report.failed.map((failed) => ({ ...failed, unsure: token })) }
    } catch (error) {
      return { imported: [], failed: [{ name: '', ...failureOf(error), unsure: token }] }
    }
  }
  return {
    'unsure.preview': ({ token, encodings }) => {
      const { bytes } = unsure.find(token)
      return encodings.map((encoding) => previewEncoding(bytes, encoding))
    },
    'unsure.alike': async ({ tokens, encoding }) => {
      const alike: { token: string; sample: string }[] = []
      for (const token of tokens) {
        // Those of a long list may be gone by now: the others are told of all the same.
        const bytes = unsure.get(token)?.bytes
        if (bytes && readsWell(bytes, encoding))
          alike.push({ token, sample: previewEncoding(bytes, encoding).sample })
        // There may be hundreds: whatever else is asked meanwhile is answered in between.
        await setImmediate()
      }
      return alike
    },
    'unsure.import': async ({ tokens, encoding }) => {
      const all: ImportReport = { imported: [], failed: [] }
      for (const token of tokens) {
        const { imported, failed } = await importOne(token, encoding)
        all.imported.push(...imported)
        all.failed.push(...failed)
      }
      return all
    },
    'article.encodings': ({ id }) => library.rereading.encodings(id),
    'article.previewReread': ({ id, encoding }) => library.rereading.preview(id, encoding),
    'article.reread': ({ id, encoding }) => library.rereading.prepare(id, encoding),
  }
}
