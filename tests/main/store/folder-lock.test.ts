import { mkdir, readdir, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LecternError } from '../../../src-core/ipc/result.ts'
import { FolderLock } from '../../../src-main/store/folder-lock.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Takes the lock as another program does. */
async function holdLock(folder: string): Promise<string> {
  const path = join(folder, 'lectern.lock')
  await mkdir(path)
  return path
}

describe('tasks under one lock', () => {
  it.each([
    [
      'of one program',
      (folder: string) => {
        const lock = new FolderLock(folder)
        return [lock, lock, lock]
      },
    ],
    ['of three', (folder: string) => [0, 1, 2].map(() => new FolderLock(folder))],
  ])('%s run one at a time', async (_case, locks) => {
    const folder = await temporaryFolder()
    let running = 0
    const seen: number[] = []
    const task = async () => {
      seen.push(++running)
      await readdir(folder)
      running--
    }
    await Promise.all(locks(folder).flatMap((lock) => [lock.run(task), lock.run(task), lock.run(task)]))
    expect(seen).toEqual(Array.from({ length: 9 }, () => 1))
  })

  it('run in the order in which they were given', async () => {
    const lock = new FolderLock(await temporaryFolder())
    const order: string[] = []
    const add = (name: string) => () => Promise.resolve(order.push(name))
    await Promise.all([lock.run(add('a')), lock.queue(add('b')), lock.run(add('c'))])
    expect(order).toEqual(['a', 'b', 'c'])
  })

  it('give their result or their error, and leave no lock behind', async () => {
    const folder = await temporaryFolder()
    const lock = new FolderLock(folder)
    expect(await lock.run(() => Promise.resolve('done'))).toBe('done')
    await expect(lock.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await lock.run(() => Promise.resolve('still'))).toBe('still')
    expect(await readdir(folder)).toEqual([])
  })

  it('are refused once the folder must not be changed', async () => {
    const lock = new FolderLock(await temporaryFolder())
    const reason = new LecternError('newer-schema', 'Too new.')
    lock.refuse(reason)
    await expect(lock.run(() => Promise.resolve())).rejects.toBe(reason)
  })
})

describe('while another program holds the lock', () => {
  it('a task waits, and runs when the lock is free', async () => {
    const folder = await temporaryFolder()
    const held = await holdLock(folder)
    const done = new FolderLock(folder).run(() => readdir(folder))
    await rm(held, { recursive: true })
    expect(await done).toEqual(['lectern.lock'])
  })

  it('for too long, a task fails and says so', async () => {
    const folder = await temporaryFolder()
    await holdLock(folder)
    await expect(new FolderLock(folder, 30).run(() => Promise.resolve())).rejects.toMatchObject({
      failure: { code: 'locked', kept: 'Nothing was changed.', message: expect.stringContaining(folder) },
    })
  })

  it('that has died, its lock is taken over', async () => {
    const folder = await temporaryFolder()
    const held = await holdLock(folder)
    const longAgo = new Date(Date.now() - 60_000)
    await utimes(held, longAgo, longAgo)
    expect(await new FolderLock(folder, 0).run(() => Promise.resolve('mine'))).toBe('mine')
  })
})

it('a folder that is not there takes no lock', async () => {
  const folder = join(await temporaryFolder(), 'away')
  await expect(new FolderLock(folder).run(() => Promise.resolve())).rejects.toMatchObject({
    failure: { code: 'unwritable', message: expect.stringContaining(folder) },
  })
})
