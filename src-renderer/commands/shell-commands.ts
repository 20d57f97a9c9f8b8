import type { ArticleStatus } from '../../src-core/article/article.ts'
import type { CommandId } from '../../src-core/commands/commands.ts'
import { isStanding } from '../../src-core/library/trash.ts'
import type { Theme } from '../../src-core/ipc/settings.ts'
import type { App } from '../app.svelte.ts'
import { commandTargets, deleteArticles, moveArticles, restoreArticles } from '../library/bulk.ts'
import { STATUS_COMMANDS } from '../library/status.ts'

/** File name of the seed that teaches Lectern. */
const GUIDE = 'welcome.txt'

type Registered = [id: CommandId, run: () => void | Promise<void>, enabled?: () => boolean]

/**
 * Registers what the window does by itself, whatever it shows.
 * @returns a function that takes all of it back
 */
export function registerShellCommands(app: App): () => void {
  const all = [...fileCommands(app), ...editCommands(app), ...viewCommands(app), ...helpCommands(app)]
  const takeBacks = all.map(([id, run, enabled]) => app.commands.register(id, run, enabled))
  return () => takeBacks.forEach((takeBack) => takeBack())
}

function fileCommands(app: App): Registered[] {
  const { importing, exporting, library } = app
  const hasArticles = () => library.articles.length > 0
  const isReady = () => library.phase === 'ready'
  const targets = () => commandTargets(app)
  const standing = () => targets().filter(isStanding)
  const moves = Object.entries(STATUS_COMMANDS) as [ArticleStatus, CommandId][]
  return [
    ['library.openOther', () => app.libraries.choose('open')],
    ['library.new', () => app.libraries.choose('new')],
    ['library.pack', () => app.libraries.pack(), isReady],
    ['library.unpack', () => app.libraries.unpack()],
    ['library.move', () => app.libraries.choose('move'), () => isReady() && !library.isReadOnly],
    ['import.choose', () => importing.choose(), isReady],
    ['import.folder', () => importing.chooseFolder(), isReady],
    ['annotations.import', () => app.incoming.choose(), () => isReady() && !library.isReadOnly],
    ['annotations.tray', () => app.incoming.tray.open(), isReady],
    ['import.paste', () => importing.openPaste(), isReady],
    ['import.inbox', () => importing.inbox.look(), isReady],
    ['import.address', () => importing.page.open(), isReady],
    ['print.paper', () => app.printing.print(), () => app.printing.isPossible],
    ['print.pdf', () => app.printing.savePdf(), () => app.printing.isPossible],
    ['export.open', () => exporting.openFor(commandTargets(app).map(({ id }) => id)), hasArticles],
    ['export.verify', () => app.verifying.choose(), isReady],
    [
      'article.details',
      async () => {
        const [first, ...more] = targets()
        if (more.length > 0) app.manyDetails.openFor(targets())
        else if (first) await app.details.openFor(first.id)
      },
      () => targets().length > 0,
    ],
    ['article.tags', () => app.articleTags.openFor(standing()), () => standing().length > 0],
    [
      'article.reread',
      async () => {
        const [article] = targets()
        if (article) await app.rereading.openFor(article)
      },
      () => targets().length === 1 && targets().every((article) => app.rereading.isPossible(article)),
    ],
    ['article.delete', () => deleteArticles(app, targets()), () => targets().some(isStanding)],
    ['article.restore', () => restoreArticles(app, targets()), () => !targets().every(isStanding)],
    ...moves.map(([status, id]): Registered => [
      id,
      () => moveArticles(app, targets(), status),
      () => standing().some((article) => article.status !== status),
    ]),
  ]
}

function editCommands({ history }: App): Registered[] {
  return [
    [
      'edit.undo',
      async () => {
        await history.undo()
      },
      () => history.canUndo,
    ],
    [
      'edit.redo',
      async () => {
        await history.redo()
      },
      () => history.canRedo,
    ],
  ]
}

function viewCommands(app: App): Registered[] {
  const { dialogs, layout, library, search, settings, stage, tagChange } = app
  const onTag = (deleting: boolean) => async () => {
    if (library.tag !== null) await tagChange.openFor(library.tag, deleting)
  }
  const hasTag = () => library.tag !== null
  const isReady = () => library.phase === 'ready'
  const hasRows = () => library.shown.length > 0
  const step = (rows: number) => async () => {
    const next = library.neighbour(app.reading.openId, rows)
    if (next) await app.openArticle(next.id)
  }
  const setTheme = (theme: Theme) => () => settings.change({ theme })
  return [
    ['settings.open', () => app.openSettings()],
    ['palette.open', () => dialogs.toggle('palette')],
    ['library.selectAll', () => app.list.selectAll(), hasRows],
    ['filter.save', () => app.savedFilters.openNew(), () => library.phase === 'ready'],
    ['tag.rename', onTag(false), hasTag],
    ['tag.delete', onTag(true), hasTag],
    ['library.search', () => search.focus(), isReady],
    [
      'library.filter',
      async () => {
        search.filters = !search.filters
        await search.focus()
      },
      isReady,
    ],
    ['library.next', step(1), hasRows],
    ['library.previous', step(-1), hasRows],
    [
      'library.tags',
      () => {
        layout.libraryShown ||= !layout.tagsShown
        layout.tagsShown = !layout.tagsShown
      },
      () => library.tagTree.length > 0,
    ],
    ['view.notebook', () => (layout.closeDrawers(), stage.show('notebook')), () => library.phase === 'ready'],
    ['view.back', () => app.goBack(), () => stage.canGoBack],
    [
      'beside.open',
      () => {
        const { cursor, focused } = app.list
        if (focused && cursor !== null && !app.panes.showing(cursor)) return app.openBeside(cursor)
        dialogs.open('beside')
      },
      () => app.reading.openId !== null,
    ],
    ['beside.swap', () => app.panes.swap(), () => stage.view === 'reader' && app.panes.other !== undefined],
    ['beside.close', () => app.panes.close(), () => stage.view === 'reader' && app.panes.other !== undefined],
    ['view.library', () => void (layout.libraryShown = !layout.libraryShown)],
    ['view.margin', () => void (layout.marginShown = !layout.marginShown)],
    ['theme.paper', setTheme('paper')],
    ['theme.sepia', setTheme('sepia')],
    ['theme.night', setTheme('night')],
    ['theme.contrast', setTheme('contrast')],
    ['theme.system', setTheme('system')],
  ]
}

function helpCommands(app: App): Registered[] {
  return [
    [
      'help.guide',
      async () => {
        const guide = app.library.articles.find(({ source }) => source === GUIDE)
        if (guide) await app.openArticle(guide.id)
        else app.dialogs.open('keys')
      },
    ],
    ['help.keys', () => app.dialogs.open('keys')],
  ]
}
