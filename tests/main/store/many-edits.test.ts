import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { LibraryChoices } from '../../../src-core/library/library-meta.ts'
import { FERRY, GAUGE, openLibrary, openWithFerry, retitle, textFile } from './open-library.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('edits of many articles', () => {
  it('are all on the disk when they are acknowledged, and told as one', async () => {
    const root = await temporaryFolder()
    const library = await openLibrary(root)
    await library.importSources([textFile('ferry.txt', FERRY), textFile('gauge.txt', GAUGE)])
    const ids = library.view().articles.map(({ id }) => id)
    const told: string[][] = []
    library.onChange((changes) => told.push(changes.map(({ summary }) => summary.title)))
    const outcomes = await library.editMany(ids.map((id) => ({ id, edit: retitle(`Now ${id}`) })))
    const inverses = outcomes.map((outcome) => outcome.ok && outcome.value.inverse)
    expect(inverses).toEqual([retitle('The place where zero is kept'), retitle('The last ferry')])
    expect(told).toEqual([ids.map((id) => `Now ${id}`)])
    const again = await openLibrary(root)
    expect(again.view().articles.map(({ title }) => title)).toEqual(ids.map((id) => `Now ${id}`))
  })

  it('of one article are made in their order, though those of others are made at the same time', async () => {
    const root = await temporaryFolder()
    const library = await openLibrary(root)
    const names = Array.from({ length: 20 }, (_, number) => `${number}.txt`)
    await library.importSources(names.map((name) => textFile(name, `${FERRY}\n\n${name}`)))
    const ids = library.view().articles.map(({ id }) => id)
    const titles = ['First', 'Second', 'Third']
    const edits = titles.flatMap((title) => ids.map((id) => ({ id, edit: retitle(title) })))
    const outcomes = await library.editMany(edits)
    const inverses = outcomes.map((outcome) => outcome.ok && outcome.value.inverse)
    expect(inverses.slice(20)).toEqual(edits.slice(0, 40).map(({ edit }) => edit))
    const again = await openLibrary(root)
    expect(again.view().articles.map(({ title }) => title)).toEqual(ids.map(() => 'Third'))
  })

  it('go on where one fails', async () => {
    const { library, id } = await openWithFerry(await temporaryFolder())
    const missing = '01HZ0000000000000000000001'
    const outcomes = await library.editMany([
      { id: missing, edit: retitle('Nothing') },
      { id, edit: retitle('No boat home') },
    ])
    expect(outcomes).toMatchObject([{ ok: false, failure: { code: 'not-found' } }, { ok: true }])
    expect(library.view().articles[0]?.title).toBe('No boat home')
  })
})

describe('meanings and saved filters', () => {
  const RENAME = { kind: 'change-meaning', colour: 'yellow', name: 'Nub', tag: 'nub' } as const

  it('are kept, and known to the next one who opens the library', async () => {
    const root = await temporaryFolder()
    const library = await openLibrary(root)
    const { choices, inverse } = await library.choices.edit(RENAME)
    expect(choices).toMatchObject({ meanings: { yellow: 'Nub' }, meaningTags: { yellow: 'nub' } })
    expect(inverse).toEqual({ ...RENAME, name: 'Key point', tag: '' })
    expect((await openLibrary(root)).view()).toMatchObject(choices)
  })

  it('that another program changes are told', async () => {
    const root = await temporaryFolder()
    const library = await openLibrary(root)
    const told: LibraryChoices[] = []
    library.choices.onChange((choices) => told.push(choices))
    const other = await openLibrary(root)
    await other.choices.edit(RENAME)
    await vi.waitFor(() => expect(told.at(-1)?.meanings.yellow).toBe('Nub'), { timeout: 5_000 })
    expect(library.view().meanings.yellow).toBe('Nub')
    expect(told).toHaveLength(1)
  })

  it('are edited on what is on the disk, so that nothing of another program’s is lost', async () => {
    const root = await temporaryFolder()
    const [ours, theirs] = [await openLibrary(root), await openLibrary(root)]
    await theirs.choices.edit(RENAME)
    await ours.choices.edit({ kind: 'change-meaning', colour: 'red', name: 'Doubt' })
    expect(ours.view().meanings).toMatchObject({ yellow: 'Nub', red: 'Doubt' })
  })

  it('survive a library’s file that is damaged: it is kept aside, and written anew', async () => {
    const root = await temporaryFolder()
    const library = await openLibrary(root)
    await library.choices.edit(RENAME)
    const path = join(root, 'library', 'library.json')
    await writeFile(path, (await readFile(path, 'utf8')).slice(0, -40))
    const edit = { kind: 'change-meaning', colour: 'red', name: 'Doubt' } as const
    await expect(library.choices.edit(edit)).rejects.toMatchObject({ failure: { code: 'damaged' } })
    await library.choices.edit(edit)
    expect((await openLibrary(root)).view().meanings).toMatchObject({ yellow: 'Nub', red: 'Doubt' })
  })
})
