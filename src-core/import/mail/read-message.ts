import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime'
import type { ArticleMetadata } from '../../article/article.ts'
import { LecternError } from '../../ipc/result.ts'
import { fileStem } from '../file-stem.ts'
import { readHtml } from '../html/read-html.ts'
import type { ImportedArticle } from '../imported.ts'
import { KEPT_AS_IT_WAS } from '../kept.ts'
import { plainTextBlocks } from '../read-plain-text.ts'
import { plainLine, visibleText } from '../visible-text.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * Reads a message as an article: its HTML, or its text when it has none. Images that it shows are kept;
 * what is attached to it stays in the file.
 * @throws LecternError `damaged` or `empty-file`
 */
export async function readMessage(bytes: Uint8Array, name: string): Promise<ImportedArticle> {
  const message = await parse(bytes)
  const facts: Partial<ArticleMetadata> = {
    title: plainLine(message.subject ?? '').slice(0, 500),
    byline: plainLine(nameOf(message.from)).slice(0, 300),
    published: dayOf(message.headers.find(({ key }) => key === 'date')?.value ?? ''),
    source: name,
  }
  const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== ''))
  if (message.html?.trim()) {
    const siblings = new Map(message.attachments.flatMap(inlineImage))
    const article = readHtml(message.html, {
      name,
      siblings,
      isWhole: true,
      ...(facts.title && { title: facts.title }),
    })
    return { ...article, metadata: { ...article.metadata, ...known } }
  }
  const blocks = plainTextBlocks(visibleText(message.text ?? ''))
  if (blocks.length === 0 && facts.title === '') {
    throw new LecternError('empty-file', 'There is no text in the message.', {
      kept: KEPT_AS_IT_WAS,
      todo: 'If its text is in an attachment, save that as a file and import it.',
    })
  }
  const title = facts.title || fileStem(name)
  const none = { byline: '', publisher: '', place: '', published: '', source: name, language: '' }
  return { metadata: { ...none, ...known, title }, blocks }
}

async function parse(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { forceRfc822Attachments: true, maxNestingDepth: 50 })
  } catch {
    throw new LecternError('damaged', 'The message is built in a way that cannot be read.', {
      kept: KEPT_AS_IT_WAS,
      todo: 'Open it in your mail program, copy its text, and paste it here.',
    })
  }
}

function nameOf(from: Address | undefined): string {
  return from?.name || from?.address || ''
}

/** The day on which it was sent, where it was sent. */
function dayOf(date: string): string {
  const [, day = '', month = '', year = ''] = /(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})/i.exec(date) ?? []
  const number = MONTHS.indexOf(month.toLowerCase()) + 1
  if (number === 0 || Number(day) < 1 || Number(day) > 31) return ''
  return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`
}

function inlineImage({ contentId = '', mimeType, content }: Attachment): [string, Uint8Array][] {
  const id = contentId.replace(/^<|>$/g, '')
  if (id === '' || !mimeType.startsWith('image/') || typeof content === 'string') return []
  return [[`cid:${id}`, new Uint8Array(content)]]
}
