/** What a drop brought. */
export interface Dropped {
  files: File[]
  text: string
  /** The same with its form, if it has one. */
  html: string
}

/** Follows a drag over the window, from outside of it. */
export class DropTarget {
  /** Whether something that can be dropped is over the window. */
  active = $state(false)
  /** A drag that began in this window moves text within it. */
  #own = false
  readonly #ondrop: (dropped: Dropped) => void

  constructor(ondrop: (dropped: Dropped) => void) {
    this.#ondrop = ondrop
  }

  start(): void {
    this.#own = true
  }

  end(): void {
    this.#own = false
    this.active = false
  }

  over(event: DragEvent): void {
    if (!this.#takes(event)) return
    event.preventDefault()
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
    this.active = true
  }

  leave(event: DragEvent): void {
    // Between two elements of the page there is a next one; out of the window there is none.
    if (!event.relatedTarget) this.active = false
  }

  drop(event: DragEvent): void {
    this.active = false
    if (!this.#takes(event) || !event.dataTransfer) return
    event.preventDefault()
    this.#ondrop({
      files: [...event.dataTransfer.files],
      text: event.dataTransfer.getData('text/plain'),
      html: event.dataTransfer.getData('text/html'),
    })
  }

  #takes({ dataTransfer, target }: DragEvent): boolean {
    if (this.#own || !dataTransfer) return false
    if (dataTransfer.types.includes('Files')) return true
    const inField = target instanceof Element && target.closest('input, textarea') !== null
    return dataTransfer.types.includes('text/plain') && !inField
  }
}
