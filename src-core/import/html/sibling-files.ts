import type { ImageFiles } from './find-image.ts'
import { parseUrl } from '../parse-url.ts'

/**
 * Looks files up that came along with a page, by the addresses in it: paths from the page, or whole
 * addresses (as of the parts of an email).
 */
export function siblingFiles(siblings: ReadonlyMap<string, Uint8Array> = new Map(), base = ''): ImageFiles {
  const folded = new Map<string, string>()
  for (const path of siblings.keys()) folded.set(path.normalize('NFC'), path)
  return {
    base,
    find: (address) => {
      for (const name of namesOf(address, base)) {
        const path = folded.get(name)
        const bytes = path === undefined ? undefined : siblings.get(path)
        if (bytes) return { bytes, ...(path !== undefined && { path }) }
      }
      return undefined
    },
  }
}

function namesOf(address: string, base: string): string[] {
  const path = address.replace(/^(?:\.\/)+/, '')
  const bare = path.replace(/[?#].*$/s, '')
  const whole = base === '' ? null : parseUrl(address, base)
  return [path, bare, decode(bare), decode(path), ...(whole ? [whole.href] : [])].map((name) =>
    name.normalize('NFC'),
  )
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
