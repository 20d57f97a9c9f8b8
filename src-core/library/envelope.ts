import * as v from 'valibot'
import { migrate, SCHEMA, type FileKind } from './migrations.ts'

/** SHA-256 of a string's UTF-8, as 64 hexadecimal digits. The host provides it. */
export type Hash = (text: string) => string

/**
 * What every JSON file of Lectern looks like: the data, the schema it follows, the version of the
 * program that wrote it, and the hash of `JSON.stringify(data)`, by which damage is noticed.
 */
export interface Envelope {
  schema: number
  app: string
  checksum: string
  data: unknown
}

const envelopeSchema = v.object({
  schema: v.pipe(v.number(), v.integer(), v.minValue(1)),
  app: v.string(),
  checksum: v.string(),
  data: v.unknown(),
})

/** The data of an envelope, or why there is none. `reason` completes “the file is damaged: …”. */
export type Opened<T> =
  | { state: 'intact'; data: T; checksum: string }
  | { state: 'damaged'; reason: string }
  | { state: 'newer'; schema: number; app: string }

const DATA_KEY = ',"data":'

/** @returns the file's text: one line, so that a tool that compares lines sees one change */
export function sealEnvelope(data: unknown, app: string, hash: Hash): string {
  const json = JSON.stringify(data)
  return `{"schema":${SCHEMA},"app":${JSON.stringify(app)},"checksum":"${hash(json)}"${DATA_KEY}${json}}\n`
}

/**
 * Reads what {@link sealEnvelope} wrote, in this version or an older one. A byte-order mark, as some
 * editors add, is passed over: the checksum tells whether anything else was touched.
 */
export function openEnvelope<T>(
  text: string,
  kind: FileKind,
  schema: v.GenericSchema<unknown, T>,
  hash: Hash,
): Opened<T> {
  const envelope = v.safeParse(envelopeSchema, parseJson(text.replace(/^\uFEFF/, '')))
  if (!envelope.success) return { state: 'damaged', reason: 'it is not a whole Lectern file' }
  const { schema: from, app, checksum, data } = envelope.output
  if (from > SCHEMA) return { state: 'newer', schema: from, app }
  if (hash(dataAsWritten(text)) !== checksum && hash(JSON.stringify(data)) !== checksum) {
    return { state: 'damaged', reason: 'its content does not match its checksum' }
  }
  const parsed = v.safeParse(schema, migrate(kind, data, from))
  if (parsed.success) return { state: 'intact', data: parsed.output, checksum }
  const [issue] = parsed.issues
  return { state: 'damaged', reason: `${v.getDotPath(issue) ?? 'its content'}: ${issue.message}` }
}

/**
 * The data's own text in an envelope that is laid out as {@link sealEnvelope} does it; to write the
 * data anew would cost as much as to parse it. Of any other layout it is some other text.
 */
function dataAsWritten(text: string): string {
  return text.slice(text.indexOf(DATA_KEY) + DATA_KEY.length, text.lastIndexOf('}'))
}

/** The value, or undefined (which no JSON text stands for). */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
