import { join } from 'node:path'
import { companionNames } from '../../src-core/import/file-kinds.ts'
import { inboxNameKind, namesBeingWritten } from '../../src-core/inbox/inbox-names.ts'
import type { LookedAt } from '../../src-core/inbox/settled-files.ts'
import type { FileState, FileSystem } from '../store/file-system.ts'

/** A file at the top of an inbox folder. */
export interface InboxFile extends LookedAt, KnownFile {}

/** A file at the top of an inbox folder that came in before. */
export interface KnownFile {
  name: string
  state: FileState
  /** The folders that a browser saved beside it. */
  companions: string[]
}

export interface InboxListing {
  /** Those that may come in, in the order of their names. */
  files: InboxFile[]
  /** Those that came in as they are. */
  known: KnownFile[]
  /** Those that may, once a program has written them to the end. */
  unfinished: string[]
  /** How many files are of kinds that are not read. */
  others: number
}

/** A page has not more folders within its own than this. */
const DEPTH = 3

/**
 * What is at the top of an inbox folder. Links are not followed, and folders are not gone into, but for those beside a
 * page.
 * @param isKnown whether a file came in as it is; then nothing more is read of it
 */
export async function listInbox(
  fs: FileSystem,
  folder: string,
  isKnown: (name: string, state: FileState) => boolean,
): Promise<InboxListing> {
  const entries = await fs.entries(folder)
  const beingWritten = namesBeingWritten(entries.map(({ name }) => name))
  const folders = new Map<string, string>()
  for (const { name, kind } of entries) if (kind === 'folder') folders.set(name.normalize('NFC'), name)
  const names = entries.filter(({ kind }) => kind === 'file').map(({ name }) => name)
  const articles = names.filter((name) => inboxNameKind(name) === 'article').sort()
  const listing: InboxListing = {
    files: [],
    known: [],
    unfinished: articles.filter((name) => beingWritten.has(name)),
    others: names.filter((name) => inboxNameKind(name) === 'other').length,
  }
  const states = await fs.states(folder, articles)
  for (const [index, name] of articles.entries()) {
    const state = states[index]
    if (!state || beingWritten.has(name)) continue
    const companions = companionNames(name).flatMap((other) => folders.get(other) ?? [])
    if (isKnown(name, state)) {
      listing.known.push({ name, state, companions })
      continue
    }
    const beside = await Promise.all(companions.map((other) => markFolder(fs, join(folder, other))))
    listing.files.push({ name, state, companions, mark: [markState(state), ...beside].join('\n') })
  }
  return listing
}

/** Changes when a file in a folder, or below it, comes, goes or changes. */
async function markFolder(fs: FileSystem, folder: string, depth = 1): Promise<string> {
  const entries = await fs.entries(folder).catch(() => [])
  const names = entries.filter(({ kind }) => kind === 'file').map(({ name }) => name)
  const states = await fs.states(folder, names)
  const marks = names.map((name, index) => `${name} ${markState(states[index])}`)
  for (const { name, kind } of entries)
    if (kind === 'folder' && depth < DEPTH)
      marks.push(`${name} ${await markFolder(fs, join(folder, name), depth + 1)}`)
  return marks.join('\n')
}

function markState(state: FileState | undefined): string {
  return state ? `${state.size} ${state.mtimeMs}` : ''
}
