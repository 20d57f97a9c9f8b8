import { describe, expect, it } from 'vitest'
import { unpack, UNPACK_LIMITS } from '../../../src-main/import/unpack.ts'
import { zipArchive, type ZippedFile } from '../../fixtures/zip-archive.ts'

const all = () => true
const names = async (files: readonly ZippedFile[]) => [...(await unpack(zipArchive(files), all)).keys()]

describe('An archive is unpacked', () => {
  it('into its files by their paths', async () => {
    const files = await unpack(zipArchive([{ path: 'a/ö.txt', content: 'Çırağan' }]), all)
    expect([...files].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)])).toEqual([
      ['a/ö.txt', 'Çırağan'],
    ])
  })

  it('without what is not wanted, folders, and links to elsewhere', async () => {
    const archive = zipArchive([
      { path: 'a.txt', content: 'a' },
      { path: 'b.bin', content: 'b' },
      { path: 'folder/', content: '' },
      { path: 'link.txt', content: '/etc/passwd', mode: 0o120777 },
    ])
    expect([...(await unpack(archive, (path) => !path.endsWith('.bin'))).keys()]).toEqual(['a.txt'])
  })

  it.each<[what: string, files: ZippedFile[], code: string]>([
    ['a path leads out of it', [{ path: '../evil.txt', content: 'x' }], 'damaged'],
    ['a path begins at the root', [{ path: '/etc/evil', content: 'x' }], 'damaged'],
    ['a path has a drive', [{ path: 'C:/evil', content: 'x' }], 'damaged'],
    ['a size is told too small', [{ path: 'a', content: 'x'.repeat(5_000), size: 10 }], 'damaged'],
    ['a size is told too large', [{ path: 'a', content: 'x', size: 5_000 }], 'damaged'],
    ['a file is locked', [{ path: 'a', content: 'x', isLocked: true }], 'encrypted'],
    ['a file is many times its size', [{ path: 'a', content: new Uint8Array(2_000_000) }], 'too-large'],
    ['a file says that it is huge', [{ path: 'a', content: 'x', size: 4_000_000_000 }], 'too-large'],
  ])('or refused: %s', async (_, files, code) => {
    await expect(names(files)).rejects.toMatchObject({ failure: { code } })
  })

  it.each([
    ['too many files', { entries: 1 }],
    ['too large together', { total: 3 }],
    ['one too large', { each: 1 }],
  ])('or refused: %s', async (_, limit) => {
    const archive = zipArchive([
      { path: 'a', content: 'xx' },
      { path: 'b', content: 'yy' },
    ])
    await expect(unpack(archive, all, { ...UNPACK_LIMITS, ...limit })).rejects.toMatchObject({
      failure: { code: 'too-large' },
    })
    expect((await unpack(archive, all)).size).toBe(2)
  })

  it.each([
    ['cut off', (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 30)],
    ['empty', () => new Uint8Array()],
    ['no archive', () => new TextEncoder().encode('A text that is no archive at all.')],
    ['damaged within', (bytes: Uint8Array) => bytes.map((byte, at) => (at > 40 && at < 60 ? 0xff : byte))],
  ])('or refused: %s', async (_, damage) => {
    const archive = damage(zipArchive([{ path: 'a', content: 'words '.repeat(50) }]))
    await expect(unpack(archive, all)).rejects.toMatchObject({ failure: { code: 'damaged' } })
  })
})
