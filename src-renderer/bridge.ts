import type { EventName, Events, RequestName, Requests } from '../src-core/ipc/contract.ts'
import { fail, type Result } from '../src-core/ipc/result.ts'

/** What the preload puts on the window. */
export interface BridgeApi {
  /** As Node's `process.platform`. */
  platform: string
  request(name: string, input: unknown): Promise<unknown>
  /** Answers a function that stops listening. */
  on(name: string, listener: (payload: unknown) => void): () => void
}

declare global {
  interface Window {
    lectern?: BridgeApi
  }
}

/** The contract's types over the preload's generic calls: the window's one way to the main process. */
export class Bridge {
  readonly #api: BridgeApi

  constructor(api: BridgeApi) {
    this.#api = api
  }

  get platform(): string {
    return this.#api.platform
  }

  /** Asks the main process. Never rejects: a call that breaks down answers an `unexpected` failure. */
  async request<Name extends RequestName>(
    name: Name,
    input: Requests[Name]['in'],
  ): Promise<Result<Requests[Name]['out']>> {
    try {
      return (await this.#api.request(name, input)) as Result<Requests[Name]['out']>
    } catch (error) {
      return fail('unexpected', error instanceof Error ? error.message : String(error))
    }
  }

  /** Hears an event until the answered function is called. */
  listen<Name extends EventName>(name: Name, listener: (payload: Events[Name]) => void): () => void {
    return this.#api.on(name, (payload) => listener(payload as Events[Name]))
  }
}
