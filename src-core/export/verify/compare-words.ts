import { diffComm } from 'node-diff3'

/** A run of words of a comparison: of both sides, of the file alone, or of the library's text alone. */
export interface WordRun {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** A word and where it stands, UTF-16 code units. */
export interface Word {
  text: string
  start: number
  end: number
}

export function wordsIn(text: string): Word[] {
  return Array.from(text.matchAll(/\S+/g), ({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }))
}

/** What has to be done to the words of one text to get those of another. */
export function compareWords(before: readonly string[], after: readonly string[]): WordRun[] {
  const runs = diffComm([...before], [...after]).flatMap(({ common, buffer1, buffer2 }): WordRun[] =>
    common
      ? [{ kind: 'same', text: common.join(' ') }]
      : [
          { kind: 'removed', text: buffer1.join(' ') },
          { kind: 'added', text: buffer2.join(' ') },
        ],
  )
  return runs.filter(({ text }) => text !== '')
}
