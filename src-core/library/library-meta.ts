import * as v from 'valibot'
import { COLOURS, DEFAULT_MEANINGS, type Colour, type ColourMeanings } from '../annotation/colour.ts'
import type { Stamps } from './record.ts'
import { savedFilterSchema, type SavedFilter } from './saved-filter.ts'
import { isStamp, laterStamp, type Stamp } from './stamp.ts'

/** What library.json holds: what is true of the library as a whole. */
export interface LibraryMeta {
  /** ULID; names the library's cache folder. */
  id: string
  /** ISO 8601 instant. */
  createdAt: string
  meanings: ColourMeanings
  /** The tag that a new highlight of a colour gets; none where there is none. */
  meaningTags?: MeaningTags | undefined
  /** The saved filters by id; deleted ones stay as tombstones. */
  filters?: Record<string, FilterRecord> | undefined
  /** Ids of filters in the order of the sidebar; those not named here come last, by id. */
  filterOrder?: string[] | undefined
  /** Whether the sample articles were added, so that they never come back. */
  seeded: boolean
  /** Of `meanings/<colour>`, `meaningTags/<colour>` and `filterOrder`. */
  stamps?: Stamps | undefined
}

export type MeaningTags = Partial<Record<Colour, string>>

/** A saved filter as stored. What it holds is read by {@link readChoices}, and kept if it cannot be. */
export interface FilterRecord {
  id: string
  name: string
  of: string
  filter: unknown
  /** ISO 8601 instant, or null while it stands. */
  deletedAt: string | null
  /** Of `name`, `filter` and `deletedAt`. */
  stamps: Stamps
}

/** What the person chose for the library as a whole: a window shows it, and `LibraryEdit`s change it. */
export interface LibraryChoices {
  meanings: ColourMeanings
  meaningTags: MeaningTags
  /** In the order of the sidebar. */
  filters: SavedFilter[]
}

const stamps = v.record(v.string(), v.pipe(v.string(), v.check(isStamp, 'is not a stamp')))

const filterRecord: v.GenericSchema<unknown, FilterRecord> = v.looseObject({
  id: v.string(),
  name: v.string(),
  of: v.string(),
  filter: v.unknown(),
  deletedAt: v.nullable(v.string()),
  stamps,
})

/** Runtime form of {@link LibraryMeta}. */
export const libraryMetaSchema: v.GenericSchema<unknown, LibraryMeta> = v.looseObject({
  id: v.pipe(v.string(), v.regex(/^[0-9A-Z]{26}$/, 'is not an id')),
  createdAt: v.string(),
  meanings: v.object(
    Object.fromEntries(COLOURS.map((colour) => [colour, v.string()])) as Record<
      Colour,
      v.StringSchema<undefined>
    >,
  ),
  meaningTags: v.optional(v.record(v.picklist(COLOURS), v.string())),
  filters: v.optional(v.record(v.string(), filterRecord)),
  filterOrder: v.optional(v.array(v.string())),
  seeded: v.boolean(),
  stamps: v.optional(stamps),
})

/** What a new library starts with. */
export function newLibraryMeta(id: string, createdAt: string): LibraryMeta {
  return { id, createdAt, meanings: { ...DEFAULT_MEANINGS }, seeded: false }
}

/** What a window is shown of the library's file. Filters that this version cannot read are left out. */
export function readChoices({
  meanings,
  meaningTags = {},
  filters = {},
  filterOrder = [],
}: LibraryMeta): LibraryChoices {
  const place = new Map(filterOrder.map((id, index) => [id, index]))
  const placeOf = ({ id }: SavedFilter) => place.get(id) ?? filterOrder.length
  const standing = Object.values(filters)
    .filter(({ deletedAt }) => deletedAt === null)
    .flatMap((record) => {
      const parsed = v.safeParse(savedFilterSchema, record)
      return parsed.success ? [parsed.output] : []
    })
  return {
    meanings,
    meaningTags,
    filters: standing.sort((a, b) => placeOf(a) - placeOf(b) || (a.id < b.id ? -1 : 1)),
  }
}

/** The latest stamp anywhere in the library's file: what a new change to it must be later than. */
export function latestMetaStamp({ stamps = {}, filters = {} }: LibraryMeta): Stamp {
  const all = [stamps, ...Object.values(filters).map((filter) => filter.stamps)]
  return all.flatMap((each) => Object.values(each)).reduce<Stamp>(laterStamp, '')
}
