import { decodeBase64 } from '../html/data-url.ts'

/** A part of a message that has no parts of its own. */
export interface MimePart {
  /** In lower case, without parameters. */
  mediaType: string
  charset: string
  /** Without angle brackets; empty when it has none. */
  contentId: string
  /** Where on the web it was; empty when it does not say. */
  location: string
  bytes: Uint8Array
}

const DEEPEST = 10
const MOST = 5_000

/** The headers of a message by their names in lower case, and where its body begins. */
export interface MimeHeaders {
  fields: ReadonlyMap<string, string>
  /** Offset in the text. */
  body: number
}

/** Bytes as text with one character a byte, so that it can be searched and cut. */
export function toBinaryText(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let start = 0; start < bytes.length; start += 8_192)
    // To spread bytes is to go through an iterator, which takes many times as long.
    parts.push(String.fromCharCode.apply(null, bytes.subarray(start, start + 8_192) as unknown as number[]))
  return parts.join('')
}

/**
 * The parts of a message, those within others too, in order.
 * @param text of the message, a character a byte
 * @see RFC 2045, RFC 2046, RFC 2557
 */
export function readMimeParts(text: string, depth = 0): MimePart[] {
  const { fields, body } = readMimeHeaders(text)
  const [mediaType = '', ...parameters] = (fields.get('content-type') ?? 'text/plain').split(
    /;(?=(?:[^"]*"[^"]*")*[^"]*$)/,
  )
  const boundary = parameterOf(parameters, 'boundary')
  if (mediaType.trim().toLowerCase().startsWith('multipart/') && boundary !== '') {
    if (depth >= DEEPEST) return []
    return splitBody(text.slice(body), boundary)
      .slice(0, MOST)
      .flatMap((part) => readMimeParts(part, depth + 1))
      .slice(0, MOST)
  }
  return [
    {
      mediaType: mediaType.trim().toLowerCase(),
      charset: parameterOf(parameters, 'charset'),
      contentId: (fields.get('content-id') ?? '').replace(/^\s*<|>\s*$/g, '').trim(),
      location: (fields.get('content-location') ?? '').trim(),
      bytes: decodeBody(text.slice(body), fields.get('content-transfer-encoding') ?? ''),
    },
  ]
}

export function readMimeHeaders(text: string): MimeHeaders {
  const end = /\r?\n\r?\n/.exec(text)
  const head = text.slice(0, end?.index ?? text.length).replace(/\r?\n[ \t]+/g, ' ')
  const fields = new Map<string, string>()
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim().toLowerCase()
    if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim())
  }
  return { fields, body: end ? end.index + end[0].length : text.length }
}

function parameterOf(parameters: readonly string[], name: string): string {
  for (const parameter of parameters) {
    const [key = '', ...value] = parameter.split('=')
    if (key.trim().toLowerCase() === name)
      return value
        .join('=')
        .trim()
        .replace(/^"(.*)"$/, '$1')
  }
  return ''
}

function splitBody(body: string, boundary: string): string[] {
  const line = `\n--${boundary}`
  const [, ...parts] = `\n${body}`.split(line)
  const end = parts.findIndex((part) => part.startsWith('--'))
  return (end === -1 ? parts : parts.slice(0, end)).map((part) =>
    // A boundary ends with its line, and the line break before the next one belongs to that.
    part.replace(/^[ \t]*\r?\n/, '').replace(/\r$/, ''),
  )
}

function decodeBody(text: string, encoding: string): Uint8Array {
  const name = encoding.trim().toLowerCase()
  if (name === 'base64') return decodeBase64(text.replace(/[^A-Za-z0-9+/]/g, '')) ?? new Uint8Array()
  const plain =
    name === 'quoted-printable'
      ? text
          .replace(/=[ \t]*\r?\n/g, '')
          .replace(/=([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)))
      : text
  const bytes = new Uint8Array(plain.length)
  for (let at = 0; at < plain.length; at++) bytes[at] = plain.charCodeAt(at)
  return bytes
}
