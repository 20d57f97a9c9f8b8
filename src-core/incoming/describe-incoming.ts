import type { AnnotationsReport, PlacedAnnotations, PlacedIn } from '../ipc/incoming-requests.ts'
import type { TrayReason } from './tray.ts'

/** Why annotations wait, as a sentence of its own. */
export const WHY_WAITING: Readonly<Record<TrayReason, string>> = {
  'no-article': 'The article is not in the library.',
  'several-articles': 'Several articles in the library could be meant.',
  missing: 'The article is here, but these words are not in it.',
  ambiguous: 'The words stand several times in the article, and nothing tells which place is meant.',
  'no-words': 'The file does not say which words are marked.',
}

/** Two placings as one; what was done last is taken back first. */
export function joinPlaced(a: PlacedAnnotations | undefined, b: PlacedAnnotations): PlacedAnnotations {
  if (!a) return b
  return {
    placed: [...a.placed, ...b.placed],
    undo: { steps: [...b.undo.steps, ...a.undo.steps], tray: [...b.undo.tray, ...a.undo.tray] },
  }
}

/** What came into an article: `2 annotations and 1 note`. */
export function countPlaced({ annotations, notes }: Pick<PlacedIn, 'annotations' | 'notes'>): string {
  const parts = [
    annotations > 0 && count(annotations, 'annotation'),
    notes > 0 && count(notes, 'note'),
  ].filter((part) => part !== false)
  return parts.join(' and ')
}

/** `2 annotations`. */
export function countAnnotations(number: number): string {
  return count(number, 'annotation')
}

/** How many annotations and notes were placed in all. */
export function sumPlaced(placed: readonly PlacedIn[]): number {
  return placed.reduce((sum, { annotations, notes }) => sum + annotations + notes, 0)
}

/** What came of importing annotations, in a line. */
export function summariseAnnotations(report: AnnotationsReport): string {
  const { placed, known, deleted, discarded, waiting, unread, failed } = report
  const waits = waiting.reduce((sum, group) => sum + group.count, 0)
  const gone = deleted.reduce((sum, { ids }) => sum + ids.length, 0)
  const parts = [
    placed.length > 0 &&
      `Placed ${count(sumPlaced(placed), 'annotation')} in ${count(placed.length, 'article')}`,
    known > 0 && `${known.toLocaleString('en')} ${known === 1 ? 'was' : 'were'} here already`,
    gone > 0 && `${gone.toLocaleString('en')} you had deleted`,
    discarded > 0 && `${discarded.toLocaleString('en')} you had discarded`,
    waits > 0 && `${waits.toLocaleString('en')} ${waits === 1 ? 'waits' : 'wait'} in the tray`,
    unread.length > 0 && `${count(unread.length, 'part')} could not be read`,
    failed.length > 0 && `${failed.length.toLocaleString('en')} failed`,
  ].filter((part) => part !== false)
  return parts.length === 0 ? 'There were no annotations in it' : parts.join('; ')
}

/** A number and what it counts. */
function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}
