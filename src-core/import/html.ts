import { isPageName } from './file-kinds.ts'
import { decodeAs } from './encoding/decode-as.ts'
import { decodeHtml } from './html/decode-html.ts'
import type { Importer } from './imported.ts'

const START = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/is

/** Pages as browsers save them, and pieces of HTML. */
export const html: Importer = {
  name: 'html',
  version: 1,
  accepts: ({ name, bytes, mediaType = '' }) =>
    isPageName(name) || /^(?:text\/html|application\/xhtml\+xml)\b/i.test(mediaType) || looksLikePage(bytes),
  read: async (source) => {
    const { encoding: chosen } = source
    const { text, encoding } = chosen
      ? { text: decodeAs(source.bytes, chosen), encoding: chosen }
      : decodeHtml(source.bytes, source.charset)
    const { readHtml } = await import('./html/read-html.ts')
    return { articles: [readHtml(text, source)], encoding }
  },
}

function looksLikePage(bytes: Uint8Array): boolean {
  return START.test(new TextDecoder('windows-1252').decode(bytes.subarray(0, 2_000)).replace(/^ï»¿/, ''))
}
