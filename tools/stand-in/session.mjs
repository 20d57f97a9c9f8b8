// @ts-check
import { onChromiumStart, pageOfFrame } from './browser.mjs'
import { guard } from './emitter.mjs'
import { mapScheme, schemeOf, toAppUrl, toChromiumPolicy } from './scheme-map.mjs'

/** @typedef {(request: Request) => Response | Promise<Response>} ProtocolHandler */
/** @typedef {(details: object, answer: (response: { cancel?: boolean }) => void) => void} RequestListener */
/** @typedef {(contents: unknown, permission: string, answer: (granted: boolean) => void) => void} PermissionHandler */
/** @typedef {import('./cdp.mjs').Connection} Connection */
/** @typedef {import('./page.mjs').Page} Page */

/** @type {Map<string, ProtocolHandler>} */
const handlers = new Map()
/** @type {RequestListener | null} */
let onBeforeRequest = null
/** @type {PermissionHandler | null} */
let onPermission = null
/** @type {(page: Page, details: { url: string, isMainFrame: boolean }) => boolean} */
let mayNavigate = () => true

export const protocol = guard('protocol', {
  /** @param {{ scheme: string }[]} schemes */
  registerSchemesAsPrivileged(schemes) {
    for (const { scheme } of schemes) mapScheme(scheme)
  },
  /** @type {(scheme: string, handler: ProtocolHandler) => void} */
  handle(scheme, handler) {
    if (handlers.has(scheme)) throw new Error(`The scheme “${scheme}” is handled already`)
    mapScheme(scheme)
    handlers.set(scheme, handler)
  },
  /** @type {(scheme: string) => void} */
  unhandle(scheme) {
    handlers.delete(scheme)
  },
  /** @type {(scheme: string) => boolean} */
  isProtocolHandled: (scheme) => handlers.has(scheme),
})

const defaultSession = guard('session', {
  protocol,
  webRequest: guard('webRequest', {
    /** @param {[filter: object, listener: RequestListener | null] | [listener: RequestListener | null]} args */
    onBeforeRequest(...args) {
      onBeforeRequest = args[1] ?? /** @type {RequestListener | null} */ (args[0])
    },
  }),
  /** @param {PermissionHandler | null} handler */
  setPermissionRequestHandler(handler) {
    onPermission = handler
  },
  /** The stand-in asks the request handler alone. */
  setPermissionCheckHandler() {},
})

export const session = guard('session', { defaultSession })

/**
 * Sets who decides whether a page that asks for another document gets it.
 * @param {typeof mayNavigate} decide
 */
export function setNavigationGuard(decide) {
  mayNavigate = decide
}

/** Electron's names of the permissions that a page may ask for, and the DevTools protocol's. */
const PERMISSIONS = {
  'clipboard-read': 'clipboardReadWrite',
  'clipboard-sanitized-write': 'clipboardSanitizedWrite',
  geolocation: 'geolocation',
  media: 'audioCapture',
  midi: 'midi',
  notifications: 'notifications',
}

/**
 * Grants a page what the app's handler grants and refuses the rest. Chromium wants to know before it
 * is asked, so the handler is asked for all.
 * @param {Connection | Page} chromium
 * @param {string} origin
 * @param {unknown} contents
 */
export async function decidePermissions(chromium, origin, contents) {
  /** @type {string[]} */
  const permissions = []
  for (const [name, granted] of Object.entries(PERMISSIONS))
    onPermission?.(contents, name, (answer) => answer && permissions.push(granted))
  await chromium.send('Browser.grantPermissions', { origin, permissions })
}

onChromiumStart((connection) => {
  connection.on('Fetch.requestPaused', (paused) => {
    answer(connection, paused).catch((error) => {
      if (!/closed|Invalid InterceptionId/i.test(error.message)) console.error(error)
    })
  })
})

/** @type {(connection: Connection, paused: any) => Promise<void>} */
async function answer(connection, { requestId, request, frameId, resourceType }) {
  const url = toAppUrl(request.url + (request.urlFragment ?? ''))
  /** @type {(errorReason: string) => Promise<void>} */
  const refuse = (errorReason) => connection.send('Fetch.failRequest', { requestId, errorReason })

  // A browser asks for this by itself; Electron does not.
  if (resourceType === 'Other' && new URL(request.url).pathname === '/favicon.ico')
    return connection.send('Fetch.fulfillRequest', { requestId, responseCode: 204 })
  const page = pageOfFrame(frameId)
  if (!page) return refuse('BlockedByClient')
  // A navigation that the app prevents makes no request, so this comes first.
  if (resourceType === 'Document' && !mayNavigate(page, { url, isMainFrame: frameId === page.target }))
    return refuse('Aborted')
  if (await isCancelled({ url, method: request.method, resourceType })) return refuse('BlockedByClient')
  const handler = handlers.get(schemeOf(request.url) ?? '')
  if (!handler) return refuse('BlockedByClient')

  const response = await respond(handler, url, request)
  if (response.type === 'error') return refuse('Failed')
  await connection.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({
      name,
      value: name === 'content-security-policy' ? toChromiumPolicy(value) : value,
    })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  })
}

/** @type {(details: { url: string, method: string, resourceType: string }) => Promise<boolean>} */
async function isCancelled(details) {
  const listener = onBeforeRequest
  if (!listener) return false
  return new Promise((resolve) => listener(details, ({ cancel = false }) => resolve(cancel)))
}

/** @type {(handler: ProtocolHandler, url: string, request: any) => Promise<Response>} */
async function respond(handler, url, { method, headers, postDataEntries = [] }) {
  const parts = postDataEntries.map((/** @type {any} */ { bytes }) => Buffer.from(bytes, 'base64'))
  const mapped = Object.entries(headers).map(([name, value]) => [name, toAppUrl(String(value))])
  try {
    return await handler(
      new Request(url, {
        method,
        headers: /** @type {[string, string][]} */ (mapped),
        ...(parts.length > 0 ? { body: Buffer.concat(parts) } : {}),
      }),
    )
  } catch (error) {
    console.error(`The handler of ${url} failed:`, error)
    return Response.error()
  }
}
