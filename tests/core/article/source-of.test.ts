import { expect, it } from 'vitest'
import { sourceOf } from '../../../src-core/article/source-of.ts'

it.each([
  ['the publisher', 'The Evening Tide', 'https://example.org/a', 'The Evening Tide'],
  ['the host of the address', ' ', 'https://www.Example.org:8080/a?b#c', 'example.org'],
  ['the host, whoever logs in there', '', 'http://me:secret@example.org', 'example.org'],
  ['nothing of a file', '', 'ferry.txt', ''],
  ['nothing of pasted text', '', '', ''],
])('is %s', (_, publisher, source, expected) => {
  expect(sourceOf({ publisher, source })).toBe(expected)
})
