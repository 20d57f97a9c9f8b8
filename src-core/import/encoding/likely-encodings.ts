import { LecternError } from '../../ipc/result.ts'
import { decodeText } from '../decode-text.ts'
import { askStatistics } from './ask-statistics.ts'
import { EncodingGuess } from './guess-encoding.ts'

/** The encodings that a text may be in, likeliest first; WHATWG labels. Empty when nothing fits at all. */
export async function likelyEncodings(bytes: Uint8Array): Promise<string[]> {
  const candidates = await new EncodingGuess(bytes, askStatistics).candidates()
  return [...new Set([...(await firstChoice(bytes)), ...candidates])]
}

async function firstChoice(bytes: Uint8Array): Promise<string[]> {
  try {
    return [(await decodeText(bytes)).encoding]
  } catch (error) {
    if (error instanceof LecternError) return error.failure.encodings ?? []
    throw error
  }
}
