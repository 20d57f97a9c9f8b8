import type { Draft, Drafts } from './draft.ts'
import { fieldsOf, firstText, isFields, listOf, textOf, type Fields } from './json-fields.ts'
import { readTargets } from './json-ld-targets.ts'

/** Whether a value of JSON is what Hypothesis exports, or its API answers with. */
export function isHypothesis(value: unknown): boolean {
  return rowsOf(value)
    .slice(0, 20)
    .some(
      (row) =>
        isFields(row) && typeof row.uri === 'string' && (row.target !== undefined || row.user !== undefined),
    )
}

function rowsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  const { rows, annotations, ...rest } = fieldsOf(value)
  if (Array.isArray(rows)) return rows
  return Array.isArray(annotations) ? annotations : [rest]
}

/**
 * Reads annotations of Hypothesis: those of passages, and notes on a page as a whole. What others answered stands
 * below the note that they answer, as quotations with their names.
 */
export function readHypothesis(value: unknown): Drafts {
  const found: Drafts = { drafts: [], unread: [] }
  const byId = new Map<string, Draft>()
  const replies: Fields[] = []
  for (const [index, row] of rowsOf(value).entries()) {
    if (!isFields(row)) {
      found.unread.push({ where: `item ${index + 1}`, why: 'It is no annotation.' })
    } else if (listOf(row.references).length > 0) replies.push(row)
    else {
      const draft = { ...readRow(row), where: `item ${index + 1}` }
      found.drafts.push(draft)
      byId.set(textOf(row.id), draft)
    }
  }
  for (const reply of replies.toSorted(byAge)) addReply(reply, byId, found.drafts)
  return found
}

function readRow(row: Fields): Draft {
  const id = textOf(row.id)
  const [target] = readTargets(row.target)
  return {
    ...(id !== '' && { name: `https://hypothes.is/a/${id}` }),
    source: {
      title: firstText(fieldsOf(row.document).title),
      byline: '',
      address: firstText(row.uri, target?.source.address),
    },
    exact: target?.exact ?? '',
    prefix: target?.prefix ?? '',
    suffix: target?.suffix ?? '',
    position: target?.position ?? null,
    place: target?.exact === '' && hasSelector(row) ? 'a passage that the file does not quote' : '',
    note: textOf(row.text),
    tags: listOf(row.tags).map(textOf),
    createdAt: textOf(row.created),
  }
}

function hasSelector(row: Fields): boolean {
  return listOf(row.target).some((target) => listOf(fieldsOf(target).selector).length > 0)
}

function addReply(reply: Fields, byId: ReadonlyMap<string, Draft>, drafts: Draft[]): void {
  const answered = listOf(reply.references)
    .map(textOf)
    .map((id) => byId.get(id))
  const parent = answered.find((draft) => draft !== undefined)
  if (!parent) {
    drafts.push({ ...readRow(reply), place: 'an answer to a note that is not in the file' })
    return
  }
  const text = textOf(reply.text).trim()
  if (text === '') return
  const name = firstText(
    fieldsOf(reply.user_info).display_name,
    textOf(reply.user).replace(/^acct:(.*)@.*$/, '$1'),
  )
  const quoted = `${name === '' ? '' : `**${name.replace(/[*_\\[\]<>`]/g, '')}**: `}${text}`
  const lines = quoted.split(/\r\n?|\n/).map((line) => `> ${line}`.trimEnd())
  parent.note = [parent.note ?? '', lines.join('\n')].filter((part) => part !== '').join('\n\n')
}

function byAge(a: Fields, b: Fields): number {
  return textOf(a.created) < textOf(b.created) ? -1 : 1
}
