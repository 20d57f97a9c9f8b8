import type { ReturnedNote } from '../../src-core/ipc/contract.ts'
import type { App } from '../app.svelte.ts'
import { noteSteps } from './note-steps.ts'

/** Notes that were changed in exported files, and which of them are taken over. */
export class NotesBack {
  notes = $state.raw<readonly ReturnedNote[]>([])
  /** The keys of those that are not taken over. */
  #left = $state.raw<readonly string[]>([])
  readonly #app: App

  constructor(app: App) {
    this.#app = app
  }

  get taken(): ReturnedNote[] {
    return this.notes.filter((note) => this.isTaken(note))
  }

  /** Offers notes. One that was deleted in the file is taken over only if the person says so. */
  offer(notes: readonly ReturnedNote[]): void {
    this.notes = notes
    this.#left = notes.filter(({ after }) => after === '').map(noteKey)
  }

  isTaken(note: ReturnedNote): boolean {
    return !this.#left.includes(noteKey(note))
  }

  take(note: ReturnedNote, taken: boolean): void {
    const others = this.#left.filter((key) => key !== noteKey(note))
    this.#left = taken ? others : [...others, noteKey(note)]
  }

  /** Takes over the notes that were chosen, as one act that can be undone. */
  async takeOver(): Promise<void> {
    const steps = noteSteps(this.taken)
    const count = this.taken.length
    this.notes = []
    if (count === 0) return
    await this.#app.history.performMany(steps, {
      label: 'Take Over Notes',
      doing: 'Taking over notes',
      done: () => `Took over ${count === 1 ? 'a note' : `${count} notes`} from the exported files`,
    })
  }
}

/** Names a note among those that are offered. */
export function noteKey({ articleId, annotationId }: ReturnedNote): string {
  return `${articleId} ${annotationId ?? ''}`
}
