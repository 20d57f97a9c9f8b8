import type { TextPreview } from '../../src-core/import/encoding/preview-text.ts'

/** What a text has in an encoding that should not be in a text; empty when there is nothing. */
export function describeHidden({ lost, stray }: Pick<TextPreview, 'lost' | 'stray'>): string {
  const parts = [
    lost > 0 && `${count(lost, 'character')} could not be read`,
    stray > 0 && `${count(stray, 'character')} ${stray === 1 ? 'has' : 'have'} no place in a text`,
  ].filter((part) => part !== false)
  return parts.length > 0 ? `${parts.join('; ')}. This is hardly the right encoding.` : ''
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString()} ${noun}${number === 1 ? '' : 's'}`
}
