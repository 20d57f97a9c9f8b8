import type { Annotation } from '../../../src-core/annotation/annotation.ts'
import type { Revision } from '../../../src-core/article/article.ts'
import { newArticleRecord, type ArticleRecord } from '../../../src-core/library/record.ts'
import type { Stamp } from '../../../src-core/library/stamp.ts'

export const REVISION = 'a'.repeat(64)
export const DEVICE = 'device01'

/** A record as it is right after an import. */
export function sampleRecord(): ArticleRecord {
  const metadata = {
    title: 'The place where zero is kept',
    byline: '',
    publisher: '',
    place: 'PORT MARRAM',
    published: '2025-10-09',
    source: 'tide-gauge.txt',
    language: 'en',
  }
  const hashes = { hash: REVISION, textHash: 'b'.repeat(64), originalHash: 'c'.repeat(64) }
  const revision = { ...hashes, importedAt: '2026-11-22T22:00:00.000Z', encoding: 'utf-8' }
  return newArticleRecord('01M82RW362TW1QEQME286992XQ', metadata, { blocks: 41, words: 2517 }, revision)
}

/** Another revision of the sample, whose hash has one digit alone. */
export function sampleRevision(digit: number): Revision {
  return { ...sampleRecord().revisions[0]!, hash: String(digit).repeat(64) }
}

/** An annotation of the sample; `more` says what is special about it. */
export function sampleAnnotation(more: Partial<Annotation> = {}): Annotation {
  return {
    id: '01M82RWSX0CRSW94DKMRRBNZM9',
    anchor: { revision: REVISION, start: 10, end: 14, exact: 'zero', prefix: 'where ', suffix: ' is' },
    colour: 'yellow',
    note: '',
    tags: [],
    links: [],
    createdAt: '2026-11-22T22:13:00.000Z',
    ...more,
  }
}

/** The stamp of a given second on a device. */
export function stampAt(second: number, device = DEVICE): Stamp {
  return `${new Date(Date.UTC(2026, 10, 22, 22, 0, second)).toISOString()}-0000-${device}`
}
