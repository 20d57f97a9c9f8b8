import { writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { LecternError } from '../../src-core/ipc/result.ts'
import { unwritable } from '../store/disk-failure.ts'
import type { Handlers } from '../serve.ts'
import type { AppContext } from './feature.ts'
import { parseUrl } from '../../src-core/import/parse-url.ts'

type Requests = 'unsaved.export' | 'menu.name' | 'window.saved' | 'clipboard.write' | 'link.open'

const OPENED_OUTSIDE = ['https:', 'mailto:']

/** What reaches beyond the window and needs no library: the clipboard, links, the menu, its own closing. */
export function outside({ desktop }: AppContext): Pick<Handlers, Requests> {
  return {
    'unsaved.export': async ({ text }) => {
      const path = await desktop.chooseNewFile('Save what is not in the library', 'Lectern – not saved.md')
      if (path === null) return null
      await writeFile(path, text).catch((error: unknown) => {
        throw unwritable(error, dirname(path))
      })
      return path
    },
    'menu.name': (names) => {
      desktop.nameMenu(names)
      return null
    },
    'window.saved': (report) => {
      desktop.pageSaved(report)
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
  const url = parseUrl(href)
  if (url && OPENED_OUTSIDE.includes(url.protocol)) return url
  throw new LecternError('bad-arguments', `Lectern does not open “${href}”.`, {
    kept: 'The link is still in the text.',
    todo: 'Only https and mailto links are opened. You can copy the address.',
  })
}
