import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export interface StartArguments {
  /** Folder of the library to open; undefined for the usual one. */
  library: string | undefined
  /** Files to import, as absolute paths. */
  files: string[]
}

/**
 * What the app was started with.
 * @param argv as in `process.argv`; Chromium's own switches are passed over
 * @param packaged whether `argv` lacks the app's path (as it does in an installed app)
 * @param cwd folder that relative paths start from
 */
export function startArguments(
  argv: readonly string[],
  packaged: boolean,
  cwd = process.cwd(),
): StartArguments {
  const { values, positionals } = parseArgs({
    args: argv.slice(packaged ? 1 : 2),
    options: { library: { type: 'string' } },
    allowPositionals: true,
    strict: false,
  })
  const { library } = values
  return {
    library: typeof library === 'string' && library !== '' ? resolve(cwd, library) : undefined,
    files: positionals.map((path) => resolve(cwd, path)),
  }
}
