import type { AnnotationRecord, ArticleRecord, Stamps } from './record.ts'
import type { Register } from './register.ts'
import { laterStamp, stampDevice, type Stamp } from './stamp.ts'

/** What can be deleted: an article or one of its annotations. */
export type Deletable = ArticleRecord | AnnotationRecord

/** The latest stamp of each device, by its name: all that was known of it at some time. */
export type Seen = Record<string, Stamp>

/** Everything that was ever done to an article or an annotation, but for its deletion. */
function stampsOf(of: Deletable): Stamp[] {
  const annotations = 'annotations' in of ? Object.values(of.annotations) : []
  return [
    ...fieldStamps(of.stamps),
    ...registerStamps(of.note),
    ...annotations.flatMap((annotation) => [
      ...Object.values(annotation.stamps),
      ...registerStamps(annotation.note),
    ]),
  ]
}

function fieldStamps(stamps: Stamps): Stamp[] {
  return Object.entries(stamps).flatMap(([name, stamp]) => (name === 'deletedAt' ? [] : [stamp]))
}

function registerStamps({ seen }: Register): Stamp[] {
  return Object.values(seen)
}

/** What whoever deletes this, or changes it after its deletion, knows of it. */
export function whatIsSeen(of: Deletable): Seen {
  return stampsOf(of).reduce<Seen>((seen, stamp) => {
    const device = stampDevice(stamp)
    return { ...seen, [device]: laterStamp(seen[device], stamp) }
  }, {})
}

/** Both. Commutative, associative, idempotent. */
export function mergeSeen(a: Seen, b: Seen): Seen {
  const devices = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()
  return Object.fromEntries(devices.map((device) => [device, laterStamp(a[device], b[device])]))
}

/**
 * Whether something was done to it that whoever deleted it had not seen. Of what an older version of
 * Lectern deleted, no more is known than when: then it is what was done later.
 * @param deletion the stamp of the deletion
 */
export function wasEditedBesides(of: Deletable, deletion: Stamp, saw: Seen | undefined): boolean {
  return stampsOf(of).some((stamp) => stamp > (saw ? (saw[stampDevice(stamp)] ?? '') : deletion))
}
