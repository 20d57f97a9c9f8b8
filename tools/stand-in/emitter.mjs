// @ts-check
import { EventEmitter } from 'node:events'

const OWNER = Symbol('owner')

/**
 * An object's last prototype: reached only for members that the object lacks, it says so by name. A
 * member that Electron has and the stand-in has not is thus found at its first use, not by its absence.
 * @param {string} owner name of the object, as in `app`
 * @param {object} [base] prototype that stands behind it
 * @returns {object}
 */
export function missingMembersOf(owner, base = Object.prototype) {
  /** @type {(receiver: unknown, member: string | symbol) => Error} */
  const missing = (receiver, member) => {
    const name = Object(receiver)[OWNER] ?? owner
    return new Error(
      `The stand-in has no ${name}.${String(member)}: add it to tools/stand-in if src-main needs it`,
    )
  }
  // Promises and JSON ask any object for these two.
  /** @type {(target: object, member: string | symbol) => boolean} */
  const isAsked = (target, member) =>
    typeof member === 'symbol' || member in target || member === 'then' || member === 'toJSON'
  return new Proxy(base, {
    get(target, member, receiver) {
      if (isAsked(target, member)) return Reflect.get(target, member, receiver)
      throw missing(receiver, member)
    },
    set(target, member, value, receiver) {
      if (isAsked(target, member)) return Reflect.set(target, member, value, receiver)
      throw missing(receiver, member)
    },
  })
}

/**
 * Gives a plain object {@link missingMembersOf} as its prototype.
 * @template {object} T
 * @param {string} owner
 * @param {T} members
 * @returns {T}
 */
export function guard(owner, members) {
  return Object.setPrototypeOf(members, missingMembersOf(owner))
}

/**
 * Refuses options that would have no effect.
 * @param {string} owner
 * @param {object} options
 * @param {readonly string[]} known
 */
export function refuseUnknown(owner, options, known) {
  for (const name of Object.keys(options)) {
    if (!known.includes(name))
      throw new Error(
        `The stand-in has no option “${name}” of ${owner}: add it to tools/stand-in if src-main needs it`,
      )
  }
}

/** An event emitter that refuses events which it never emits, and members that it lacks. */
export class Emitter extends EventEmitter {
  /** @type {ReadonlySet<string> | null} */
  #events

  /**
   * @param {string} owner name of the object, as in `app`
   * @param {readonly string[] | null} events all that it can emit; null for any
   */
  constructor(owner, events) {
    super()
    this.#events = events && new Set(events)
    Object.defineProperty(this, OWNER, { value: owner })
  }

  /**
   * @override
   * @param {string | symbol} event
   * @param {(...args: any[]) => void} listener
   */
  on(event, listener) {
    this.#refuseUnknown(event)
    return super.on(event, listener)
  }

  /**
   * @override
   * @param {string | symbol} event
   * @param {(...args: any[]) => void} listener
   */
  once(event, listener) {
    this.#refuseUnknown(event)
    return super.once(event, listener)
  }

  /**
   * @override
   * @param {string | symbol} event
   * @param {(...args: any[]) => void} listener
   */
  addListener(event, listener) {
    return this.on(event, listener)
  }

  /** @type {(event: string | symbol) => void} */
  #refuseUnknown(event) {
    if (this.#events && !this.#events.has(String(event)))
      throw new Error(
        `The stand-in never emits “${String(event)}” of ${Object(this)[OWNER]}: add it to tools/stand-in if src-main needs it`,
      )
  }
}

// Node's own methods, on a copy of their prototype: its last link must be ours.
Object.setPrototypeOf(
  Emitter.prototype,
  Object.create(missingMembersOf('emitter'), Object.getOwnPropertyDescriptors(EventEmitter.prototype)),
)

/**
 * An event whose default can be prevented.
 * @template {object} T
 * @param {T} [details]
 * @returns {T & { defaultPrevented: boolean, preventDefault(): void }}
 */
export function createEvent(details) {
  const event = {
    .../** @type {T} */ (details),
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true
    },
  }
  return event
}
