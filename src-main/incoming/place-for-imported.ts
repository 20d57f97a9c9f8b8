import type { ImportReport } from '../../src-core/ipc/contract.ts'
import { failureOf } from '../store/failure-of.ts'
import { placeInNew } from './place-annotations.ts'
import type { Home } from './place-in-article.ts'

/** Places what waits in the tray for articles that were imported. That it fails does not undo the import. */
export async function placeForImported(
  home: Home,
  { imported, failed }: Pick<ImportReport, 'imported' | 'failed'>,
): Promise<Partial<ImportReport>> {
  if (imported.length === 0) return {}
  try {
    const {
      placed,
      undo,
      failed: notPlaced,
    } = await placeInNew(
      home,
      imported.map(({ id }) => id),
    )
    return {
      ...(placed.length > 0 && { fromTray: { placed, undo } }),
      ...(notPlaced.length > 0 && { failed: [...failed, ...notPlaced] }),
    }
  } catch (error) {
    return { failed: [...failed, { name: 'Annotations that wait', ...failureOf(error) }] }
  }
}
