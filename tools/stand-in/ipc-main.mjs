// @ts-check
import { Emitter } from './emitter.mjs'

/** @typedef {(event: object, ...args: any[]) => unknown} Handler */

/** @type {Map<string, Handler>} */
const handlers = new Map()

class IpcMain extends Emitter {
  constructor() {
    super('ipcMain', null)
  }

  /**
   * @param {string} channel
   * @param {Handler} handler
   */
  handle(channel, handler) {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  }

  /** @param {string} channel */
  removeHandler(channel) {
    handlers.delete(channel)
  }
}

export const ipcMain = new IpcMain()

/**
 * @param {object} event
 * @param {string} channel
 * @param {unknown[]} args
 * @returns {unknown} what the handler answers
 */
export function receiveInvoke(event, channel, args) {
  const handler = handlers.get(channel)
  if (!handler) throw new Error(`No handler registered for '${channel}'`)
  return handler(event, ...args)
}

/**
 * @param {object} event
 * @param {string} channel
 * @param {unknown[]} args
 */
export function receiveSend(event, channel, args) {
  ipcMain.emit(channel, event, ...args)
}
