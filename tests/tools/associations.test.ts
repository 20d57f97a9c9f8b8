/** What the installers tell the system of the files that Lectern opens. */
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { FILE_KINDS } from '../../src-core/import/file-kinds.ts'

interface Association {
  ext: string | string[]
  name: string
  role: string
  rank: string
}

interface BuilderConfig {
  fileAssociations?: unknown
  linux: { mimeTypes: string[]; executableArgs: string[]; fileAssociations?: unknown }
  mac: { fileAssociations: Association[] }
  win: { fileAssociations?: unknown }
}

const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8')
const config = parse(await read('electron-builder.yml')) as BuilderConfig
const openWith = await read('build/open-with.nsh')

const EXTENSIONS = FILE_KINDS.flatMap(({ extensions }) => extensions).sort()

/** What shared-mime-info calls them. */
const MEDIA_TYPES: Record<string, string> = {
  Text: 'text/plain',
  Markdown: 'text/markdown',
  'Web pages': 'text/html',
  Email: 'message/rfc822',
  Books: 'application/epub+zip',
}

describe('Lectern is offered for every file that it reads', () => {
  it('on macOS', () => {
    expect(config.mac.fileAssociations.flatMap(({ ext }) => ext).sort()).toEqual(EXTENSIONS)
  })

  it('on Windows', () => {
    const types = [...openWith.matchAll(/SupportedTypes" "\.(\w+)" ""/g)].map(([, extension]) => extension)
    expect(types.sort()).toEqual(EXTENSIONS)
  })

  it('on Linux, and is given paths', () => {
    const kinds = FILE_KINDS.map(({ name }) => MEDIA_TYPES[name])
    expect(config.linux.mimeTypes).toEqual(expect.arrayContaining(kinds))
    expect(config.linux.mimeTypes).toEqual(
      expect.arrayContaining(['application/xhtml+xml', 'application/x-mimearchive']),
    )
    expect(config.linux.executableArgs).toEqual(['%F'])
  })
})

describe('Lectern takes no file over from the program that opens it', () => {
  it('on macOS: it views, and stands behind others', () => {
    for (const { role, rank } of config.mac.fileAssociations)
      expect({ role, rank }).toEqual({ role: 'Viewer', rank: 'Alternate' })
  })

  it('on Windows and Linux: where electron-builder would make it the usual one, it is not asked to', () => {
    expect([config.fileAssociations, config.win.fileAssociations, config.linux.fileAssociations]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(openWith).not.toMatch(/"Software\\Classes\\\./)
  })
})
