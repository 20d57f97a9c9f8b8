import { readdir, rename, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { Annotation } from '../../../src-core/annotation/annotation.ts'
import type { ArticleSummary, ImportReport } from '../../../src-core/ipc/contract.ts'
import { SettingsFile } from '../../../src-main/store/settings-file.ts'
import { bundleCommandLine, CommandLine } from './command-line.ts'
import { threeArticles, type Shown } from './three-articles.ts'

bundleCommandLine()

describe('lectern list', () => {
  it('prints a table for a person', async () => {
    const { lectern, ferry, gauge, twice } = await threeArticles()
    const { code, stdout, stderr } = await lectern.run(['list'])
    expect(stdout.split('\n')).toEqual([
      'ID                          STATUS  PUBLISHED   ANNOTATIONS  TITLE',
      `${twice}  inbox   2025-06-03            0  The ferry that came twice`,
      `${gauge}  inbox   2025-10-09            0  The place where zero is kept`,
      `${ferry}  inbox   2025-06-02            0  The last ferry`,
      '',
    ])
    expect([code, stderr]).toEqual([0, ''])
  })

  it('prints an array for a program', async () => {
    const { lectern, ferry } = await threeArticles()
    const articles = await lectern.json<ArticleSummary[]>(['list'])
    expect(articles).toHaveLength(3)
    expect(articles[2]).toMatchObject({
      id: ferry,
      title: 'The last ferry',
      status: 'inbox',
      annotations: 0,
      tags: [],
    })
  })

  it('is of the library that was chosen in the app, and of no other when that is gone', async () => {
    const { lectern, ferry } = await threeArticles()
    const settings = await SettingsFile.open(lectern.path('data'))
    await settings.change({ library: lectern.path('moved') })
    const gone = await lectern.run(['list'])
    expect([gone.code, gone.stdout]).toEqual([1, ''])
    expect(gone.stderr).toContain(`Your library is not at its place: ${lectern.path('moved')}`)
    expect((await lectern.run(['import', '-'], 'A line.')).code).toBe(1)
    expect(await readdir(lectern.folder)).not.toContain('moved')

    await rename(lectern.path('data', 'library'), lectern.path('moved'))
    expect((await lectern.json<ArticleSummary[]>(['list'])).map(({ id }) => id)).toContain(ferry)
  })

  it('of a library that is not there is an empty array, and makes none', async () => {
    const lectern = await CommandLine.inNewFolder()
    const { code, stdout } = await lectern.run(['list', '--json'])
    expect([code, stdout]).toEqual([0, '[]\n'])
    expect(await readdir(lectern.folder)).toEqual([])
  })

  it('tells of a damaged record, and lists it again from the backup', async () => {
    const { lectern, ferry } = await threeArticles()
    await writeFile(lectern.path('data', 'library', 'articles', `${ferry}.json`), '{')
    const { code, stdout, stderr } = await lectern.run(['list', '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toHaveLength(3)
    expect(stderr).toContain('was recovered from the backup')
    expect(stderr).toContain('quarantine')
  })
})

describe('lectern show', () => {
  it('prints metadata, blocks and annotations for a program', async () => {
    const { lectern, twice } = await threeArticles()
    await lectern.json(['annotate', twice, '--quote', 'Nobody saw'])
    const shown = await lectern.json<Shown>(['show', twice])
    expect(shown).toMatchObject({
      id: twice,
      title: 'The ferry that came twice',
      published: '2025-06-03',
      place: 'ISTANBUL',
    })
    expect(shown.blocks).toEqual([
      { kind: 'paragraph', text: 'It came, and it came again.' },
      { kind: 'heading', level: 2, text: 'How it came' },
      { kind: 'paragraph', text: 'Nobody saw how it came.' },
    ])
    expect(shown.annotations).toMatchObject([{ anchor: { exact: 'Nobody saw' }, colour: 'yellow' }])
  })

  it('prints the text with the numbers of its paragraphs for a person', async () => {
    const { lectern, twice } = await threeArticles()
    const args = [
      '--quote',
      'Nobody saw',
      '--colour',
      'red',
      '--tag',
      'ferry/night',
      '--note',
      'Who says so?',
    ]
    const { annotation } = await lectern.json<{ annotation: Annotation }>(['annotate', twice, ...args])
    const { stdout } = await lectern.run(['show', twice])
    expect(stdout).toBe(`The ferry that came twice
ISTANBUL · 2025-06-03
3 blocks · 14 words · inbox
${twice}

   1  It came, and it came again.

How it came

   2  Nobody saw how it came.

¶ 2 · Question (red) · #ferry/night · ${annotation.id}
      “Nobody saw”
      Who says so?
`)
  })

  it('takes the beginning of an id, in either case', async () => {
    const { lectern, ferry } = await threeArticles()
    await lectern.run(['import', '-'], 'Another\n\nIt came later.\n')
    const shown = await lectern.json<Shown>(['show', ferry.slice(0, 25).toLowerCase() + ferry.slice(25)])
    expect(shown.id).toBe(ferry)
  })

  it.each([
    ['several articles', '01', /3 articles have an id that begins with “01”.*The last ferry/su],
    ['no article', 'ZZ', /There is no article whose id begins with “ZZ”/u],
  ])('of the beginning of the ids of %s ends with 1', async (_case, beginning, message) => {
    const { lectern } = await threeArticles()
    const { code, stdout, stderr } = await lectern.run(['show', beginning, '--json'])
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(message)
  })

  it('does not let a text command the terminal', async () => {
    const lectern = await CommandLine.inNewFolder()
    const text = 'A title\n\nBefore \u001B[2Jafter, and \u009B31mred.\n'
    const { imported } = await lectern.json<ImportReport>(['import', '-'], text)
    const { stdout } = await lectern.run(['show', imported[0]!.id])
    expect(stdout).toContain('Before \uFFFD[2Jafter, and \uFFFD31mred.')
  })

  it('in a library that is not there ends with 1, and makes none', async () => {
    const lectern = await CommandLine.inNewFolder()
    const { code, stderr } = await lectern.run(['show', '01', '--library', 'mistyped'])
    expect(code).toBe(1)
    expect(stderr).toContain(`There is no library in ${lectern.path('mistyped')}`)
    expect(await readdir(lectern.folder)).toEqual([])
  })
})
