import * as v from 'valibot'
import { ENCODINGS } from '../import/encoding/encodings.ts'
import { id } from './edit-schemas.ts'
import { MOST_UNSURE, type EncodingRequests } from './encoding-requests.ts'

const token = v.pipe(v.string(), v.uuid())
const tokens = v.pipe(v.array(token), v.minLength(1), v.maxLength(MOST_UNSURE))
const encoding = v.picklist(ENCODINGS.map(({ label }) => label))

/** What the requests about encodings take. */
export const encodingInputs: {
  [Name in keyof EncodingRequests]: v.GenericSchema<unknown, EncodingRequests[Name]['in']>
} = {
  'unsure.preview': v.strictObject({
    token,
    encodings: v.pipe(v.array(encoding), v.minLength(1), v.maxLength(ENCODINGS.length)),
  }),
  'unsure.alike': v.strictObject({ tokens, encoding }),
  'unsure.import': v.strictObject({ tokens, encoding }),
  'article.encodings': v.strictObject({ id }),
  'article.previewReread': v.strictObject({ id, encoding }),
  'article.reread': v.strictObject({ id, encoding }),
}
