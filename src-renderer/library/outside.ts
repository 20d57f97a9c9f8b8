import type { ArticleSummary, MergedCopy } from '../../src-core/ipc/contract.ts'
import { TRASH_DAYS } from '../../src-core/library/trash.ts'
import type { App } from '../app.svelte.ts'

/**
 * Hears what other programs did to the library: the command line, a program that syncs, a person in
 * a file manager.
 * @returns functions that end it
 */
export function hearOutside(app: App): (() => void)[] {
  const { bridge, library, history } = app
  // Not every disk tells of changes: coming back to the window is the moment to look.
  const look = () => {
    void bridge.request('library.refresh', {})
    if (history.outbox.unsaved.length > 0) void history.retry()
  }
  window.addEventListener('focus', look)
  return [
    () => window.removeEventListener('focus', look),
    bridge.listen('copies.merged', ({ copies }) => tellCopies(app, copies)),
    bridge.listen('articles.missing', ({ ids }) => tellMissing(app, library.noteMissing(ids))),
  ]
}

/** Says that copies of files were merged, and where they are kept. */
export function tellCopies({ toasts }: App, copies: readonly MergedCopy[]): void {
  const [first] = copies
  if (!first) return
  const titles = [
    ...new Set(copies.map(({ title }) => (title === '' ? 'the library’s own file' : `“${title}”`))),
  ]
  const [which = ''] = titles
  toasts.say({
    text:
      titles.length === 1
        ? `Two versions of ${which} were merged`
        : `Two versions each of ${titles.length.toLocaleString()} articles were merged`,
    detail: `They were changed on two computers. Both sides’ notes and highlights are here now. The second version is kept for 30 days: ${first.path}`,
    kind: 'info',
    ms: Infinity,
  })
}

/** The article that is open says so by itself. */
function tellMissing({ toasts, reading }: App, articles: readonly ArticleSummary[]): void {
  const others = articles.filter(({ id }) => id !== reading.openId)
  const [first] = others
  if (!first) return
  toasts.say({
    text:
      others.length === 1
        ? `Another program removed the file of “${first.title}”`
        : `Another program removed the files of ${others.length.toLocaleString()} articles`,
    detail: 'Lectern lists what it knows of them still. If you did not mean it, put the files back.',
    kind: 'info',
    ms: Infinity,
  })
}

/** Says which articles had been in the Trash for so long that they were removed. */
export function tellRemoved({ toasts, library }: App): void {
  const { removed } = library
  if (removed.length === 0) return
  const what = removed.length === 1 ? 'One article' : `${removed.length.toLocaleString()} articles`
  toasts.say({
    text: `${what} had been in the Trash for ${TRASH_DAYS} days and ${removed.length === 1 ? 'was' : 'were'} removed`,
    detail: removed.map(({ title }) => `“${title}”`).join(', '),
    kind: 'info',
    ms: Infinity,
  })
}
