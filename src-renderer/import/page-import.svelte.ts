import { readWebAddress } from '../../src-core/import/web-address.ts'
import type { ImportReport } from '../../src-core/ipc/contract.ts'
import type { App } from '../app.svelte.ts'

/** A page on the web that the person asks for: the one time that Lectern goes there. */
export class PageImport {
  /** What is typed. */
  address = $state('')
  /** Whether it is being fetched. */
  fetching = $state(false)
  /** What is wrong, in a sentence; empty when nothing is. */
  problem = $state('')
  readonly #app: App
  readonly #finish: (report: ImportReport) => Promise<void>

  constructor(app: App, finish: (report: ImportReport) => Promise<void>) {
    this.#app = app
    this.#finish = finish
  }

  /** The host that would be asked; empty while the address is none. */
  get host(): string {
    return readWebAddress(this.address)?.host ?? ''
  }

  open(address = ''): void {
    if (address !== '') this.address = address
    this.problem = ''
    this.#app.dialogs.open('address')
  }

  /** Fetches the page, and makes an article of it. */
  async fetch(): Promise<void> {
    if (this.fetching) return
    const url = readWebAddress(this.address)
    if (!url) {
      this.problem = 'This is not the address of a web page.'
      return
    }
    this.problem = ''
    this.fetching = true
    const result = await this.#app.bridge.request('import.page', { address: url.href })
    this.fetching = false
    const failure = result.ok ? result.value.failed.find(({ code }) => code !== 'duplicate') : result.failure
    if (failure?.code === 'cancelled') return
    if (failure) {
      this.problem = [failure.message, failure.todo].filter(Boolean).join(' ')
      return
    }
    this.address = ''
    if (this.#app.dialogs.current === 'address') this.#app.dialogs.close()
    if (result.ok) await this.#finish(result.value)
  }

  /** Gives up what is being fetched; closes the dialog if nothing is. */
  async cancel(): Promise<void> {
    if (this.fetching) await this.#app.bridge.request('import.stopPage', {})
    else this.#app.dialogs.close()
  }
}
