import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, vi } from 'vitest'
import { bundleForNode } from '../../../tools/bundle-for-node.mjs'
import { runProgram, type CommandOutcome } from '../../e2e/fixture/run-program.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'

const SOURCES = join(import.meta.dirname, '../../../src-main')
const ENTRIES = {
  cli: join(SOURCES, 'cli/cli.ts'),
  'import-worker': join(SOURCES, 'import/import-worker.ts'),
}

let bundle = ''

/** Bundles the command line for a test file. */
export function bundleCommandLine(): void {
  // Each command is a process of its own, and a test runs several.
  vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })
  beforeAll(async () => {
    bundle = await mkdtemp(join(tmpdir(), 'lectern-cli-'))
    await bundleForNode(ENTRIES, bundle)
  })
  afterAll(() => rm(bundle, { recursive: true, force: true }))
}

/** The command line in a folder of its own, with nothing of this computer’s person around it. */
export class CommandLine {
  readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  static async inNewFolder(): Promise<CommandLine> {
    return new CommandLine(await temporaryFolder())
  }

  path(...names: string[]): string {
    return join(this.folder, ...names)
  }

  get script(): string {
    return join(bundle, 'cli.mjs')
  }

  get env(): NodeJS.ProcessEnv {
    return { PATH: process.env.PATH, HOME: this.folder, LECTERN_DATA: this.path('data') }
  }

  run(args: string[], input = ''): Promise<CommandOutcome> {
    return runProgram(process.execPath, [this.script, ...args], { env: this.env, cwd: this.folder, input })
  }

  /** Runs a command that must succeed, and gives the JSON that it printed. */
  async json<T>(args: string[], input = ''): Promise<T> {
    const { code, stdout, stderr } = await this.run([...args, '--json'], input)
    if (code !== 0) throw new Error(`lectern ${args.join(' ')} ended with ${code}: ${stderr}`)
    return JSON.parse(stdout) as T
  }
}
