import type { ImportReport } from '../../src-core/ipc/contract.ts'
import { failureOf } from '../store/failure-of.ts'
import type { Library } from '../store/library.ts'
import { fetchPage, type FetchLimits } from './fetch-page.ts'

/** Fetches a page and adds its article. What fails is in the report. */
export async function importPage(
  library: Library,
  address: string,
  limits?: FetchLimits,
): Promise<ImportReport> {
  try {
    return await library.importSources([await fetchPage(address, limits)])
  } catch (error) {
    return { imported: [], failed: [{ name: address, ...failureOf(error) }] }
  }
}
