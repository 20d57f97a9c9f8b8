import type { TextPreview } from '../../src-core/import/encoding/preview-text.ts'
import type { RereadPreview } from '../../src-core/ipc/encoding-requests.ts'

/** What a text has in an encoding that should not be in a text; empty when there is nothing. */
export function describeHidden({ lost, stray }: Pick<TextPreview, 'lost' | 'stray'>): string {
  const parts = [
    lost > 0 && `${count(lost, 'character')} could not be read`,
    stray > 0 && `${count(stray, 'character')} ${stray === 1 ? 'has' : 'have'} no place in a text`,
  ].filter((part) => part !== false)
  return parts.length > 0 ? `${parts.join('; ')}. This is hardly the right encoding.` : ''
}

/** What becomes of an article's annotations when it is read in another encoding. */
export function describeCarried({ carried, unplaced }: Pick<RereadPreview, 'carried' | 'unplaced'>): string {
  if (carried + unplaced === 0) return 'Nothing is annotated in it.'
  const found = `${count(carried, 'annotation')} ${carried === 1 ? 'finds its' : 'find their'} passage in it.`
  const kept = unplaced === 1 ? 'finds no passage in it, and is' : 'find no passage in it, and are'
  const lost = `${count(unplaced, 'annotation')} ${kept} kept at the top of the margin.`
  return [carried > 0 && found, unplaced > 0 && lost].filter(Boolean).join(' ')
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString()} ${noun}${number === 1 ? '' : 's'}`
}
