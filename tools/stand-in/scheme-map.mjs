// @ts-check
// Chromium alone serves no scheme of an app's own. `scheme://host/path` is therefore shown as
// `http://host.scheme.localhost/path`: *.localhost is a secure context and never leaves the machine.

/** @type {Set<string>} */
const schemes = new Set()

/** @param {string} scheme as in `lectern` */
export function mapScheme(scheme) {
  schemes.add(scheme)
}

/**
 * @param {string} url
 * @returns {string} the URL that Chromium shows in its place
 */
export function toChromiumUrl(url) {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)(.*)$/is.exec(url)
  const [, scheme = '', host, rest = ''] = match ?? []
  if (!schemes.has(scheme.toLowerCase())) return url
  return `http://${host}.${scheme}.localhost${rest.startsWith('/') ? rest : `/${rest}`}`
}

/**
 * @param {string} url as Chromium has it
 * @returns {string} the URL that the app knows
 */
export function toAppUrl(url) {
  const match = /^http:\/\/([^/?#:]+)\.([a-z0-9+-]+)\.localhost(?=[/?#]|$)(.*)$/is.exec(url)
  const [, host, scheme = '', rest] = match ?? []
  return schemes.has(scheme) ? `${scheme}://${host}${rest}` : url
}

/**
 * The scheme that serves a URL of Chromium's.
 * @param {string} url
 * @returns {string | undefined}
 */
export function schemeOf(url) {
  const scheme = toAppUrl(url).split(':', 1)[0] ?? ''
  return schemes.has(scheme) ? scheme : undefined
}

/**
 * @param {string} policy a Content-Security-Policy that may name an app's scheme
 * @returns {string} the same policy for Chromium's URLs; `'self'` holds as it is
 */
export function toChromiumPolicy(policy) {
  return policy.replace(
    /(?<=[\s;])([a-z][a-z0-9+.-]*):(\/\/[^\s;]+)?(?=[\s;]|$)/gi,
    (source, scheme, host) => {
      if (!schemes.has(scheme)) return source
      return host ? toChromiumUrl(source).replace(/\/$/, '') : `http://*.${scheme}.localhost`
    },
  )
}
