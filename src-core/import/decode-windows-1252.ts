/**
 * What windows-1252 has in the place of the control characters of Latin 1. Where it has nothing, they stay.
 * @see https://encoding.spec.whatwg.org/index-windows-1252.txt
 */
const SIGNS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

/** Decodes bytes as windows-1252. Some releases of Node take it for Latin 1, which has no curly quotation marks. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const text = new TextDecoder('latin1').decode(bytes)
  return text.replace(/[\u0080-\u009F]/g, (sign) => SIGNS.charAt(sign.charCodeAt(0) - 0x80))
}
