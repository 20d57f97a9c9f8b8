import { decodeHtml } from './html/decode-html.ts'
import type { Importer, ImportSource, SourceContent } from './imported.ts'
import { KEPT_AS_IT_WAS } from './kept.ts'
import { readMimeHeaders, readMimeParts, toBinaryText, type MimePart } from './mail/mime-parts.ts'
import { LecternError } from '../ipc/result.ts'
import { MAX_IMPORT_BYTES } from './max-import-bytes.ts'
import { parseUrl } from './parse-url.ts'

const START = /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}content-type:\s*multipart\/related\b/i

/** Pages saved as one file with all that they show. @see RFC 2557 */
export const mhtml: Importer = {
  name: 'mhtml',
  version: 1,
  accepts: ({ name, bytes }) =>
    /\.mht(?:ml)?$/i.test(name) ||
    (!/\.eml$/i.test(name) && START.test(toBinaryText(bytes.subarray(0, 4_000)).replaceAll('\r', ''))),
  read: readMhtml,
}

async function readMhtml(source: ImportSource): Promise<SourceContent> {
  if (source.bytes.length > MAX_IMPORT_BYTES) {
    throw new LecternError('too-large', 'The page is larger than 50 MB.', {
      kept: KEPT_AS_IT_WAS,
      todo: 'Save the part that you want to read as a page of its own, and import that.',
    })
  }
  const text = toBinaryText(source.bytes)
  const { fields } = readMimeHeaders(text)
  const parts = readMimeParts(text)
  const page = parts.find(
    ({ mediaType }) => mediaType === 'text/html' || mediaType === 'application/xhtml+xml',
  )
  if (!page) {
    throw new LecternError('damaged', 'There is no page in the file.', {
      kept: KEPT_AS_IT_WAS,
      todo: 'Check that it was saved to its end, or save the page anew from a browser.',
    })
  }
  const { text: html, encoding } = decodeHtml(page.bytes, page.charset)
  const url = [source.url, fields.get('snapshot-content-location'), page.location].find(isWebAddress)
  const { readHtml } = await import('./html/read-html.ts')
  const siblings = new Map([...(source.siblings ?? []), ...parts.flatMap((part) => namesOf(part, url))])
  return { articles: [readHtml(html, { name: source.name, siblings, ...(url && { url }) })], encoding }
}

/** What a page may call a part by. */
function namesOf({ contentId, location, bytes, mediaType }: MimePart, base = ''): [string, Uint8Array][] {
  if (!mediaType.startsWith('image/')) return []
  const names: string[] = []
  if (contentId !== '') names.push(`cid:${contentId}`)
  if (location !== '') names.push(location)
  const url = parseUrl(location) ?? parseUrl(location, base)
  if (url) names.push(url.href)
  return names.map((name) => [name, bytes])
}

function isWebAddress(address: string | undefined): boolean {
  return address !== undefined && /^https?:\/\//i.test(address)
}
