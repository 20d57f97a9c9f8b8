import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { VerifiedFile } from '../../../src-core/ipc/contract.ts'
import { bundleCommandLine } from '../cli/command-line.ts'
import { threeArticles } from '../cli/three-articles.ts'

bundleCommandLine()

describe('lectern verify', () => {
  it('tells of each quote whether it is as in the library, and fails when one is not', async () => {
    const { lectern, gauge, twice } = await threeArticles()
    await lectern.json(['annotate', gauge, '--quote', 'the whole sea', '--note', 'All of it.'])
    await lectern.json(['annotate', twice, '--quote', 'Nobody saw how it came.'])
    const positions = ['--positions', 'quotes']
    const { written } = await lectern.json<{ written: { path: string }[] }>([
      'export',
      '--out',
      'notes',
      ...positions,
    ])
    expect(written).toHaveLength(3)
    const paths = written.map(({ path }) => path)
    expect((await lectern.json<VerifiedFile[]>(['verify', ...paths])).map(({ text }) => text)).toEqual([
      'same',
      'same',
      'same',
    ])

    const changed = paths.find((path) => path.includes('came twice')) ?? ''
    const before = await readFile(changed, 'utf8')
    expect(before).toMatch(/^¶ 2, characters \d+–\d+ · Key point$/m)
    await mkdir(lectern.path('moved'))
    const moved = lectern.path('moved', 'mine.md')
    await writeFile(
      moved,
      before.replace('Nobody saw', 'Everybody saw').replace(/^text-sha256: ./m, 'text-sha256: x'),
    )
    const { code, stdout, stderr } = await lectern.run(['verify', moved, 'gone.md'])
    expect(code).toBe(1)
    expect(stdout).toContain('1 quote: 1 altered')
    expect(stdout).toContain('[-Nobody-] {+Everybody+} saw how it came.')
    expect(stderr).toContain('There is no file gone.md')
    expect(await readFile(moved, 'utf8')).toContain('Everybody')
  })

  it('knows the article of a block that was put into another file', async () => {
    const { lectern, twice } = await threeArticles()
    await lectern.json(['annotate', twice, '--quote', 'Nobody saw how it came.'])
    const out = await lectern.json<{ written: { path: string }[] }>([
      'export',
      '--out',
      'notes',
      '--article',
      twice,
    ])
    const text = await readFile(out.written[0]?.path ?? '', 'utf8')
    await writeFile(lectern.path('own.md'), text.slice(text.indexOf('> ')))
    const [file] = await lectern.json<VerifiedFile[]>(['verify', 'own.md'])
    expect(file).toMatchObject({
      text: 'unknown',
      quotes: [{ state: 'unchanged', place: { articleId: twice, paragraph: 2 } }],
    })
  })
})
