import { findTagUse, isTagWithin, type TagUse } from '../../src-core/library/tag-change.ts'
import type { Shelves } from './shelves.ts'

const READS_AT_ONCE = 32

/**
 * Where a tag, or one below it, stands: in the Trash too, so that what comes back has the tag that
 * the others have.
 * @throws LecternError when a record cannot be read: then not all is known
 */
export async function findTagUses({ catalogue, records }: Shelves, tag: string): Promise<TagUse[]> {
  const ids = catalogue
    .summaries()
    .filter(({ tags, annotationTags }) => [...tags, ...annotationTags].some((own) => isTagWithin(own, tag)))
    .map(({ id }) => id)
  const uses: TagUse[] = []
  for (let start = 0; start < ids.length; start += READS_AT_ONCE) {
    const read = await Promise.all(ids.slice(start, start + READS_AT_ONCE).map((id) => records.read(id)))
    uses.push(...read.flatMap(({ record }) => findTagUse(record, tag) ?? []))
  }
  return uses
}
