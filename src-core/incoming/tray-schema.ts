import * as v from 'valibot'
import { COLOURS } from '../annotation/colour.ts'
import { isStamp } from '../library/stamp.ts'
import { TRAY_REASONS, type TrayFile, type TrayState } from './tray.ts'

// Loose objects: a field that this version does not know is kept and written back.

const string = v.string()
const stamps = v.record(string, v.pipe(string, v.check(isStamp, 'is not a stamp')))

/** Runtime form of {@link TrayState}. */
export const trayStateSchema: v.GenericSchema<unknown, TrayState> = v.variant('kind', [
  v.looseObject({ kind: v.literal('waiting') }),
  v.looseObject({ kind: v.literal('placed'), articleId: string }),
  v.looseObject({ kind: v.literal('discarded') }),
])

const annotation = v.looseObject({
  id: string,
  exact: string,
  prefix: string,
  suffix: string,
  position: v.nullable(v.number()),
  place: string,
  colour: v.nullable(v.picklist(COLOURS)),
  note: string,
  tags: v.array(string),
  links: v.array(string),
  relations: v.record(string, string),
  createdAt: string,
})

/** Runtime form of {@link TrayFile}, for reading unplaced/<key>.json. */
export const trayFileSchema: v.GenericSchema<unknown, TrayFile> = v.looseObject({
  source: v.looseObject({ title: string, byline: string, address: string }),
  items: v.record(
    string,
    v.looseObject({ annotation, why: v.picklist(TRAY_REASONS), state: trayStateSchema, stamps }),
  ),
})
