import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LecternError } from '../../../src-core/ipc/result.ts'
import { createFolderDurably, sweepTemporaries, writeDurably } from '../../../src-main/store/durable-file.ts'
import { disk, type FileSystem, type WritableFile } from '../../../src-main/store/file-system.ts'
import { crash, failOnce, FaultyDisk, systemError } from './faulty-disk.ts'
import { temporaryFolder } from './temporary-folder.ts'

const OLD = 'the old words'
const NEW = 'the new words, which are more'
const bytes = (text: string) => new TextEncoder().encode(text)

/** A folder with one file in it, to be written over. */
async function fileWithOldWords() {
  const folder = await temporaryFolder()
  const path = join(folder, 'record.json')
  await writeFile(path, OLD)
  return { folder, path }
}

/** The disk, with some of the ways of a file being written changed. */
function diskWith(change: (file: WritableFile) => Partial<WritableFile>): FileSystem {
  return {
    ...disk,
    async create(path) {
      const file = await disk.create(path)
      return { ...file, ...change(file) }
    },
  }
}

async function failureOf(writing: Promise<unknown>) {
  const error = await writing.then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(error).toBeInstanceOf(LecternError)
  return (error as LecternError).failure
}

describe('writing a file', () => {
  it('brings bytes, then name, to the disk', async () => {
    const { path, folder } = await fileWithOldWords()
    const faulty = new FaultyDisk()
    await writeDurably(faulty, path, bytes(NEW))
    expect(await readFile(path, 'utf8')).toBe(NEW)
    expect(await readdir(folder)).toEqual(['record.json'])
    expect(faulty.log.map((entry) => entry.split(' ')[0])).toEqual([
      'create',
      'write',
      'sync',
      'state',
      'close',
      'rename',
      'syncFolder',
    ])
  })

  it('tells the state of the file that it left', async () => {
    const { path, folder } = await fileWithOldWords()
    const state = await writeDurably(disk, path, bytes(NEW))
    expect([state]).toEqual(await disk.states(folder, ['record.json']))
    expect(state.size).toBe(NEW.length)
  })

  it('goes on where the disk took only some of the bytes', async () => {
    const { path } = await fileWithOldWords()
    const stuttering = diskWith((file) => ({
      write: (bytes, offset) => file.write(bytes.subarray(0, offset + 3), offset),
    }))
    await writeDurably(stuttering, path, bytes(NEW))
    expect(await readFile(path, 'utf8')).toBe(NEW)
  })

  it.each([
    ['takes no more bytes', { write: () => Promise.resolve(0) }],
    ['claims bytes that did not arrive', { write: (bytes: Uint8Array) => Promise.resolve(bytes.length) }],
  ])('fails on a disk that %s', async (_case, change) => {
    const { path, folder } = await fileWithOldWords()
    const failure = await failureOf(
      writeDurably(
        diskWith(() => change),
        path,
        bytes(NEW),
      ),
    )
    expect(failure.code).toBe('unwritable')
    expect(failure.message).toContain(folder)
    expect(await readFile(path, 'utf8')).toBe(OLD)
    expect(await readdir(folder)).toEqual(['record.json'])
  })

  it.each(['EPERM', 'EBUSY', 'EACCES'])(
    'waits for a program that holds the file for a moment (%s)',
    async (code) => {
      const { path } = await fileWithOldWords()
      let refusals = 2
      const faulty = new FaultyDisk((operation) => {
        if (operation === 'rename' && refusals-- > 0) throw systemError(code)
      })
      await writeDurably(faulty, path, bytes(NEW))
      expect(await readFile(path, 'utf8')).toBe(NEW)
    },
  )

  it('gives up on a program that holds the file for good', async () => {
    const { path, folder } = await fileWithOldWords()
    const faulty = new FaultyDisk((operation) => {
      if (operation === 'rename') throw systemError('EBUSY')
    })
    expect(await failureOf(writeDurably(faulty, path, bytes(NEW)))).toEqual({
      code: 'unwritable',
      message: `Lectern could not write to the folder ${folder}: another program holds it.`,
      kept: 'Nothing that was saved before is lost.',
      todo: 'Close programs that use this folder, then try again.',
    })
    expect(await readFile(path, 'utf8')).toBe(OLD)
    expect(await readdir(folder)).toEqual(['record.json'])
  })

  it('is stopped by what the check throws', async () => {
    const { path, folder } = await fileWithOldWords()
    const reason = new LecternError('locked', 'Not now.')
    const writing = writeDurably(disk, path, bytes(NEW), () => Promise.reject(reason))
    await expect(writing).rejects.toBe(reason)
    expect(await readFile(path, 'utf8')).toBe(OLD)
    expect(await readdir(folder)).toEqual(['record.json'])
  })
})

const OPERATIONS = ['create', 'write', 'sync', 'state', 'close', 'rename', 'syncFolder']

describe.each(['ENOSPC', 'EIO', 'EROFS', 'EDQUOT'])('%s', (code) => {
  it.each([...OPERATIONS.entries()])(
    'at operation %i (%s) leaves the old words or the new, and is told',
    async (at) => {
      const { path, folder } = await fileWithOldWords()
      const {
        code: told,
        message,
        kept,
        todo,
      } = await failureOf(writeDurably(new FaultyDisk(failOnce(at, code)), path, bytes(NEW)))
      expect(told).toBe('unwritable')
      expect(message).toContain(folder)
      expect(kept).toBeTruthy()
      expect(todo).toBeTruthy()
      expect([OLD, NEW]).toContain(await readFile(path, 'utf8'))
      expect(await readdir(folder)).toEqual(['record.json'])
    },
  )
})

describe('a crash', () => {
  it.each([...OPERATIONS.entries()])('at operation %i (%s) leaves the old words or the new', async (at) => {
    const { path } = await fileWithOldWords()
    await failureOf(writeDurably(new FaultyDisk(crash(at)), path, bytes(NEW)))
    expect([OLD, NEW]).toContain(await readFile(path, 'utf8'))
  })

  it('before the rename leaves the old words, and a temporary file', async () => {
    const { path, folder } = await fileWithOldWords()
    await failureOf(writeDurably(new FaultyDisk(crash(OPERATIONS.indexOf('rename'))), path, bytes(NEW)))
    expect(await readFile(path, 'utf8')).toBe(OLD)
    expect(await readdir(folder)).toHaveLength(2)
  })
})

describe('sweeping', () => {
  it('removes what dead writers left, and nothing else', async () => {
    const { path, folder } = await fileWithOldWords()
    const own = await leaveTemporary(path, folder)
    const dead = own.replace(`-${process.pid}-`, `-${await deadProcessId()}-`)
    const [, host = ''] = /\.([0-9a-f]{8})-\d+-[0-9a-f]{12}\.tmp$/.exec(own) ?? []
    const elsewhere = dead.replace(host, host === '00000000' ? '11111111' : '00000000')
    const cases = [
      { name: own, age: 0, stays: true, why: 'its writer lives' },
      { name: dead, age: 0, stays: false, why: 'its writer is dead' },
      { name: elsewhere, age: 0, stays: true, why: 'its writer may live on another computer' },
      { name: elsewhere.replace(/.{12}\.tmp$/, 'aaaaaaaaaaaa.tmp'), age: 2, stays: false, why: 'it is old' },
      { name: own.replace(/.{12}\.tmp$/, 'bbbbbbbbbbbb.tmp'), age: 2, stays: false, why: 'it is old' },
      { name: '.syncthing.record.json.tmp', age: 2, stays: true, why: 'it is not ours' },
      { name: 'draft.tmp', age: 2, stays: true, why: 'it is not ours' },
    ]
    const now = Date.now()
    for (const { name, age } of cases) {
      await writeFile(join(folder, name), NEW)
      const time = new Date(now - age * 60 * 60 * 1000)
      await utimes(join(folder, name), time, time)
    }
    await sweepTemporaries(disk, folder, now)
    const left = await readdir(folder)
    expect(cases.map(({ name, why }) => ({ why, stays: left.includes(name) }))).toEqual(
      cases.map(({ why, stays }) => ({ why, stays })),
    )
    expect(left).toContain('record.json')
  })
})

/** Writes until the rename, and gives the name of the temporary file. */
async function leaveTemporary(path: string, folder: string): Promise<string> {
  await failureOf(writeDurably(new FaultyDisk(crash(OPERATIONS.indexOf('rename'))), path, bytes(NEW)))
  return (await readdir(folder)).find((name) => name !== 'record.json')!
}

async function deadProcessId(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
  await once(child, 'exit')
  return child.pid!
}

describe('making a folder', () => {
  it('makes those above it, and brings each name to the disk', async () => {
    const root = await temporaryFolder()
    const faulty = new FaultyDisk()
    await createFolderDurably(faulty, join(root, 'one', 'two', 'three'))
    expect(await readdir(join(root, 'one', 'two'))).toEqual(['three'])
    expect(faulty.log.slice(1).map((entry) => entry.split(' ')[1])).toEqual(['two', 'one', basename(root)])
  })

  it('leaves one that is there alone', async () => {
    const faulty = new FaultyDisk()
    await createFolderDurably(faulty, await temporaryFolder())
    expect(faulty.log).toHaveLength(1)
  })

  it.each([
    ['a file has its name', 'record.json', 'a file stands where a folder should be'],
    ['a file has the name of one above', 'record.json/below', 'a file stands where a folder should be'],
  ])('fails when %s', async (_case, name, reason) => {
    const { folder } = await fileWithOldWords()
    const failure = await failureOf(createFolderDurably(disk, join(folder, name)))
    expect(failure).toMatchObject({ code: 'unwritable', message: expect.stringContaining(reason) })
  })
})
