import { createHash } from 'node:crypto'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { openEnvelope, sealEnvelope } from '../../../src-core/library/envelope.ts'
import { SCHEMA } from '../../../src-core/library/migrations.ts'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const schema = v.object({ title: v.string(), count: v.number() })
const open = (text: string) => openEnvelope(text, 'article', schema, hash)

const DATA = { title: 'Çırağan’ın dört hayatı', count: 4 }
const SEALED = sealEnvelope(DATA, 'lectern 0.1.0', hash)

/** The sealed text with its parts changed, and the checksum right again unless it was given. */
function forge(parts: Record<string, unknown>): string {
  const whole = { schema: SCHEMA, app: 'lectern 0.1.0', data: DATA, ...parts }
  return JSON.stringify({ checksum: hash(JSON.stringify(whole.data)), ...whole })
}

it('is one line with schema, program, checksum and data', () => {
  const json = JSON.stringify(DATA)
  expect(SEALED).toBe(
    `{"schema":${SCHEMA},"app":"lectern 0.1.0","checksum":"${hash(json)}","data":${json}}\n`,
  )
})

it('gives back any data that it was given', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (data) => {
      const opened = openEnvelope(sealEnvelope(data, 'x', hash), 'text', v.unknown(), hash)
      expect(opened).toEqual({
        state: 'intact',
        data: JSON.parse(JSON.stringify(data)),
        checksum: hash(JSON.stringify(data)),
      })
    }),
  )
})

describe.each([
  ['as it was written', SEALED],
  ['after a byte-order mark', `\uFEFF${SEALED}`],
  ['laid out on many lines', JSON.stringify(JSON.parse(SEALED), null, 2)],
  ['with line ends of Windows', SEALED.replace('\n', '\r\n')],
])('data %s', (_case, text) => {
  it('is intact', () => expect(open(text)).toMatchObject({ state: 'intact', data: DATA }))
})

describe.each([
  ['an empty file', '', 'it is not a whole Lectern file'],
  ['a file of NULs', '\0'.repeat(SEALED.length), 'it is not a whole Lectern file'],
  ['a file cut off', SEALED.slice(0, -20), 'it is not a whole Lectern file'],
  ['other JSON', '{"title":"x"}', 'it is not a whole Lectern file'],
  ['null', 'null', 'it is not a whole Lectern file'],
  ['schema 0', forge({ schema: 0 }), 'it is not a whole Lectern file'],
  ['a letter changed', SEALED.replace('dört', 'dort'), 'its content does not match its checksum'],
  [
    'a letter lost to another encoding',
    SEALED.replace('ç', '\uFFFD').replace('Ç', '\uFFFD'),
    'its content does not match its checksum',
  ],
  ['a field of another type', forge({ data: { title: 4, count: 4 } }), 'title: Invalid type'],
])('%s', (_case, text, reason) => {
  it('is damaged', () => {
    const opened = open(text)
    expect(opened.state).toBe('damaged')
    expect(opened.state === 'damaged' && opened.reason).toContain(reason)
  })
})

it('of a newer schema is told apart from damage, whatever is in it', () => {
  const text = forge({
    schema: SCHEMA + 1,
    app: 'lectern 9.0.0',
    data: { unheard: 'of' },
    checksum: 'another kind',
  })
  expect(open(text)).toEqual({ state: 'newer', schema: SCHEMA + 1, app: 'lectern 9.0.0' })
})
