import { LecternError } from '../../src-core/ipc/result.ts'
import type { Handlers } from '../serve.ts'
import type { AppContext } from './feature.ts'

const OPENED_OUTSIDE = ['https:', 'mailto:']

/** What reaches beyond the window: the clipboard, links, and its own closing. */
export function outside({
  desktop,
}: AppContext): Pick<Handlers, 'clipboard.write' | 'link.open' | 'window.saved'> {
  return {
    'window.saved': () => {
      desktop.pageSaved()
      return null
    },
    'clipboard.write': async ({ text }) => {
      await desktop.copy(text)
      return null
    },
    'link.open': ({ href }) => desktop.openLink(parseLink(href)),
  }
}

/** @throws LecternError `bad-arguments` unless the link is one that Lectern opens */
function parseLink(href: string): URL {
  const url = URL.canParse(href) ? new URL(href) : null
  if (url && OPENED_OUTSIDE.includes(url.protocol)) return url
  throw new LecternError('bad-arguments', `Lectern does not open “${href}”.`, {
    kept: 'The link is still in the text.',
    todo: 'Only https and mailto links are opened. You can copy the address.',
  })
}
