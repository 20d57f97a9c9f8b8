import type { Handlers } from '../serve.ts'
import { LecternError } from '../../src-core/ipc/result.ts'
import type { AutoExport } from '../export/auto-export.ts'
import { exportArticles, previewExport, readChangedNotes } from '../export/export-articles.ts'
import type { PassageFinder } from '../export/link-targets.ts'
import { tryTemplate } from '../export/try-template.ts'
import { verifyFiles } from '../export/verify-files.ts'
import type { LibraryNotebook } from '../notebook/library-notebook.ts'
import type { Context } from './feature.ts'

type Requests =
  | 'export.chooseFolder'
  | 'export.preview'
  | 'export.notes'
  | 'export.tryTemplate'
  | 'export.run'
  | 'autoExport.read'
  | 'export.reveal'
  | 'verify.choose'

/** Files of annotations, written to a folder that the person chose in a dialog of the system's. */
export function exports(
  { library, settings, desktop, data, tell }: Context,
  notebook: LibraryNotebook,
  autoExport: AutoExport,
): Pick<Handlers, Requests> {
  const findPassages: PassageFinder = (ids) => notebook.passages(ids)
  let lastWritten = ''
  const chosenFolder = () => {
    const { exportFolder } = settings.value
    if (exportFolder !== '') return exportFolder
    throw new LecternError('bad-arguments', 'No folder was chosen to export to.', {
      kept: 'Nothing was written.',
      todo: 'Choose a folder first.',
    })
  }
  const job = (articleIds: string[] | 'all') => {
    const choices = settings.value.exporting
    return { library, folder: chosenFolder(), data, articleIds, findPassages, choices }
  }
  return {
    'export.chooseFolder': async () => {
      const folder = await desktop.chooseFolder('Export to', settings.value.exportFolder)
      if (folder === null) return null
      tell('settings.changed', { settings: await settings.change({ exportFolder: folder }) })
      return folder
    },
    'export.preview': ({ articleIds }) => previewExport(job(articleIds)),
    'export.notes': ({ articleIds }) => readChangedNotes(job(articleIds)),
    'export.tryTemplate': ({ template, articleId }) =>
      tryTemplate({ library, template, articleId, positions: settings.value.exporting.positions }),
    'export.run': async ({ articleIds, format }) => {
      const wanted = job(articleIds)
      const report = await autoExport.exclusively(() => exportArticles({ ...wanted, format }))
      if (format === 'markdown') autoExport.noteExported(report)
      lastWritten = report.written[0]?.path ?? wanted.folder
      return report
    },
    'autoExport.read': () => autoExport.status,
    'export.reveal': () => {
      const path = lastWritten === '' ? settings.value.exportFolder : lastWritten
      if (path !== '') desktop.reveal(path)
      return null
    },
    'verify.choose': async () => {
      const paths = await desktop.chooseExports(settings.value.exportFolder)
      return paths.length === 0 ? null : verifyFiles({ library, findPassages, paths })
    },
  }
}
