import { basename } from 'node:path'
import { disk, type FileSystem, type WritableFile } from '../../../src-main/store/file-system.ts'

export type Operation = keyof FileSystem | keyof WritableFile

/** What happens before an operation: a fault is thrown, or nothing, or a write takes half of its bytes. */
export type Fault = (
  operation: Operation,
  count: number,
  path: string,
) => undefined | 'short' | Promise<undefined | 'short'>

/** An error as the system makes it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code })
}

/** The operation of that number fails, once; numbers count from 0. */
export function failOnce(at: number, code: string): Fault {
  return (_operation, count) => {
    if (count === at) throw systemError(code)
  }
}

/** As {@link failOnce}; but a write takes half of its bytes, and the disk is full from then on. */
export function fillUp(at: number): Fault {
  return (operation, count) => {
    if (count === at && operation === 'write') return 'short'
    if (count >= at && ['create', 'write', 'createFolder'].includes(operation)) throw systemError('ENOSPC')
    return undefined
  }
}

/** From the operation of that number on the disk takes no change, with this error. */
export function freeze(at: number, code: string): Fault {
  return (operation, count) => {
    if (count >= at && !READS.has(operation)) throw systemError(code)
  }
}

const READS = new Set<Operation>(['read', 'list', 'entries', 'freeBytes', 'states', 'state', 'close'])

/** From the operation of that number on nothing reaches the disk, as after a crash. */
export function crash(at: number): Fault {
  return (_operation, count) => {
    if (count >= at) throw systemError('EIO')
  }
}

/** The real disk, with faults before its operations and a log of them. */
export class FaultyDisk implements FileSystem {
  /** What was asked for so far, such as `rename record.json`. */
  readonly log: string[] = []
  readonly #fault: Fault
  #isHealthy = false

  constructor(fault: Fault = () => undefined) {
    this.#fault = fault
  }

  /** Does something without faults, and without a log of it. */
  async inHealth<T>(task: () => Promise<T>): Promise<T> {
    this.#isHealthy = true
    try {
      return await task()
    } finally {
      this.#isHealthy = false
    }
  }

  async #pass(operation: Operation, path: string): Promise<undefined | 'short'> {
    if (this.#isHealthy) return undefined
    const count = this.log.length
    this.log.push(`${operation} ${basename(path)}`)
    return await this.#fault(operation, count, path)
  }

  async read(path: string) {
    await this.#pass('read', path)
    return disk.read(path)
  }

  async create(path: string): Promise<WritableFile> {
    await this.#pass('create', path)
    const file = await disk.create(path)
    return {
      write: async (bytes, offset) => {
        const fault = await this.#pass('write', path)
        if (fault !== 'short') return file.write(bytes, offset)
        return file.write(bytes.subarray(0, Math.ceil((offset + bytes.length) / 2)), offset)
      },
      state: async () => {
        await this.#pass('state', path)
        return file.state()
      },
      sync: async () => {
        await this.#pass('sync', path)
        return file.sync()
      },
      close: async () => {
        await file.close()
        await this.#pass('close', path)
      },
    }
  }

  async rename(from: string, to: string) {
    await this.#pass('rename', to)
    return disk.rename(from, to)
  }

  async unlink(path: string) {
    await this.#pass('unlink', path)
    return disk.unlink(path)
  }

  async createFolder(path: string) {
    await this.#pass('createFolder', path)
    return disk.createFolder(path)
  }

  async syncFolder(path: string) {
    await this.#pass('syncFolder', path)
    return disk.syncFolder(path)
  }

  async list(folder: string) {
    await this.#pass('list', folder)
    return disk.list(folder)
  }

  async entries(folder: string) {
    await this.#pass('entries', folder)
    return disk.entries(folder)
  }

  async removeFolder(path: string) {
    await this.#pass('removeFolder', path)
    return disk.removeFolder(path)
  }

  async freeBytes(folder: string) {
    await this.#pass('freeBytes', folder)
    return disk.freeBytes(folder)
  }

  async states(folder: string, names: readonly string[]) {
    await this.#pass('states', folder)
    return disk.states(folder, names)
  }
}
