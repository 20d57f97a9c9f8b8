import { decodeText } from '../import/decode-text.ts'
import { fail, LecternError, succeed, type Result } from '../ipc/result.ts'
import { completeDrafts, type Drafts } from './draft.ts'
import type { IncomingFile, IncomingFormat } from './incoming.ts'
import { isHypothesis, readHypothesis } from './read-hypothesis.ts'
import { isWebAnnotations, readWebAnnotations } from './read-json-ld.ts'
import { isKindle, readKindle } from './read-kindle.ts'
import { isMarkdownNotes, readMarkdownNotes } from './read-markdown-notes.ts'
import { isReadwise, readReadwise } from './read-readwise.ts'

/** Longer Markdown is no notes. UTF-16 code units. */
const MAX_MARKDOWN = 10_000_000

const KEPT = 'Nothing of it was taken; the file and your library are as they were.'

/**
 * Reads the annotations in a file of another program. What it is, its content says; only of Markdown the name is
 * asked, as it has no sign of its own. What cannot
 * be read of it is named beside what can.
 * @param content bytes, or text that was pasted
 * @param name of the file, for what is said of it; may be empty
 */
export async function readIncoming(
  content: Uint8Array | string,
  name: string,
): Promise<Result<IncomingFile>> {
  try {
    const text = typeof content === 'string' ? content : (await decodeText(content)).text
    return await readText(text.replace(/^\uFEFF/, ''), name)
  } catch (error) {
    if (error instanceof LecternError) {
      const { code, message, ...more } = error.failure
      return fail(code, message, { ...more, kept: KEPT })
    }
    // So deep that reading it takes all of the stack: nobody wrote that.
    if (error instanceof RangeError)
      return fail('damaged', 'The file is nested too deeply to be read.', { kept: KEPT })
    throw error
  }
}

async function readText(text: string, name: string): Promise<Result<IncomingFile>> {
  const json = parseJson(text)
  const read = json ? await readJson(json.value) : readLines(text, name)
  if (read) return succeed(completeDrafts(read.format, read))
  const called = name === '' ? 'The text' : `“${name}”`
  return fail(
    'unknown-format',
    `${called} holds no annotations in a form that Lectern reads. ${seen(text, json)}`,
    {
      kept: KEPT,
      todo: 'Lectern reads Web Annotations (JSON-LD) as Thorium and others write them, Hypothesis (JSON), Readwise (CSV), a Kindle’s “My Clippings.txt”, and quotations in lists or block quotes of Markdown.',
    },
  )
}

async function readJson(value: unknown): Promise<(Drafts & { format: IncomingFormat }) | null> {
  if (isWebAnnotations(value)) return { format: 'json-ld', ...(await readWebAnnotations(value)) }
  if (isHypothesis(value)) return { format: 'hypothesis', ...readHypothesis(value) }
  return null
}

function readLines(text: string, name: string): (Drafts & { format: IncomingFormat }) | null {
  if (isKindle(text)) return { format: 'kindle', ...readKindle(text) }
  if (isReadwise(text)) return { format: 'readwise', ...readReadwise(text) }
  if (!isMarkdownNotes(text, name) || text.length > MAX_MARKDOWN) return null
  const notes = readMarkdownNotes(text)
  if (notes.drafts.length > 0) return { format: 'markdown', ...notes }
  return null
}

/** Null when it is no JSON. */
function parseJson(text: string): { value: unknown } | null {
  if (!/^\s*[[{]/.test(text)) return null
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return null
  }
}

/** What can be told of a file that is in no form that is read. */
function seen(text: string, json: { value: unknown } | null): string {
  if (json) return 'It is JSON of another kind.'
  if (/^\s*\{/.test(text)) return 'It begins like JSON, but breaks off or is damaged.'
  return 'It seems to be plain text.'
}
