/** What Kindles write of a clipping, in the languages that they are set to. */

/** Words that say of what kind a clipping is. Looked for in this order: some languages name a bookmark by two words. */
const KINDS = {
  bookmark: /bookmark|lesezeichen|signet|marcador|segnalibro|yer işareti|书签|書籤|ブックマーク/i,
  note: /\bnote?\b|\bnota\b|notiz|\bnot(?:unuz|un|u)?\b|笔记|筆記|メモ/i,
  highlight:
    /highlight|markierung|surlign|subrayado|resaltado|evidenzia|destaque|vurgu|标注|標註|ハイライト/i,
} as const

export type ClippingKind = keyof typeof KINDS

/** @param said the line below the title, without the date */
export function kindOf(said: string): ClippingKind | null {
  const kinds = Object.keys(KINDS) as ClippingKind[]
  return kinds.find((kind) => KINDS[kind].test(said)) ?? null
}

const LOCATION =
  /(?:\bloc(?:ation)?\b\.?|position|posici[óo]n|posizione|posição|emplacement|konum|位置)\s*(?:No\.?|#)?\s*(\d+)(?:\s*[-–]\s*(\d+))?/iu
const PAGE =
  /(?:\bpage|seite|p[áa]gina|sayfa)\s+([\divxlc]+(?:[-–]\d+)?)|第\s*(\d+)\s*[页頁]|(\d+)\s*ページ/iu

/** A range of places in a book, in Kindle's own measure. */
export interface KindleRange {
  start: number
  end: number
}

/** The location; null when it is told by page alone. `180-83` is short for 180 to 183. */
export function locationOf(said: string): KindleRange | null {
  const [, first, last] = LOCATION.exec(said) ?? []
  if (first === undefined) return null
  const start = Number(first)
  const whole = last !== undefined && last.length < first.length ? first.slice(0, -last.length) + last : last
  return { start, end: Math.max(start, Number(whole ?? first)) }
}

/** The page as it is written; empty when none is. */
export function pageOf(said: string): string {
  const [, named, chinese, japanese] = PAGE.exec(said) ?? []
  return named ?? chinese ?? japanese ?? ''
}

/** The months, by how their names begin, without accents. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'ene', 'gen', 'oca'],
  ['feb', 'fev', 'sub'],
  ['mar', 'mrz'],
  ['apr', 'avr', 'abr', 'nis'],
  ['may', 'mai', 'mag'],
  ['jun', 'juin', 'giu', 'haz'],
  ['jul', 'juil', 'lug', 'tem'],
  ['aug', 'aou', 'ago', 'agu'],
  ['sep', 'set', 'eyl'],
  ['oct', 'okt', 'out', 'ott', 'eki'],
  ['nov', 'kas'],
  ['dec', 'dez', 'dic', 'ara'],
]

/**
 * When a clipping was made, as an ISO 8601 instant; empty when the date cannot be read without a doubt. Kindles do
 * not write their zone: the time is taken for UTC's.
 */
export function instantOf(said: string): string {
  const plain = said.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const date = readEastern(plain) ?? readWestern(plain)
  if (!date) return ''
  const [, hours = '0', minutes = '0', seconds = '0'] = /(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?/.exec(plain) ?? []
  const isLate = /\d\s*p\.?\s?m\b|下午|午後|晚上/.test(plain)
  const isEarly = /\d\s*a\.?\s?m\b|上午|午前|凌晨/.test(plain)
  const hour = (Number(hours) % (isLate || isEarly ? 12 : 24)) + (isLate ? 12 : 0)
  const instant = Date.UTC(date.year, date.month - 1, date.day, hour, Number(minutes), Number(seconds))
  return Number.isNaN(instant) ? '' : new Date(instant).toISOString()
}

interface CalendarDay {
  year: number
  month: number
  day: number
}

function readEastern(text: string): CalendarDay | null {
  const [, year, month, day] = /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/.exec(text) ?? []
  return year === undefined ? null : { year: Number(year), month: Number(month), day: Number(day) }
}

/** `June 2, 2025` and `2. Juni 2025`, with what stands between them in any language. */
function readWestern(text: string): CalendarDay | null {
  const year = /\b(\d{4})\b/.exec(text)?.[1]
  const day = /(?<![\d:.])(\d{1,2})(?![\d:]|\.\d)/.exec(text)?.[1]
  // Tuesday begins like March in the Romance languages.
  const names = (text.match(/\p{L}{3,}/gu) ?? []).filter((name) => !/^mar(?:tes|tedi|di)$/.test(name))
  const month = names.map(monthOf).find((found) => found !== null)
  return year === undefined || day === undefined || month === undefined
    ? null
    : { year: Number(year), month: month + 1, day: Number(day) }
}

/** From 0; null when the word is no month. */
function monthOf(name: string): number | null {
  const index = MONTHS.findIndex((starts) => starts.some((start) => name.startsWith(start)))
  return index === -1 ? null : index
}
