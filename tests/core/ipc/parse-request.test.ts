import { describe, expect, test } from 'vitest'
import type { RequestName } from '../../../src-core/ipc/contract.ts'
import { isRequestName, parseRequest } from '../../../src-core/ipc/parse-request.ts'

const id = '01JD0000000000000000000000'
const revision = 'a'.repeat(64)
const anchor = { revision, start: 3, end: 8, exact: 'words', prefix: '', suffix: '' }
const createdAt = '2026-11-22T10:00:00.000Z'
const annotation = { id, anchor, colour: 'yellow', note: '', tags: [], links: [], createdAt }
const add = (more: object) => ({
  id,
  edit: { kind: 'add-annotation', annotation: { ...annotation, ...more } },
})
const change = (patch: object) => ({ id, edit: { kind: 'change-annotation', id, patch } })

describe('parseRequest lets through what the contract has', () => {
  test.each<[string, RequestName, unknown]>([
    ['nothing where nothing is needed', 'library.open', {}],
    ['an article by its id', 'article.read', { id }],
    ['a new annotation', 'article.edit', add({})],
    ['a change of colour', 'article.edit', change({ colour: 'red' })],
    ['tags put on and taken off', 'article.edit', change({ tags: { add: ['Çırağan'], remove: ['b/c'] } })],
    ['the headline', 'article.edit', { id, edit: { kind: 'change-article', patch: { title: 'New' } } }],
    [
      'dropped files',
      'import.files',
      { job: 'one', files: [{ name: 'a.txt', bytes: new Uint8Array([65]) }], chaptersApart: false },
    ],
    ['all articles', 'export.run', { articleIds: 'all', format: 'csv' }],
    ['a theme', 'settings.change', { patch: { theme: 'night' } }],
  ])('%s', (_name, request, input) => {
    expect(parseRequest(request, input)).toEqual({ ok: true, value: input })
  })
})

describe('parseRequest refuses the rest and names the field', () => {
  test.each<[string, RequestName, unknown, RegExp]>([
    ['no object at all', 'article.read', 'x', /article\.read/],
    ['an id that is a path', 'article.read', { id: '../../etc/passwd' }, /id/],
    ['a field that is not in the contract', 'article.read', { id, extra: 1 }, /extra/],
    ['an unknown kind of edit', 'article.edit', { id, edit: { kind: 'drop-table' } }, /edit\.kind/],
    ['an unknown colour', 'article.edit', change({ colour: 'beige' }), /colour/],
    [
      'a quote that is not as long as its range',
      'article.edit',
      add({ anchor: { ...anchor, end: 9 } }),
      /anchor/,
    ],
    [
      'a range that starts before the text',
      'article.edit',
      add({ anchor: { ...anchor, start: -1 } }),
      /start/,
    ],
    ['an empty tag', 'article.edit', change({ tags: { add: [' '] } }), /tags\.add/],
    [
      'a date that no calendar has',
      'article.edit',
      { id, edit: { kind: 'change-article', patch: { published: '2026-13-41' } } },
      /published/,
    ],
    [
      'bytes that are no bytes',
      'import.files',
      { job: 'one', files: [{ name: 'a', bytes: [65] }], chaptersApart: false },
      /bytes/,
    ],
    [
      'a folder to import: the window never names one',
      'import.chooseFolder',
      { job: 'one', folder: '/' },
      /folder/,
    ],
    [
      'a folder: the window never names one',
      'settings.change',
      { patch: { exportFolder: '/' } },
      /exportFolder/,
    ],
  ])('%s', (_name, request, input, message) => {
    const result = parseRequest(request, input)
    expect(result).toMatchObject({
      ok: false,
      failure: { code: 'bad-arguments', message: expect.stringMatching(message) },
    })
  })
})

describe('isRequestName', () => {
  test.each([
    ['a request', 'article.read', true],
    ['a name that every object has', 'constructor', false],
    ['no string', 7, false],
  ])('%s', (_name, name, expected) => {
    expect(isRequestName(name)).toBe(expected)
  })
})
