import type { IncomingRequests, PlacedAnnotations } from '../../src-core/ipc/incoming-requests.ts'
import { importAnnotationPaths } from '../incoming/import-annotations.ts'
import { toTrayView } from '../incoming/tray-view.ts'
import { placeByHand, placeWaiting } from '../incoming/place-annotations.ts'
import type { Handlers } from '../serve.ts'
import type { Context } from './feature.ts'

/** Annotations of other programs, and the tray of those that have no place. */
export function incoming({ library, desktop }: Context): Pick<Handlers, keyof IncomingRequests> {
  return {
    'annotations.choose': async () => {
      const paths = await desktop.chooseAnnotations()
      return paths.length === 0 ? null : importAnnotationPaths(library, paths)
    },
    'tray.read': async () => toTrayView(await library.tray.read()),
    'tray.change': ({ changes }) => library.tray.change(changes),
    'tray.place': ({ ids, articleId, into }) => placeByHand(library, ids, articleId, into),
    'tray.retry': async (): Promise<PlacedAnnotations> => {
      const { placed, undo } = await placeWaiting(library)
      return { placed, undo }
    },
  }
}
