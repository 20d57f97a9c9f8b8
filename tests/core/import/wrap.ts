/** Wraps as `fold -s` and most editors do: a word that does not fit goes on the next line. */
export function wrap(text: string, width: number): string {
  const wrapped: string[] = []
  for (const word of text.split(' ')) {
    const line = wrapped.at(-1)
    if (line !== undefined && line.length + 1 + word.length <= width)
      wrapped[wrapped.length - 1] = `${line} ${word}`
    else wrapped.push(word)
  }
  return wrapped.join('\n')
}

export const SHORE =
  'It was early when we set out, and the tide had not yet turned. The boats lay on their sides in the mud as they had lain for as long as anyone in the village could remember, and nobody seemed to mind. A dog barked.'
export const MILL =
  'We found, to our surprise, that the old mill was still standing, though its sails were gone and the door hung open.'
