// @ts-check
// The line to the process that started the stand-in, if that is a test: it answers dialogs, chooses
// menu items and is told what the app showed outside its window. Without one, a person is at work.

/** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
const pending = new Map()
/** @type {Map<string, (...args: any[]) => unknown>} */
const commands = new Map()
let next = 0

/** Whether a test is at the other end. */
export const isControlled = process.send !== undefined

/**
 * Tells the test, without waiting.
 * @param {string} event
 * @param {unknown} [detail] anything that JSON can say
 */
export function tell(event, detail) {
  if (process.connected) process.send?.({ event, detail })
}

/**
 * Asks the test and waits for its answer.
 * @param {string} question
 * @param {unknown} detail
 * @returns {Promise<any>}
 */
export function ask(question, detail) {
  const id = ++next
  return new Promise((resolve, reject) => {
    pending.set(id, { resolve, reject })
    process.send?.({ id, question, detail })
  })
}

/**
 * Offers the test a command.
 * @param {string} name
 * @param {(...args: any[]) => unknown} run
 */
export function offer(name, run) {
  commands.set(name, run)
}

/**
 * Starts to listen.
 * @param {() => void} onLost called when the test is gone
 */
export function listenToTest(onLost) {
  if (!isControlled) return
  process.on('message', (/** @type {any} */ message) => {
    if (message.command !== undefined) void obey(message)
    else settle(message)
  })
  process.on('disconnect', onLost)
}

/** @param {{ id: number, command: string, args: unknown[] }} message */
async function obey({ id, command, args }) {
  try {
    const run = commands.get(command)
    if (!run) throw new Error(`The stand-in knows no command “${command}”`)
    const value = await run(...args)
    process.send?.({ answered: id, value })
  } catch (error) {
    process.send?.({ answered: id, error: error instanceof Error ? error.message : String(error) })
  }
}

/** @param {{ id: number, value?: unknown, error?: string }} answer */
function settle({ id, value, error }) {
  const call = pending.get(id)
  pending.delete(id)
  if (error === undefined) call?.resolve(value)
  else call?.reject(new Error(error))
}
