// @ts-check
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'

// Electron asks and answers at once, so all of this is synchronous: a file says which process is the
// first, and a later one leaves its message in a folder that the first one watches.

/** @typedef {{ argv: string[], cwd: string, data: unknown }} Message */

/** @param {string} folder the app's user data */
const placesIn = (folder) => ({
  lock: join(folder, 'stand-in-instance'),
  inbox: join(folder, 'stand-in-messages'),
})

/**
 * @param {string} folder the app's user data; one instance each
 * @param {Message} message for the first instance, if this is not the one
 * @param {(message: Message) => void} onMessage called in the first instance
 * @returns {(() => void) | undefined} gives the lock back; undefined when another instance has it
 */
export function becomeOnlyInstance(folder, message, onMessage) {
  const { lock, inbox } = placesIn(folder)
  mkdirSync(inbox, { recursive: true })
  if (!takeLock(lock)) {
    leaveMessage(inbox, message)
    return undefined
  }
  for (const name of readdirSync(inbox)) rmSync(join(inbox, name))
  const watcher = watch(inbox, () => readMessages(inbox).forEach(onMessage))
  const release = () => {
    process.off('exit', release)
    watcher.close()
    rmSync(inbox, { recursive: true, force: true })
    rmSync(lock, { force: true })
  }
  process.once('exit', release)
  return release
}

/**
 * @param {string} path
 * @returns {boolean} whether this process has the lock now; that of a dead one is taken over
 */
function takeLock(path) {
  // The file appears with its content: another process never reads half of it.
  const own = `${path}-${process.pid}`
  writeFileSync(own, String(process.pid))
  try {
    linkSync(own, path)
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
    if (isAlive(Number(readFileSync(path, 'utf8')))) return false
    rmSync(path, { force: true })
    return takeLock(path)
  } finally {
    rmSync(own, { force: true })
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/**
 * @param {string} inbox
 * @param {Message} message
 */
function leaveMessage(inbox, message) {
  const name = join(inbox, randomUUID())
  writeFileSync(name, JSON.stringify(message))
  renameSync(name, `${name}.json`)
}

/**
 * @param {string} inbox
 * @returns {Message[]} those that are whole; each is read once
 */
function readMessages(inbox) {
  return readdirSync(inbox)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const message = JSON.parse(readFileSync(join(inbox, name), 'utf8'))
      rmSync(join(inbox, name))
      return message
    })
}
