/**
 * An address as a URL; null when it is none. It is tried, as `URL.canParse` of Node 20 and 22 says no to hosts like
 * `müller.example` once it has been called some thousand times.
 * @param base what an address is relative to; none when empty
 */
export function parseUrl(address: string, base = ''): URL | null {
  try {
    return base === '' ? new URL(address) : new URL(address, base)
  } catch {
    return null
  }
}
