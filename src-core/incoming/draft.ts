import { ANNOTATION_LIMITS } from '../annotation/annotation-limits.ts'
import { cleanTag } from '../annotation/clean-tag.ts'
import { plainLine } from '../import/visible-text.ts'
import { identify, ownId } from './identify.ts'
import { noteOfText } from './note-markdown.ts'
import type { IncomingAnnotation, IncomingFile, IncomingFormat, UnreadPart } from './incoming.ts'

/** What a reader found of an annotation. What it does not say, the file does not. */
export interface Draft extends Partial<Omit<IncomingAnnotation, 'id' | 'links' | 'relations'>> {
  /** What names it among all, such as an IRI; where nothing does, its content is its name. */
  name?: string
  /** Where it is in the file, for a person; its number among all, if nothing is said. */
  where?: string
  /** Names of others that it links to, and what each link says. */
  links?: { name: string; relation: string }[]
}

/** What a reader found in a file. */
export interface Drafts {
  drafts: Draft[]
  unread: UnreadPart[]
}

// What is longer could not be kept.
const MOST = ANNOTATION_LIMITS
const MAX_LINE = 2_000
/** So many annotations are read of one file, at most. */
const MAX_ANNOTATIONS = 100_000

/** The annotations of a file as they are handed on: with ids, each once, links led to the ids of what they name. */
export function completeDrafts(format: IncomingFormat, { drafts, unread }: Drafts): IncomingFile {
  const annotations = new Map<string, IncomingAnnotation>()
  const refused = [...unread]
  const ids = new Map<string, string>()
  for (const draft of drafts) if (draft.name) ids.set(draft.name, idOf(draft))
  for (const [index, draft] of drafts.entries()) {
    const why = refuse(draft, annotations.size)
    if (why !== null) {
      refused.push({ where: draft.where ?? `item ${index + 1}`, why })
      continue
    }
    const annotation = complete(draft, ids)
    const same = annotations.get(annotation.id)
    annotations.set(annotation.id, same ? joinSame(same, annotation) : annotation)
  }
  return { format, annotations: [...annotations.values()], unread: refused }
}

function refuse({ note = '', exact = '', tags = [] }: Draft, count: number): string | null {
  if (count >= MAX_ANNOTATIONS) return `It is more than the ${MAX_ANNOTATIONS} that are read of one file.`
  if (note.length > MOST.note) return 'Its note is too long.'
  if (exact.length > MOST.quote) return 'The passage that it marks is too long.'
  const says =
    exact.trim() !== '' || note.trim() !== '' || tags.some((tag) => cleanTag(plainLine(tag)) !== '')
  return says ? null : 'It marks no words and says nothing.'
}

function complete(draft: Draft, ids: ReadonlyMap<string, string>): IncomingAnnotation {
  const { source, exact = '', prefix = '', suffix = '', note = '', links = [], createdAt = '' } = draft
  const isOwn = draft.name !== undefined && ownId(draft.name) !== null
  const id = idOf(draft)
  const led = links.flatMap(({ name, relation }) => {
    const to = ids.get(name) ?? ownId(name)
    return to === null || to === id ? [] : [{ to, relation: relation.trim().slice(0, MOST.relation) }]
  })
  const elsewhere = links.filter(({ name }) => !ids.has(name)).flatMap(writeLink)
  return {
    id,
    source: {
      title: line(source?.title),
      byline: line(source?.byline),
      address: line(source?.address),
    },
    exact: exact.trim() === '' ? '' : exact,
    prefix,
    suffix,
    position: draft.position ?? null,
    place: line(draft.place),
    colour: draft.colour ?? null,
    note: [isOwn ? note : note.trim(), ...elsewhere].filter((part) => part !== '').join('\n\n'),
    tags: readTags(draft.tags ?? [], isOwn),
    links: [...new Set(led.map(({ to }) => to))],
    relations: Object.fromEntries(
      led.filter(({ relation }) => relation !== '').map(({ to, relation }) => [to, relation]),
    ),
    createdAt: readInstant(createdAt),
  }
}

/** What leads to no annotation of the file, but to the web, is written out in the note. */
function writeLink({ name, relation }: { name: string; relation: string }): string[] {
  if (!/^https?:\/\/[^\s<>]+$/i.test(name)) return []
  return [relation === '' ? `<${name}>` : `[${noteOfText(plainLine(relation))}](<${name}>)`]
}

/** One without a name is known by its source, its words and its place, and by its note only when it has no words. */
function idOf({ name, source, exact = '', place = '', note = '', createdAt = '' }: Draft): string {
  if (name) return identify(name, readInstant(createdAt))
  const words = exact.replace(/\s+/g, ' ').trim()
  const content = [source?.address ?? '', source?.title ?? '', words, place, words === '' ? note.trim() : '']
  return identify(JSON.stringify(content), readInstant(createdAt))
}

/** What two of the same id say, in one: nothing of either is dropped. */
function joinSame(first: IncomingAnnotation, second: IncomingAnnotation): IncomingAnnotation {
  const isSaid = second.note === '' || first.note.includes(second.note)
  return {
    ...first,
    note: isSaid ? first.note : [first.note, second.note].filter((note) => note !== '').join('\n\n'),
    tags: [...new Set([...first.tags, ...second.tags])].slice(0, MOST.tags),
    links: [...new Set([...first.links, ...second.links])],
    relations: { ...second.relations, ...first.relations },
    colour: first.colour ?? second.colour,
  }
}

function readTags(tags: readonly string[], isOwn: boolean): string[] {
  const cleaned = tags.map((tag) => (isOwn ? tag.trim() : cleanTag(plainLine(tag))).slice(0, MOST.tag).trim())
  return [...new Set(cleaned.filter((tag) => tag !== ''))].slice(0, MOST.tags)
}

const INSTANT = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(\.\d{1,3})?\d*\s*(Z|[+-]\d\d:?\d\d)?)?$/i

/** An instant as it is kept; empty when it is none. A time without a zone is taken for UTC's, everywhere alike. */
export function readInstant(text: string): string {
  const [, date, time = '00:00', seconds = ':00', part = '', zone = 'Z'] = INSTANT.exec(text.trim()) ?? []
  if (date === undefined) return ''
  const made = Date.parse(`${date}T${time}${seconds}${part}${zone.replace(/^(.\d\d)(\d\d)$/, '$1:$2')}`)
  return Number.isNaN(made) ? '' : new Date(made).toISOString()
}

function line(text = ''): string {
  return plainLine(text).slice(0, MAX_LINE)
}
