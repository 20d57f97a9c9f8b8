import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LecternError, type Failure } from '../../../src-core/ipc/result.ts'
import { Library } from '../../../src-main/store/library.ts'
import { SettingsFile } from '../../../src-main/store/settings-file.ts'
import { crash, failOnce, FaultyDisk, fillUp, freeze, type Fault } from './faulty-disk.ts'
import { GAUGE, openLibrary, openWithFerry, retitle, textFile } from './open-library.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** More operations than any act here takes. */
const MANY = 96
const AT_ONCE = 8

/**
 * Does an act again and again, each time on a fresh copy of a folder and with a fault one operation
 * later, until it gets through without meeting it. After each, `check` looks at what a healthy disk has.
 * @param act works on the disk that it is given and tells what went wrong, if anything did
 */
async function failEverywhere(
  template: string,
  fault: (at: number) => Fault,
  act: (root: string, fs: FaultyDisk) => Promise<Failure | undefined>,
  check: (root: string, hasFailed: boolean) => Promise<void>,
): Promise<void> {
  const scratch = await temporaryFolder()
  const tryAt = async (at: number) => {
    const root = join(scratch, String(at))
    await cp(template, root, { recursive: true })
    const fs = new FaultyDisk(fault(at))
    const failure = await act(root, fs)
    if (failure) {
      expect(['unwritable', 'unreadable']).toContain(failure.code)
      expect(failure.message).toContain(root)
      expect(failure.todo).toBeTruthy()
    }
    await check(root, failure !== undefined)
    return fs.log.length > at
  }
  for (let at = 0; at < MANY; at += AT_ONCE) {
    const haveMet = await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => tryAt(at + index)))
    if (haveMet.includes(false)) return
  }
  throw new Error(`The act takes more than ${MANY} operations.`)
}

async function failureOf(act: Promise<unknown>): Promise<Failure | undefined> {
  try {
    await act
    return undefined
  } catch (error) {
    expect(error).toBeInstanceOf(LecternError)
    return (error as LecternError).failure
  }
}

const FAULTS: [string, (at: number) => Fault][] = [
  ['a full disk', (at) => failOnce(at, 'ENOSPC')],
  ['a broken disk', (at) => failOnce(at, 'EIO')],
  ['a program that holds the file for a moment', (at) => failOnce(at, 'EPERM')],
  ['a disk that fills up in the middle of a file', fillUp],
  ['a disk that becomes read-only', (at) => freeze(at, 'EROFS')],
  ['a folder that may not be written to any more', (at) => freeze(at, 'EPERM')],
  ['a crash', crash],
]

/** A folder whose library has one article; both halves of it are closed. */
async function template(): Promise<{ root: string; id: string }> {
  const root = await temporaryFolder()
  const { library, id } = await openWithFerry(root)
  await library.edit(id, retitle('Old'))
  await library.close()
  return { root, id }
}

/** What a healthy disk has, and that nothing was taken for damaged. */
async function lookAgain(root: string) {
  const library = await openLibrary(root)
  const { articles, problems } = library.view()
  expect(problems).toEqual([])
  expect(await readdir(join(root, 'library'))).not.toContain('quarantine')
  for (const { id } of articles) await library.readArticle(id)
  await library.close()
  return articles.map(({ title }) => title)
}

describe.each(FAULTS)('%s', { timeout: 60_000 }, (_name, fault) => {
  it('at any operation of an edit leaves the old state or the new, and is told', async () => {
    const { root, id } = await template()
    await failEverywhere(
      root,
      fault,
      (root, fs) => failureOf(editOn(root, id, fs)),
      async (root, hasFailed) => {
        const [title] = await lookAgain(root)
        expect(hasFailed ? ['Old', 'New'] : ['New']).toContain(title)
      },
    )
  })

  it('at any operation of an import leaves all of the article or nothing', async () => {
    const { root } = await template()
    await failEverywhere(
      root,
      fault,
      (root, fs) => importOn(root, fs),
      async (root, hasFailed) => {
        const titles = await lookAgain(root)
        expect(titles).toContain('Old')
        if (!hasFailed) expect(titles).toContain('The place where zero is kept')
      },
    )
  })

  it('at any operation of the first start leaves a folder that the next start opens', async () => {
    await failEverywhere(
      await temporaryFolder(),
      fault,
      (root, fs) => failureOf(Library.open({ folder: join(root, 'library'), data: join(root, 'data'), fs })),
      async (root) => expect(await lookAgain(root)).toEqual([]),
    )
  })

  it('at any operation of a recovery leaves the damaged record, or the good one and it in quarantine', async () => {
    const { root, id } = await template()
    const damaged = '{"schema":1'
    const path = (root: string) => join(root, 'library', 'articles', `${id}.json`)
    await rm(join(root, 'data', 'cache'), { recursive: true, force: true })
    await writeFile(path(root), damaged)
    await failEverywhere(
      root,
      fault,
      (root, fs) => failureOf(openAndClose(root, fs)),
      async (root) => {
        const left = await readFile(path(root), 'utf8')
        const library = await openLibrary(root)
        expect(library.view().articles.map(({ title }) => title)).toEqual(['Old'])
        const folder = join(root, 'library', 'quarantine')
        const names = (await readdir(folder)).filter((name) => name.endsWith('.json'))
        const kept = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
        expect(kept).toContain(damaged)
        if (left !== damaged) expect(left).toContain('"title":"Old"')
      },
    )
  })

  it('at any operation of a change of settings leaves the old ones or the new', async () => {
    const data = await temporaryFolder()
    await (await SettingsFile.open(data)).change({ theme: 'paper' })
    await failEverywhere(
      data,
      fault,
      async (root, fs) => failureOf((await SettingsFile.open(root, fs)).change({ theme: 'night' })),
      async (root, hasFailed) => {
        const { theme } = (await SettingsFile.open(root)).value
        expect(hasFailed ? ['paper', 'night'] : ['night']).toContain(theme)
      },
    )
  })
})

/** Edits on a library that was opened in health. */
async function editOn(root: string, id: string, fs: FaultyDisk): Promise<void> {
  const library = await openThenFail(root, fs)
  await library.edit(id, retitle('New'))
}

/** A start, with faults from its beginning. */
async function openAndClose(root: string, fs: FaultyDisk): Promise<void> {
  const library = await Library.open({
    folder: join(root, 'library'),
    data: join(root, 'data'),
    fs,
    lockWait: 0,
  })
  await fs.inHealth(() => library.close())
}

async function importOn(root: string, fs: FaultyDisk) {
  const library = await openThenFail(root, fs)
  const { failed } = await library.importSources([textFile('gauge.txt', GAUGE)])
  return failed[0]
}

/** The faults count from the end of the opening. */
function openThenFail(root: string, fs: FaultyDisk): Promise<Library> {
  return fs.inHealth(() => openLibrary(root, { fs }))
}
