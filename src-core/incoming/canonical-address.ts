import { readWebAddress, webIri } from '../import/web-address.ts'

/** What is in an address only to tell how someone came to it. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_hs(?:enc|mi)|cmpid|ref_src|smid|spm)$/i

/**
 * An address in the one form in which two of the same page are equal: without scheme, `www`, the slash at the end,
 * the place in the page, and what only tells where someone came from. Null when it is none of the web.
 */
export function canonicalAddress(address: string): string | null {
  if (!/^https?:\/\//i.test(address.trim())) return null
  // What an export has escaped is the same address.
  const url = readWebAddress(webIri(address.trim()) ?? '')
  if (!url) return null
  const host = url.host.toLowerCase().replace(/^www\d?\./, '')
  const path = url.pathname.replace(/\/+$/, '')
  const asked = url.search
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '' && !TRACKING.test(part.split('=')[0] ?? ''))
    .sort()
    .join('&')
  // Behind `#!` and `#/` some sites have pages of their own.
  const page = /^#(?:!|\/)./.test(url.hash) ? url.hash : ''
  return `${host}${path}${asked === '' ? '' : `?${asked}`}${page}`
}
