import * as v from 'valibot'
import type { TrayChange } from '../incoming/tray.ts'
import { id } from './edit-schemas.ts'
import { MOST_TRAY_CHANGES, type IncomingRequests } from './incoming-requests.ts'

const empty = v.strictObject({})

const state = v.variant('kind', [
  v.strictObject({ kind: v.literal('waiting') }),
  v.strictObject({ kind: v.literal('placed'), articleId: id }),
  v.strictObject({ kind: v.literal('discarded') }),
])

/** Decisions about annotations in the tray. */
export const trayChanges: v.GenericSchema<unknown, TrayChange[]> = v.pipe(
  v.array(v.strictObject({ id, state })),
  v.maxLength(MOST_TRAY_CHANGES),
)

/** What the requests about annotations of other programs take. */
export const incomingInputs: {
  [Name in keyof IncomingRequests]: v.GenericSchema<unknown, IncomingRequests[Name]['in']>
} = {
  'annotations.choose': empty,
  'tray.read': empty,
  'tray.change': v.strictObject({ changes: trayChanges }),
  'tray.place': v.strictObject({
    ids: v.pipe(v.array(id), v.minLength(1), v.maxLength(MOST_TRAY_CHANGES)),
    articleId: id,
    into: v.picklist(['passage', 'note']),
  }),
  'tray.retry': empty,
}
