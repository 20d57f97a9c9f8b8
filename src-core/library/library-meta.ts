import * as v from 'valibot'
import { COLOURS, DEFAULT_MEANINGS, type Colour, type ColourMeanings } from '../annotation/colour.ts'

/** What library.json holds: what is true of the library as a whole. */
export interface LibraryMeta {
  /** ULID; names the library's cache folder. */
  id: string
  /** ISO 8601 instant. */
  createdAt: string
  meanings: ColourMeanings
  /** Whether the sample articles were added, so that they never come back. */
  seeded: boolean
}

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
  seeded: v.boolean(),
})

/** What a new library starts with. */
export function newLibraryMeta(id: string, createdAt: string): LibraryMeta {
  return { id, createdAt, meanings: { ...DEFAULT_MEANINGS }, seeded: false }
}
