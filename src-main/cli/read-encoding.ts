import { InvalidArgumentError } from 'commander'
import { findEncoding } from '../../src-core/import/encoding/encodings.ts'

/** The WHATWG label of an encoding that was given by any of its names. */
export function readEncoding(alias: string): string {
  const encoding = findEncoding(alias)
  if (encoding) return encoding.label
  throw new InvalidArgumentError(
    'There is no such encoding. Try one like windows-1252, iso-8859-2, koi8-r or shift_jis.',
  )
}
