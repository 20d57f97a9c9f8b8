import { homedir } from 'node:os'
import { join, posix, win32 } from 'node:path'

/** Where things are kept. */
export interface Places {
  /** The app's data folder: settings, caches, and the library unless another was chosen. */
  data: string
  /** The library's folder. */
  library: string
}

/** What the places depend on. */
export interface Host {
  platform: NodeJS.Platform
  env: Readonly<Record<string, string | undefined>>
  /** The person's home folder. */
  home: string
  /** What relative paths count from. */
  cwd: string
}

/** This computer, as this process sees it. */
export function thisHost(): Host {
  return { platform: process.platform, env: process.env, home: homedir(), cwd: process.cwd() }
}

/**
 * Finds the folders. `LECTERN_DATA` overrides the data folder that is usual on the platform.
 * @param choice `library`: a library folder that was asked for, relative to the host's `cwd`; `chosen`:
 * the one that the person chose in the app, if any
 */
export function findPlaces(
  choice: { library?: string | undefined; chosen?: string } = {},
  host: Host = thisHost(),
): Places {
  const path = host.platform === 'win32' ? win32 : posix
  const data = host.env.LECTERN_DATA
    ? path.resolve(host.cwd, host.env.LECTERN_DATA)
    : path.join(settingsFolder(host), 'Lectern')
  const library = choice.library
    ? path.resolve(host.cwd, choice.library)
    : choice.chosen || path.join(data, 'library')
  return { data, library }
}

/** The folder for what belongs to a person and an app, as each platform's guidelines have it. */
function settingsFolder({ platform, env, home }: Host): string {
  if (platform === 'win32') return env.APPDATA || win32.join(home, 'AppData', 'Roaming')
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support')
  // The XDG Base Directory Specification has relative paths ignored.
  const configured = env.XDG_CONFIG_HOME ?? ''
  return posix.isAbsolute(configured) ? configured : posix.join(home, '.config')
}

/** Where a library's caches are: what may be deleted at any time. */
export function cacheFolder(data: string, libraryId: string): string {
  return join(data, 'cache', libraryId)
}

/** Where a library's search index is. */
export function searchFolder(data: string, libraryId: string): string {
  return join(cacheFolder(data, libraryId), 'search')
}

/** Where the backups of all libraries are. */
export function allBackups(data: string): string {
  return join(data, 'backups')
}

/** Where a library's backups are. */
export function backupFolder(data: string, libraryId: string): string {
  return join(allBackups(data), libraryId)
}
