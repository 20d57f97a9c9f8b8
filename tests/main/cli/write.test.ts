import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { Annotation } from '../../../src-core/annotation/annotation.ts'
import type { ArticleSummary, ExportReport } from '../../../src-core/ipc/contract.ts'
import { bundleCommandLine } from './command-line.ts'
import { threeArticles, type Shown } from './three-articles.ts'

bundleCommandLine()

describe('lectern annotate', () => {
  it('keeps colour, tags and note, and tells the paragraph', async () => {
    const { lectern, gauge } = await threeArticles()
    const more = [
      '--colour',
      'purple',
      '--tag',
      '#datum',
      '--tag',
      'sea',
      '--tag',
      'datum',
      '--note',
      'A *zero*.',
    ]
    const { article, paragraph, annotation } = await lectern.json<{
      article: { id: string; title: string }
      paragraph: number
      annotation: Annotation
    }>(['annotate', gauge, '--quote', 'the whole sea', ...more])
    expect(article).toEqual({ id: gauge, title: 'The place where zero is kept' })
    expect(paragraph).toBe(1)
    expect(annotation).toMatchObject({
      colour: 'purple',
      tags: ['datum', 'sea'],
      note: 'A *zero*.',
      links: [],
    })
    const { annotations } = await lectern.json<Shown>(['show', gauge])
    expect(annotations).toEqual([annotation])
  })

  it('of a passage that is there several times asks which, by paragraph', async () => {
    const { lectern, twice } = await threeArticles()
    const { code, stdout, stderr } = await lectern.run(['annotate', twice, '--quote', 'it came'])
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('“it came” is in the text 3 times')
    expect(stderr).toContain('--nth 1 (paragraph 1), --nth 2 (paragraph 2), --nth 3 (paragraph 2)')
    expect((await lectern.json<Shown>(['show', twice])).annotations).toEqual([])
  })

  it('takes the one that --nth says', async () => {
    const { lectern, twice } = await threeArticles()
    const { stdout } = await lectern.run(['annotate', twice, '--quote', 'it came', '--nth', '3'])
    expect(stdout).toMatch(/^[0-9A-Z]{26} {2}paragraph 2 of “The ferry that came twice”, yellow\n$/u)
    const [annotation] = (await lectern.json<Shown>(['show', twice])).annotations
    expect(annotation?.anchor).toMatchObject({ prefix: 'ain.\nHow it came\nNobody saw how ', suffix: '.' })
  })

  it.each([
    ['is not there', ['--quote', 'a bridge'], '“a bridge” is not in the text'],
    ['is there fewer times', ['--quote', 'it came', '--nth', '4'], 'only 3 times'],
  ])('of a passage that %s ends with 1', async (_case, args, message) => {
    const { lectern, twice } = await threeArticles()
    const { code, stderr } = await lectern.run(['annotate', twice, ...args])
    expect(code).toBe(1)
    expect(stderr).toContain(message)
  })
})

describe('lectern export', () => {
  it('writes a file for each article into a folder that it makes', async () => {
    const { lectern } = await threeArticles()
    const { code, stdout } = await lectern.run(['export', '--out', 'vault/articles'])
    const names = await readdir(lectern.path('vault', 'articles'))
    expect(code).toBe(0)
    expect(names).toHaveLength(3)
    expect(stdout.trimEnd().split('\n').sort()).toEqual(
      names.map((name) => lectern.path('vault', 'articles', name)).sort(),
    )
  })

  it('writes the articles that were named', async () => {
    const { lectern, ferry, twice } = await threeArticles()
    const report = await lectern.json<ExportReport>([
      'export',
      '--out',
      'vault',
      '--article',
      twice,
      '--article',
      ferry,
    ])
    expect(report.folder).toBe(lectern.path('vault'))
    expect(report.written.map(({ articleId }) => articleId)).toEqual([twice, ferry])
    expect(await readFile(report.written[1]!.path, 'utf8')).toContain('# The last ferry')
  })

  it('leaves a file alone that was changed, and says so', async () => {
    const { lectern, ferry } = await threeArticles()
    const export_ = ['export', '--out', 'vault', '--article', ferry]
    const { written } = await lectern.json<ExportReport>(export_)
    await writeFile(written[0]!.path, 'My own words')
    const { code, stderr } = await lectern.run(export_)
    expect(code).toBe(0)
    expect(stderr).toContain('was left alone')
    expect(await readFile(written[0]!.path, 'utf8')).toBe('My own words')
    expect(await readdir(lectern.path('vault'))).toHaveLength(2)
  })

  it('names the articles that it could not write, and ends with 1', async () => {
    const { lectern } = await threeArticles()
    const texts = lectern.path('data', 'library', 'texts')
    await rm(`${texts}/${(await readdir(texts))[0]!}`)
    for (const names of [
      ['data', 'library', 'originals'],
      ['data', 'backups'],
    ]) {
      await rm(lectern.path(...names), { recursive: true })
    }
    const { code, stdout } = await lectern.run(['export', '--out', 'vault', '--json'])
    expect(code).toBe(1)
    const { written, failed } = JSON.parse(stdout) as ExportReport
    expect([written.length, failed.length]).toEqual([2, 1])
    expect(failed).toMatchObject([{ code: 'not-found' }])
  })

  it('takes a template from a file or by its name, and tells the line of what is wrong in one', async () => {
    const { lectern, twice } = await threeArticles()
    await lectern.json(['annotate', twice, '--quote', 'Nobody saw how it came.', '--tag', 'night'])
    await writeFile(
      lectern.path('mine.liquid'),
      '=== file name ===\n{{ title }}, mine\n=== highlight ===\n* {{ text }} {{ tags | hashtags }}\n',
    )
    const args = ['export', '--out', 'notes', '--article', twice, '--template']
    const { written } = await lectern.json<ExportReport>([...args, 'mine.liquid'])
    const [path = ''] = written.map(({ path }) => path)
    expect(path).toContain('The ferry that came twice, mine.md')
    expect(await readFile(path, 'utf8')).toMatch(/\n\* Nobody saw how it came\. #night \^hl-\w{26}\n$/)
    await writeFile(path, `${await readFile(path, 'utf8')}\nMy words.\n`)
    await lectern.json([...args, 'logseq'])
    const merged = await readFile(path, 'utf8')
    expect(merged).toContain('\nMy words.\n')
    expect(merged).toMatch(/\n- Nobody saw how it came\.\n {2}lectern:: hl-/)

    await writeFile(lectern.path('mine.liquid'), 'a\n{{ quot }}\n')
    const wrong = await lectern.run([...args, 'mine.liquid'])
    expect(wrong.code).toBe(1)
    expect(wrong.stderr).toContain('Line 2 of the template: undefined variable: quot.')
  })

  it('exports what a query finds: articles whole as Markdown, of other formats the annotations', async () => {
    const { lectern, twice, gauge } = await threeArticles()
    await lectern.json(['annotate', twice, '--quote', 'Nobody saw how it came.', '--colour', 'red'])
    await lectern.json(['annotate', twice, '--quote', 'came again'])
    await lectern.json(['annotate', gauge, '--quote', 'the whole sea'])
    const query = ['export', '--out', 'notes', '--query', 'color:red']
    const { written } = await lectern.json<ExportReport>(query)
    expect(written.map(({ articleId }) => articleId)).toEqual([twice])
    expect(await readFile(written[0]?.path ?? '', 'utf8')).toContain('> came again')
    const csv = await lectern.json<ExportReport>([...query, '--format', 'csv'])
    const table = await readFile(csv.written[0]?.path ?? '', 'utf8')
    expect([table.includes('Nobody saw'), table.includes('came again')]).toEqual([true, false])
    expect((await lectern.run(['export', '--out', 'notes', '--query', 'color:mauve'])).code).toBe(2)
  })
})

describe('the program', () => {
  it('does its work when nobody reads what it prints', async () => {
    const { lectern } = await threeArticles()
    await mkdir(lectern.path('more'))
    for (let file = 0; file < 8; file++) {
      await writeFile(lectern.path('more', `${file}.txt`), `Number ${file}\n\nThe text of number ${file}.\n`)
    }
    const child = spawn(process.execPath, [lectern.script, 'import', 'more'], {
      env: lectern.env,
      cwd: lectern.folder,
    })
    child.stdout.destroy()
    let errors = ''
    child.stderr.on('data', (data: Buffer) => (errors += data.toString()))
    const [code] = (await once(child, 'close')) as [number]
    expect([code, errors]).toEqual([0, ''])
    expect(await lectern.json<ArticleSummary[]>(['list'])).toHaveLength(11)
  })

  it('waits while another one writes', async () => {
    const { lectern, ferry } = await threeArticles()
    const quotes = ['Nobody was told', 'the last ferry', 'The pier was empty', 'by nine']
    await Promise.all(quotes.map((quote) => lectern.json(['annotate', ferry, '--quote', quote])))
    const { annotations } = await lectern.json<Shown>(['show', ferry])
    expect(annotations.map(({ anchor }) => anchor.exact)).toEqual(quotes)
  })
})
