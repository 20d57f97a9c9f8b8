import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Context } from '../../../src-main/features/feature.ts'
import { encodings } from '../../../src-main/features/encodings.ts'
import { UnsureSources, type UnsureLimits } from '../../../src-main/import/unsure-sources.ts'
import { encodeText } from '../../core/import/encode-text.ts'
import { sha256 } from '../../../src-main/store/hash.ts'
import { openLibrary } from '../store/open-library.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'

function source(name: string, bytes = 10) {
  return { name, bytes: new Uint8Array(bytes) }
}

describe('files whose encoding is not certain are kept by tokens', () => {
  function keepAll(limits: Partial<UnsureLimits>, sources: ReturnType<typeof source>[]) {
    const unsure = new UnsureSources(limits)
    const tokens = sources.map(unsure.keep)
    const isKept = (token: string | undefined) => {
      try {
        return token !== undefined && unsure.find(token) !== undefined
      } catch {
        return false
      }
    }
    return { unsure, tokens, kept: () => tokens.map(isKept) }
  }

  it.each([
    ['up to a number', { files: 2 }, [10, 10, 10], [false, true, true]],
    ['up to a size of all', { bytes: 25 }, [10, 10, 15], [false, true, true]],
    ['unless one is larger than that', { bytes: 25 }, [10, 30, 10], [true, false, true]],
  ])('%s', (_, limits, sizes, kept) => {
    const sources = sizes.map((bytes, index) => source(`${index}`, bytes))
    expect(keepAll(limits, sources).kept()).toEqual(kept)
  })

  it('until they are forgotten, all are, or their time is over', async () => {
    const all = keepAll({}, [source('a'), source('b'), source('c')])
    all.unsure.forget(all.tokens[1]!)
    expect(all.kept()).toEqual([true, false, true])
    all.unsure.clear()
    expect(all.kept()).toEqual([false, false, false])
    const short = keepAll({ age: 1 }, [source('a')])
    await expect.poll(async () => (await wait(1), short.kept())).toEqual([false])
  })
})

const POLISH =
  'Most\n\nBurmistrz mówi, że pieniędzy wystarczy na połowę dróg, a reszta musi się znaleźć później.'

it('they are previewed, told apart, imported in the encoding that was chosen, and then forgotten', async () => {
  const unsure = new UnsureSources()
  const library = await openLibrary(await temporaryFolder(), { keepUnsure: unsure.keep })
  const words: [name: string, text: string, encoding: string][] = [
    ['pere.txt', 'Le père', 'windows-1252'],
    ['mere.txt', 'La mère', 'windows-1252'],
    ['zlo.txt', 'Zażółć', 'windows-1250'],
    ['most.txt', POLISH, 'windows-1250'],
  ]
  const { failed, imported } = await library.importSources(
    words.map(([name, text, encoding]) => ({ name, bytes: encodeText(text, encoding) })),
  )
  expect(imported.map(({ title }) => title)).toEqual(['Most'])
  expect(failed.map(({ name, code }) => [name, code])).toEqual([
    ['pere.txt', 'uncertain-encoding'],
    ['mere.txt', 'uncertain-encoding'],
    ['zlo.txt', 'uncertain-encoding'],
  ])
  const [pere = '', mere = '', zlo = ''] = failed.map(({ unsure }) => unsure ?? '')
  const cameIn: string[] = []
  const cameInByHand = (hash: string) => Promise.resolve(void cameIn.push(hash))
  const handle = encodings({ library } as unknown as Context, { unsure, inbox: { cameInByHand } })
  const preview = await handle['unsure.preview']({ token: pere, encodings: ['windows-1252', 'windows-1250'] })
  expect(preview.map(({ sample }) => sample)).toEqual(['Le père', 'Le pčre'])

  // One that was kept for too long says nothing of the others.
  const alike = { tokens: [randomUUID(), mere, zlo], encoding: 'windows-1252' }
  expect(await handle['unsure.alike'](alike)).toEqual([{ token: mere, sample: 'La mère' }])
  const report = await handle['unsure.import']({ tokens: [pere, mere], encoding: 'windows-1252' })
  expect(report.imported.map(({ title }) => title)).toEqual(['Le père', 'La mère'])
  expect(report.failed).toEqual([])
  expect(cameIn).toEqual(words.slice(0, 2).map(([, text, encoding]) => sha256(encodeText(text, encoding))))
  const again = await handle['unsure.import']({ tokens: [pere, zlo], encoding: 'windows-1250' })
  expect(again.imported.map(({ title }) => title)).toEqual(['Zażółć'])
  expect(again.failed).toMatchObject([{ code: 'not-found', unsure: pere }])
})
