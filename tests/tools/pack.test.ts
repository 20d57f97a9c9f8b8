/** Packs the bundles in out/ as an installer would, and looks into the archive; then runs what was packed. */
import { extractAll, listPackage } from '@electron/asar'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packApp } from '../../tools/pack-app.mjs'
import { painted, openArticle } from '../e2e/acts.ts'
import { launchLectern, type Lectern } from '../e2e/fixture/launch-lectern.ts'
import { runProgram } from '../e2e/fixture/run-program.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

let output: string
/** The archive's content, unpacked. */
let app: string
let files: string[]
let resources: string

beforeAll(async () => {
  output = await mkdtemp(join(tmpdir(), 'lectern-pack-'))
  await packApp({ root: ROOT, output })
  const archive = (await readdir(output, { recursive: true })).find((path) => path.endsWith('app.asar'))
  if (archive === undefined) throw new Error(`No archive was packed into ${output}`)
  resources = join(output, archive, '..')
  app = join(output, 'app')
  extractAll(join(output, archive), app)
  const paths = listPackage(join(output, archive), { isPack: false }).map((path) =>
    path.slice(1).replaceAll('\\', '/'),
  )
  const kinds = await Promise.all(paths.map((path) => stat(join(app, path))))
  files = paths.filter((_, index) => kinds[index]!.isFile())
})
afterAll(() => rm(output, { recursive: true, force: true }))

const text = (path: string) => readFile(join(app, path), 'utf8')
/** The modules that a bundle imports or requires by a name written out. */
function importedBy(script: string): string[] {
  const wanted = /^(?:import|export)\b[^'"\n]*['"]([^'"\n]+)['"];?$|\brequire\(["']([^"']+)["']\)/gm
  // Some packages show in a comment how they are used.
  const code = script.replace(/^\s*\*.*$/gm, '')
  return [...code.matchAll(wanted)].map(([, imported, required]) => imported ?? required ?? '')
}

const scripts = () => files.filter((file) => /\.c?js$/.test(file))

describe('the archive', () => {
  it('holds the bundles, the seeds, the licences and nothing else', async () => {
    expect((await readdir(app)).sort()).toEqual(['LICENSE', 'out', 'package.json', 'seeds'])
    expect((await readdir(join(app, 'out'))).sort()).toEqual([
      'THIRD-PARTY-LICENSES.txt',
      'main',
      'preload',
      'renderer',
    ])
    expect(files).toEqual(
      expect.arrayContaining([
        'out/main/main.js',
        'out/main/cli.js',
        'out/main/search-worker.js',
        'out/main/import-worker.js',
        'out/preload/preload.cjs',
        'out/renderer/index.html',
      ]),
    )
  })

  it('holds the seeds as they are', async () => {
    const seeds = await readdir(join(ROOT, 'seeds'))
    expect(await readdir(join(app, 'seeds'))).toEqual(seeds)
    for (const seed of seeds)
      expect(await text(`seeds/${seed}`)).toBe(await readFile(join(ROOT, 'seeds', seed), 'utf8'))
  })

  it('holds no sources, maps, tests or packages', async () => {
    const kinds = new Set(files.map((file) => extname(file)))
    expect([...kinds].sort()).toEqual(['', '.cjs', '.css', '.html', '.js', '.json', '.txt', '.woff2'])
    expect(files.filter((file) => /node_modules|src-|tests?\/|\.test\./.test(file))).toEqual([])
    for (const script of scripts()) expect(await text(script), script).not.toMatch(/^\/\/# sourceMappingURL/m)
  })

  it('needs no package at run time but Electron', async () => {
    const lent = new Set(['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)])
    const wanted = new Set<string>()
    for (const script of scripts()) for (const name of importedBy(await text(script))) wanted.add(name)
    expect(wanted).toContain('electron')
    expect([...wanted].filter((name) => !name.startsWith('.') && !lent.has(name))).toEqual([])
  })

  it('describes the app without what only its making needs', async () => {
    const description = JSON.parse(await text('package.json')) as Record<string, unknown>
    expect(description).toMatchObject({ name: 'lectern', main: 'out/main/main.js', type: 'module' })
    expect(Object.keys(description)).not.toEqual(expect.arrayContaining(['devDependencies']))
    expect(Object.keys(description)).not.toEqual(expect.arrayContaining(['scripts']))
    expect(files).toContain(description.main)
  })

  it('holds the licence of each package and font in the bundles, and so does the folder beside it', async () => {
    const licences = await text('out/THIRD-PARTY-LICENSES.txt')
    const records = ['main', 'renderer'].map((name) =>
      readFile(join(ROOT, `out/packages/${name}.json`), 'utf8'),
    )
    const folders = (await Promise.all(records)).flatMap((record) => JSON.parse(record) as string[])
    expect(folders).toEqual(expect.arrayContaining(['node_modules/lowdb', 'node_modules/svelte']))
    for (const folder of folders) {
      const { name, version } = JSON.parse(
        await readFile(join(ROOT, folder, 'package.json'), 'utf8'),
      ) as Record<string, string>
      expect(licences).toContain(`\n\n${name} ${version}`)
    }
    for (const font of ['inter', 'literata'])
      expect(licences).toMatch(new RegExp(`^@fontsource-variable/${font} .*\\(OFL-1.1\\)$`, 'm'))
    expect(licences).toContain('SIL OPEN FONT LICENSE')
    expect(await readFile(join(resources, 'THIRD-PARTY-LICENSES.txt'), 'utf8')).toBe(licences)
    expect(await readFile(join(resources, 'LICENSE.txt'), 'utf8')).toBe(await text('LICENSE'))
  })
})

describe('the packed app', () => {
  const ARTICLE =
    'date 2025-06-02 The last ferry\n\nISTANBUL\n\nThe last ferry left at 6.45, and nobody had been told.\n'

  /** Runs the packed command line on the app's library. */
  async function command(lectern: Lectern, ...args: string[]) {
    const { code, stdout, stderr } = await runProgram(
      process.execPath,
      [join(app, 'out/main/cli.js'), ...args, '--library', lectern.library, '--json'],
      { env: { ...process.env, LECTERN_DATA: lectern.data }, cwd: lectern.folder },
    )
    expect(code, stderr).toBe(0)
    return JSON.parse(stdout) as unknown
  }

  it('does the main job', async () => {
    const lectern = await launchLectern({ app, files: { 'ferry.txt': ARTICLE } })
    const { imported } = (await command(lectern, 'import', lectern.path('ferry.txt'))) as {
      imported: { id: string }[]
    }
    const [{ id } = { id: '' }] = imported
    await command(
      lectern,
      'annotate',
      id,
      '--quote',
      'nobody had been told',
      '--colour',
      'green',
      '--tag',
      'ferries',
    )

    await openArticle(lectern.page, 'The last ferry')
    await expect.poll(() => painted(lectern.page, 'green')).toEqual(['nobody had been told'])

    await command(lectern, 'export', '--out', lectern.folder, '--article', id)
    const exported = await readFile(lectern.path('2025-06-02 The last ferry.md'), 'utf8')
    expect(exported).toContain('\n# The last ferry\n\n> nobody had been told\n\n^hl-')
    expect(exported).toContain('\n\n¶ 1 · Evidence · #ferries\n')
  })
})
