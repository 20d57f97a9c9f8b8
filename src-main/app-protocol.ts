import { protocol, session } from 'electron'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { imageOfPath } from '../src-core/article/image-address.ts'
import { APP_SCHEME } from '../src-core/ipc/channels.ts'
import { imageResponse } from './image-response.ts'

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/**
 * What the page may load: its own files and nothing else. Inline style attributes are allowed, as
 * components set positions with them; inline scripts are not.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Must be called before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/**
 * Serves the window's files on the app's own scheme, and shuts every other way out: no permission is
 * granted and no request leaves for the network.
 * @param root folder that holds the built renderer
 * @param readImage gives the bytes of an image of the library, by its hash
 */
export function serveAppFiles(
  root: string,
  readImage: (hash: string) => Promise<Uint8Array | undefined>,
): void {
  const { defaultSession } = session
  defaultSession.protocol.handle(APP_SCHEME, (request) => {
    const image = imageOfPath(new URL(request.url).pathname)
    return image === undefined ? respond(root, request.url) : readImage(image).then(imageResponse)
  })
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  defaultSession.setPermissionCheckHandler(() => false)
  defaultSession.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isOwnRequest(details.url) })
  })
}

function isOwnRequest(url: string): boolean {
  return ['devtools:', 'data:', 'blob:', `${APP_SCHEME}:`].includes(new URL(url).protocol)
}

async function respond(root: string, url: string): Promise<Response> {
  const { pathname } = new URL(url)
  const path = normalize(join(root, decodeURIComponent(pathname === '/' ? '/index.html' : pathname)))
  if (!path.startsWith(root + sep)) return new Response('Not found', { status: 404 })
  try {
    return new Response(new Uint8Array(await readFile(path)), {
      headers: {
        'content-type': CONTENT_TYPES[extname(path)] ?? 'application/octet-stream',
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
      },
    })
  } catch {
    return new Response('Not found', { status: 404 })
  }
}
