import * as v from 'valibot'
import { COMPANION_LIMITS } from '../import/companion-limits.ts'
import type { ImportRequests } from './import-requests.ts'

const MAX_PASTE = 60_000_000
const MAX_FILES = 10_000

const job = v.pipe(v.string(), v.minLength(1), v.maxLength(100))
const sibling = v.strictObject({
  path: v.pipe(v.string(), v.maxLength(10_000)),
  bytes: v.instance(Uint8Array),
})
const file = v.strictObject({
  name: v.pipe(v.string(), v.maxLength(10_000)),
  bytes: v.instance(Uint8Array),
  siblings: v.exactOptional(v.pipe(v.array(sibling), v.maxLength(COMPANION_LIMITS.files))),
})

/** What the requests take that bring articles in. */
export const importInputs: {
  [Name in keyof ImportRequests]: v.GenericSchema<unknown, ImportRequests[Name]['in']>
} = {
  'import.files': v.strictObject({
    job,
    files: v.pipe(v.array(file), v.maxLength(MAX_FILES)),
    chaptersApart: v.boolean(),
  }),
  'import.askBooks': v.strictObject({ books: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  'import.text': v.strictObject({
    text: v.pipe(v.string(), v.maxLength(MAX_PASTE)),
    html: v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_PASTE))),
  }),
  'import.page': v.strictObject({ address: v.pipe(v.string(), v.maxLength(4_000)) }),
  'import.stopPage': v.strictObject({}),
  'import.choose': v.strictObject({ job }),
  'import.chooseFolder': v.strictObject({ job }),
  'import.stop': v.strictObject({ job }),
}
