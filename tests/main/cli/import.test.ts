import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { ArticleSummary, ImportReport } from '../../../src-core/ipc/contract.ts'
import { FERRY, GAUGE } from '../store/open-library.ts'
import { bundleCommandLine, CommandLine } from './command-line.ts'

bundleCommandLine()

async function withFiles(files: Record<string, string>): Promise<CommandLine> {
  const lectern = await CommandLine.inNewFolder()
  for (const [name, text] of Object.entries(files)) await writeFile(lectern.path(name), text)
  return lectern
}

describe('lectern import, stopped by Ctrl+C', () => {
  it('says what came in by then, keeps it, and ends with 130', async () => {
    const large = '<p>The ferry left the quay at nine, <em>and nobody</em> waved.</p>\n'.repeat(600_000)
    const lectern = await withFiles({ 'a.txt': FERRY, 'b.html': large, 'c.txt': GAUGE, 'd.txt': 'D' })
    const args = [lectern.script, 'import', 'a.txt', 'b.html', 'c.txt', 'd.txt']
    const child = spawn(process.execPath, args, { env: lectern.env, cwd: lectern.folder })
    let [stdout, stderr] = ['', '']
    child.stderr.on('data', (text: Buffer) => (stderr += text.toString()))
    // The first is told; the second takes long.
    child.stdout.on('data', (text: Buffer) => {
      stdout += text.toString()
      child.kill('SIGINT')
    })
    const [code] = (await once(child, 'close')) as [number]
    expect([code, stderr]).toEqual([
      130,
      'Stopped: 1 article came in and is kept; 3 more were not reached.\n',
    ])
    expect(stdout).toContain('The last ferry')
    expect(await lectern.json<ArticleSummary[]>(['list'])).toMatchObject([{ title: 'The last ferry' }])
  })

  it('while it waits for standard input', async () => {
    const lectern = await CommandLine.inNewFolder()
    const args = [lectern.script, 'import', '-', '--json', '--library', 'library']
    const child = spawn(process.execPath, args, { env: lectern.env, cwd: lectern.folder })
    let stdout = ''
    child.stdout.on('data', (text: Buffer) => (stdout += text.toString()))
    await expect
      .poll(() => existsSync(lectern.path('library', 'library.json')), { timeout: 20_000 })
      .toBe(true)
    child.kill('SIGINT')
    const [code] = (await once(child, 'close')) as [number]
    expect([code, JSON.parse(stdout)]).toEqual([130, { imported: [], failed: [], notReached: 1 }])
  })
})

describe('lectern import --json', () => {
  it('prints exactly what was imported and what failed, on one line', async () => {
    const lectern = await withFiles({ 'ferry.txt': FERRY })
    const { code, stdout, stderr } = await lectern.run(['import', 'ferry.txt', '--json'])
    expect(stdout).toMatch(
      /^\{"imported":\[\{"id":"[0-9A-Z]{26}","title":"The last ferry","published":"2025-06-02","place":"ISTANBUL","blocks":2,"words":15\}\],"failed":\[\]\}\n$/,
    )
    expect(stderr).toBe('')
    expect(code).toBe(0)
  })

  it('takes its options before the command and after it', async () => {
    const lectern = await withFiles({ 'ferry.txt': FERRY })
    const before = await lectern.run(['--library', 'one', '--json', 'import', 'ferry.txt'])
    const after = await lectern.run(['import', 'ferry.txt', '--library', 'two', '--json'])
    expect([before.code, after.code]).toEqual([0, 0])
    expect((await readdir(lectern.folder)).sort()).toEqual(['data', 'ferry.txt', 'one', 'two'])
  })

  it('imports what it can, names what it cannot, and ends with 1', async () => {
    const lectern = await withFiles({ 'ferry.txt': FERRY, 'again.txt': FERRY, 'empty.txt': '' })
    const { code, stdout, stderr } = await lectern.run([
      'import',
      'empty.txt',
      'ferry.txt',
      'again.txt',
      'missing.txt',
      '--json',
    ])
    const { imported, failed } = JSON.parse(stdout) as ImportReport
    expect(code).toBe(1)
    expect(imported.map(({ title }) => title)).toEqual(['The last ferry'])
    expect(failed.map(({ name, code }) => [name, code])).toEqual([
      ['empty.txt', 'empty-file'],
      ['again.txt', 'duplicate'],
      ['missing.txt', 'not-found'],
    ])
    expect(failed[1]?.article).toEqual({ id: imported[0]!.id, title: 'The last ferry' })
    for (const { name, message } of failed) {
      expect(stderr).toContain(name)
      expect(stderr).toContain(message)
    }
  })

  it('does not guess an encoding that is not certain, names the likely ones, and takes the chosen one', async () => {
    const lectern = await CommandLine.inNewFolder()
    await writeFile(lectern.path('pere.txt'), Buffer.from('Le p\xe8re', 'latin1'))
    const refused = await lectern.run(['import', 'pere.txt', '--json'])
    expect(refused.code).toBe(1)
    expect(refused.stderr).toMatch(/Western European \(Windows-1252\).*Central European \(Windows-1250\)/)
    expect(refused.stderr).toContain('--encoding windows-1252')
    const { failed } = JSON.parse(refused.stdout) as ImportReport
    expect(failed).toMatchObject([{ code: 'uncertain-encoding' }])
    expect(failed[0]?.encodings?.slice(0, 2)).toEqual(['windows-1252', 'windows-1250'])

    const { imported } = await lectern.json<ImportReport>(['import', 'pere.txt', '--encoding', 'CP1250'])
    expect(imported.map(({ title }) => title)).toEqual(['Le pčre'])
    expect((await lectern.run(['import', 'pere.txt', '--encoding', 'cp999'])).code).toBe(2)

    const { id } = imported[0]!
    const reread = ['reread', id, '--encoding', 'latin1']
    expect(await lectern.json(reread)).toEqual({
      article: { id, title: 'Le père' },
      encoding: 'windows-1252',
      placed: 0,
      unplaced: 0,
    })
    expect((await lectern.run(reread)).stderr).toContain(
      'It reads in Western European (Windows-1252) as it does now.',
    )
  })

  it('reads standard input', async () => {
    const lectern = await CommandLine.inNewFolder()
    const { imported } = await lectern.json<ImportReport>(['import', '-'], GAUGE)
    expect(imported.map(({ title }) => title)).toEqual(['The place where zero is kept'])
  })

  it('goes through a folder for files that it reads, in the order of their names, and says what it left out', async () => {
    const lectern = await CommandLine.inNewFolder()
    await mkdir(lectern.path('notes', 'b', '.hidden'), { recursive: true })
    await mkdir(lectern.path('notes', 'page_files'))
    const texts = ['a10.txt', 'a9.txt', 'b/b.TEXT', 'c.txt', 'd.log', '.e.txt', 'b/.hidden/f.txt']
    const pages = ['page.html', 'page_files/advert.html']
    for (const name of [...texts, ...pages])
      await writeFile(lectern.path('notes', name), `Of ${name}\n\nThe text of ${name} itself.\n`)
    await writeFile(lectern.path('outside.txt'), 'Outside\n\nNot in the folder.\n')
    await symlink(lectern.path('notes'), lectern.path('notes', 'round'))
    await symlink(lectern.path('outside.txt'), lectern.path('notes', 'outside.txt'))

    const { code, stdout, stderr } = await lectern.run(['import', 'notes', '--json'])
    const { imported, failed, leftOut } = JSON.parse(stdout) as ImportReport
    expect(imported.map(({ title }) => title)).toEqual([
      'Of a9.txt',
      'Of a10.txt',
      'Of b/b.TEXT',
      'Of c.txt',
      'page',
    ])
    expect([code, failed]).toEqual([0, []])
    expect(leftOut).toEqual({ hidden: 2, links: 2, unknown: 1, pictures: 0, deep: 0, isCutOff: false })
    expect(stderr).toBe('notes: Left out: 1 file of another kind, 2 hidden files or folders, 2 links.\n')
  })

  it('says when a folder has no text in it', async () => {
    const lectern = await CommandLine.inNewFolder()
    await mkdir(lectern.path('empty'))
    await writeFile(lectern.path('empty', 'a.pdf'), '')
    const { code, stdout } = await lectern.run(['import', 'empty', '--json'])
    const { imported, failed } = JSON.parse(stdout) as ImportReport
    expect([code, imported]).toEqual([1, []])
    expect(failed).toMatchObject([{ name: 'empty', code: 'not-found' }])
    expect(failed[0]?.message).toContain('Left out: 1 file of another kind.')
  })

  it('leaves the seeds to the app', async () => {
    const lectern = await withFiles({ 'ferry.txt': FERRY })
    await lectern.json(['import', 'ferry.txt'])
    expect(await lectern.json<ArticleSummary[]>(['list'])).toHaveLength(1)
  })

  it('into a folder that cannot be one says so', async () => {
    const lectern = await withFiles({ 'ferry.txt': FERRY, library: 'a file' })
    const { code, stdout, stderr } = await lectern.run([
      'import',
      'ferry.txt',
      '--library',
      'library',
      '--json',
    ])
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain(lectern.path('library'))
  })
})

it('lectern import without --json prints a line for each article', async () => {
  const lectern = await withFiles({ 'ferry.txt': FERRY, 'gauge.txt': GAUGE })
  const { code, stdout, stderr } = await lectern.run(['import', 'ferry.txt', 'gauge.txt'])
  expect(stdout).toMatch(
    /^[0-9A-Z]{26} {2}The last ferry \(2 blocks, 15 words\)\n[0-9A-Z]{26} {2}The place where zero is kept \(1 blocks, 10 words\)\n$/,
  )
  expect([code, stderr]).toEqual([0, ''])
})

describe('wrong usage ends with 2, and nothing was tried:', () => {
  it.each([
    ['no command', []],
    ['an unknown command', ['frobnicate']],
    ['an unknown option', ['list', '--frobnicate']],
    ['import of nothing', ['import']],
    ['import of an address that is not of the web', ['import', 'ferry.txt', 'ftp://example.org/ferry']],
    ['show of nothing', ['show']],
    ['too many arguments', ['show', 'one', 'two']],
    ['annotate without a quote', ['annotate', '01']],
    ['annotate with an empty quote', ['annotate', '01', '--quote', ' ']],
    ['annotate with an unknown colour', ['annotate', '01', '--quote', 'x', '--colour', 'pink']],
    ['annotate with a number that is none', ['annotate', '01', '--quote', 'x', '--nth', '0']],
    ['annotate with an empty tag', ['annotate', '01', '--quote', 'x', '--tag', '#']],
    ['export without a folder', ['export']],
  ])('%s', async (_case, args) => {
    const lectern = await withFiles({ 'ferry.txt': FERRY })
    const { code, stdout, stderr } = await lectern.run(args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).not.toBe('')
    expect(await readdir(lectern.folder)).toEqual(['ferry.txt'])
  })
})

describe('help', () => {
  it.each([
    [
      'the program',
      ['--help'],
      ['import', 'list', 'show', 'annotate', 'export', '--library', '--json', 'LECTERN_DATA', 'Exit status'],
    ],
    ['import', ['import', '--help'], ['folders', 'standard input', '--library', '--json']],
    ['annotate', ['help', 'annotate'], ['--quote', '--nth', '--colour', 'yellow', '--tag', '--note']],
    ['export', ['export', '--help'], ['--out', '--article']],
  ])('on %s', async (_what, args, words) => {
    const { code, stdout, stderr } = await (await CommandLine.inNewFolder()).run(args)
    expect([code, stderr]).toEqual([0, ''])
    for (const word of words) expect(stdout).toContain(word)
  })

  it('has the version', async () => {
    const { stdout } = await (await CommandLine.inNewFolder()).run(['--version'])
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})
