import { lookup as lookUp } from 'node:dns'
import { request as requestPlain, type IncomingMessage } from 'node:http'
import { request as requestSecure } from 'node:https'
import type { LookupFunction } from 'node:net'
import { Writable, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { MAX_IMPORT_BYTES } from '../../src-core/import/max-import-bytes.ts'
import type { ImportSource } from '../../src-core/import/imported.ts'
import { isNamedPrivately, isPrivateAddress, readWebAddress } from '../../src-core/import/web-address.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import { parseUrl } from '../../src-core/import/parse-url.ts'

export interface FetchLimits {
  /** For all of it, redirects too; in milliseconds. */
  time?: number
  bytes?: number
  redirects?: number
  /** Gives it up. */
  stop?: AbortSignal
}

const KEPT = 'Nothing was added; your library is as it was.'
const DEFAULTS = { time: 30_000, bytes: MAX_IMPORT_BYTES, redirects: 5 }

const UNPACKERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
  deflate: createInflate,
}

const HEADERS = {
  accept: 'text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1',
  'accept-encoding': 'gzip, deflate, br',
  'user-agent': 'Lectern (reads one page because its user asked for it)',
}

/**
 * Fetches the page at an address that a person gave: that alone, without its images, without cookies and
 * without telling where one comes from. Computers of one's own network are asked only if the address names them
 * as such; a page elsewhere cannot lead there.
 * @throws LecternError `bad-arguments`, `unreachable`, `too-large`, `too-slow` or `cancelled`
 */
export async function fetchPage(address: string, limits: FetchLimits = {}): Promise<ImportSource> {
  const { time, bytes, redirects, stop } = { ...DEFAULTS, ...limits }
  const typed = readWebAddress(address)
  if (!typed) {
    throw new LecternError('bad-arguments', `“${address}” is not the address of a web page.`, {
      kept: KEPT,
      todo: 'Give an address as it stands in a browser, such as https://example.org/page.',
    })
  }
  const timeout = AbortSignal.timeout(time)
  const signal = stop ? AbortSignal.any([timeout, stop]) : timeout
  const mayBePrivate = isNamedPrivately(typed.hostname)
  try {
    let url = typed
    for (let step = 0; step <= redirects; step++) {
      const response = await ask(url, mayBePrivate, signal)
      const next = redirectOf(response, url)
      if (!next) return await readResponse(response, url, bytes, signal)
      response.destroy()
      url = next
    }
  } catch (error) {
    if (stop?.aborted) throw new LecternError('cancelled', 'You stopped it.', { kept: KEPT })
    if (timeout.aborted) throw tooSlow(typed, time)
    throw error instanceof LecternError ? error : unreachable(typed, error)
  }
  throw new LecternError('unreachable', `${typed.host} sends from one address to the next without end.`, {
    kept: KEPT,
    todo: 'Open the page in a browser, save it from there, and import the file.',
  })
}

function ask(url: URL, mayBePrivate: boolean, signal: AbortSignal): Promise<IncomingMessage> {
  if (!mayBePrivate && isPrivateAddress(url.hostname)) throw isPrivate(url)
  const request = url.protocol === 'https:' ? requestSecure : requestPlain
  return new Promise((resolve, reject) => {
    request(url.href, {
      headers: HEADERS,
      signal,
      agent: false,
      ...(!mayBePrivate && { lookup: publicLookup(url) }),
    })
      .on('response', resolve)
      .on('error', reject)
      .end()
  })
}

/** Finds the numbers of a name, and refuses those of one's own network: the connection goes to what was looked at. */
function publicLookup(url: URL): LookupFunction {
  return (hostname, options, answer) => {
    lookUp(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) {
        answer(error, [])
        return
      }
      if (addresses.some(({ address }) => isPrivateAddress(address))) {
        answer(isPrivate(url), [])
        return
      }
      const [first] = addresses
      if (options.all) answer(null, addresses)
      else answer(null, first?.address ?? '', first?.family)
    })
  }
}

function redirectOf({ statusCode = 0, headers }: IncomingMessage, from: URL): URL | null {
  if (![301, 302, 303, 307, 308].includes(statusCode) || headers.location === undefined) return null
  const url = parseUrl(headers.location, from.href)
  if (!url) return null
  if (url.protocol === 'https:' || (url.protocol === 'http:' && from.protocol === 'http:')) return url
  throw new LecternError('unreachable', `${from.host} sends on to an address that Lectern does not follow.`, {
    kept: KEPT,
    todo: `It is ${url.protocol === 'http:' ? 'not encrypted' : 'no address of the web'}. Open the page in a browser, and save it from there.`,
  })
}

async function readResponse(
  response: IncomingMessage,
  url: URL,
  most: number,
  signal: AbortSignal,
): Promise<ImportSource> {
  const { statusCode = 0, headers } = response
  if (statusCode !== 200) {
    response.destroy()
    throw new LecternError('unreachable', `${url.host} answered with ${statusCode} instead of the page.`, {
      kept: KEPT,
      todo: 'Open the page in a browser. If it shows there, save it and import the file.',
    })
  }
  const bytes = await readBytes(response, most, signal)
  const mediaType = headers['content-type'] ?? ''
  const [, charset] = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(mediaType) ?? []
  const name = decodeURIComponentSafely(url.pathname.split('/').at(-1) ?? '') || url.host
  return { name, bytes, url: url.href, mediaType, ...(charset && { charset }) }
}

async function readBytes(response: IncomingMessage, most: number, signal: AbortSignal): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  const collect = new Writable({
    write(chunk: Buffer, _encoding, done) {
      size += chunk.length
      chunks.push(chunk)
      done(size > most ? tooLarge(most) : null)
    },
  })
  const unpack = UNPACKERS[response.headers['content-encoding'] ?? '']
  try {
    if (unpack) await pipeline(response, unpack(), collect, { signal })
    else await pipeline(response, collect, { signal })
  } catch (error) {
    // Who is cut off first may tell that instead of why.
    throw size > most ? tooLarge(most) : error
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function tooLarge(most: number): LecternError {
  return new LecternError('too-large', `The page is larger than ${Math.round(most / 1_000_000)} MB.`, {
    kept: KEPT,
    todo: 'Open it in a browser, and save the part that you want to read.',
  })
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function isPrivate(url: URL): LecternError {
  return new LecternError('unreachable', `${url.hostname} is a computer of your own network.`, {
    kept: KEPT,
    todo: 'If you mean it, give its number instead of its name, as in http://192.168.0.10/page.',
  })
}

function tooSlow({ host }: URL, time: number): LecternError {
  return new LecternError(
    'too-slow',
    `${host} did not send the page within ${Math.round(time / 1000)} seconds.`,
    {
      kept: KEPT,
      todo: 'Try it again, or open the page in a browser and save it from there.',
    },
  )
}

function unreachable({ host }: URL, error: unknown): LecternError {
  const reason = error instanceof Error ? error.message : String(error)
  return new LecternError('unreachable', `${host} could not be reached: ${reason}.`, {
    kept: KEPT,
    todo: 'Check the address and your connection, and try again.',
  })
}
