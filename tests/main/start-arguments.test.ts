import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { startArguments } from '../../src-main/start-arguments.ts'

const at = (path: string) => resolve('/desk', path)

describe('startArguments', () => {
  test.each<[string, string[], boolean, string | undefined, string[]]>([
    ['nothing, installed', ['lectern'], true, undefined, []],
    ['nothing, from the sources', ['electron', '.'], false, undefined, []],
    ['a file to open', ['lectern', 'a.txt'], true, undefined, [at('a.txt')]],
    [
      'several files and a folder',
      ['lectern', 'b.epub', 'c.html', 'd'],
      true,
      undefined,
      [at('b.epub'), at('c.html'), at('d')],
    ],
    ['a library', ['electron', '.', '--library', 'mine'], false, at('mine'), []],
    ['a library, written with =', ['lectern', '--library=mine', 'a.txt'], true, at('mine'), [at('a.txt')]],
    [
      'Chromium’s switches are passed over',
      ['lectern', '--no-sandbox', '--disable-gpu', 'a.txt'],
      true,
      undefined,
      [at('a.txt')],
    ],
    ['a library without a name is none', ['lectern', '--library='], true, undefined, []],
  ])('%s', (_name, argv, packaged, library, files) => {
    expect(startArguments(argv, packaged, '/desk')).toEqual({ library, files })
  })
})
