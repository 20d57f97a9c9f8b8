import { SvelteMap } from 'svelte/reactivity'
import type { EncodingPreview } from '../../src-core/import/encoding/preview-text.ts'
import type { ImportReport } from '../../src-core/ipc/contract.ts'
import { MOST_UNSURE } from '../../src-core/ipc/encoding-requests.ts'
import { joinReports } from '../../src-core/ipc/import-report.ts'
import { fail, succeed, type Failure, type Result } from '../../src-core/ipc/result.ts'
import type { App } from '../app.svelte.ts'
import { isUnsure, type UnsureFailure } from './describe-report.ts'
import { EncodingChoice } from './encoding-choice.svelte.ts'

/** A file that reads well in the encoding that is chosen for another. */
export interface AlikeFile {
  /** Its token. */
  unsure: string
  name: string
  sample: string
}

/** What an import leaves open, and what is to be done with its report in the end. */
interface ImportInHand {
  report: () => ImportReport
  finish: (report: ImportReport) => Promise<void>
}

/** Choosing the encoding of files whose own is not certain. */
export class UnsureFiles {
  /** The file that is asked about; null when none is. */
  file = $state.raw<UnsureFailure | null>(null)
  /** Whether those that read well in the same encoding are imported along. */
  takesAlike = $state(false)
  importing = $state(false)
  /** Why the last try to import it failed. */
  failure = $state.raw<Failure | null>(null)
  readonly choice = new EncodingChoice<EncodingPreview>(true)
  readonly #alike = new SvelteMap<string, readonly AlikeFile[]>()
  readonly #app: App
  readonly #import: ImportInHand
  #isFromReport = false
  #isFinding = false
  /** The message that offers to choose after all. */
  #offer = 0

  constructor(app: App, inHand: ImportInHand) {
    this.#app = app
    this.#import = inHand
  }

  /** The other files of the import that read well in the chosen encoding. */
  get alike(): readonly AlikeFile[] {
    return this.#alike.get(this.choice.chosen) ?? []
  }

  /** Asks for the encoding of a file. */
  openFor(file: UnsureFailure, isFromReport: boolean): void {
    const likely = file.encodings ?? []
    this.file = file
    this.#isFromReport = isFromReport
    this.takesAlike = false
    this.failure = null
    this.#app.toasts.dismiss(this.#offer)
    this.#alike.clear()
    this.choice.start(likely, likely[0] ?? 'windows-1252', (encoding) => this.#preview(file, encoding))
    this.#app.dialogs.open('encoding')
  }

  /** Looks for files that are alike in the chosen encoding; one encoding at a time. */
  async findAlike(): Promise<void> {
    if (this.#isFinding) return
    this.#isFinding = true
    for (let { chosen } = this.choice; this.file && !this.#alike.has(chosen); { chosen } = this.choice) {
      const { file } = this
      const alike = await this.#askAlike(chosen)
      if (file === this.file) this.#alike.set(chosen, alike)
    }
    this.#isFinding = false
  }

  /** Imports the file in the chosen encoding, and those that are alike if that is wanted. */
  async import(): Promise<void> {
    const { file, choice } = this
    if (!file || this.importing || !choice.preview) return
    const files = [file, ...(this.takesAlike ? this.alike : [])]
    const tokens = files.map(({ unsure }) => unsure)
    this.importing = true
    const result = await this.#app.bridge.request('unsure.import', { tokens, encoding: choice.chosen })
    this.importing = false
    const failed = result.ok ? result.value.failed.filter(({ code }) => code !== 'duplicate') : []
    this.failure = result.ok ? (failed.find(({ unsure }) => unsure === file.unsure) ?? null) : result.failure
    // What can be put right by another choice is put right here.
    if (!result.ok || (this.failure && files.length === 1)) return
    const before = this.#import.report()
    const rest = before.failed.filter(({ unsure }) => unsure === undefined || !tokens.includes(unsure))
    const nameOf = (token: string | undefined) => files.find(({ unsure }) => unsure === token)?.name
    const named = result.value.failed.map((each) => ({ ...each, name: nameOf(each.unsure) ?? each.name }))
    this.file = null
    this.#app.dialogs.close()
    await this.#import.finish(
      joinReports(
        { imported: before.imported, failed: rest },
        { imported: result.value.imported, failed: named },
      ),
    )
  }

  /**
   * Something else came in while a file is asked about: both are told of together, and the file is asked about
   * from there.
   * @returns what is to be told
   */
  giveUp(report: ImportReport): ImportReport {
    if (!this.file) return report
    this.file = null
    this.#app.dialogs.close()
    return joinReports(this.#import.report(), report)
  }

  /** The dialog was closed without a choice: the file is not forgotten. */
  left(): void {
    const { file } = this
    if (!file) return
    this.file = null
    if (this.#isFromReport && this.#app.dialogs.current === 'none') this.#app.dialogs.open('report')
    else this.#sayLeft(file)
  }

  #sayLeft(file: UnsureFailure): void {
    this.#offer = this.#app.toasts.say({
      text: `“${file.name}” was not added`,
      detail: 'It is kept at hand for an hour, until you have chosen its encoding.',
      kind: 'info',
      ms: 20_000,
      action: { label: 'Choose encoding…', run: () => this.openFor(file, false) },
    })
  }

  async #preview({ unsure }: UnsureFailure, encoding: string): Promise<Result<EncodingPreview>> {
    const { bridge } = this.#app
    const result = await bridge.request('unsure.preview', { token: unsure, encodings: [encoding] })
    if (!result.ok) return result
    const [preview] = result.value
    return preview ? succeed(preview) : fail('unexpected', 'There is nothing to show of the file.')
  }

  async #askAlike(encoding: string): Promise<readonly AlikeFile[]> {
    const others = this.#others()
    if (others.length === 0) return []
    const tokens = others.map(({ unsure }) => unsure)
    const result = await this.#app.bridge.request('unsure.alike', { tokens, encoding })
    if (!result.ok) return []
    return others.flatMap(({ unsure, name }) => {
      const found = result.value.find(({ token }) => token === unsure)
      return found ? [{ unsure, name, sample: found.sample }] : []
    })
  }

  /** The other files of the import whose encoding is not certain. */
  #others(): readonly UnsureFailure[] {
    const all = this.#import.report().failed.filter(isUnsure)
    return all.filter(({ unsure }) => unsure !== this.file?.unsure).slice(0, MOST_UNSURE)
  }
}
