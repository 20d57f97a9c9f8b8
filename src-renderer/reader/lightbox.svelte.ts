import { getContext, setContext } from 'svelte'
import type { Block } from '../../src-core/article/block.ts'
import type { App } from '../app.svelte.ts'

/** A picture of the article that is open. */
export interface Picture {
  /** Index of its block. */
  block: number
  image: string
  alt: string
  caption: string
  width: number
}

/** How much larger than to fit the window a picture is shown. */
const ZOOMS = [1, 1.5, 2, 3, 4, 6]

/** The pictures of the open article, one at a time and large. */
export class Lightbox {
  /** Index into {@link pictures}. */
  index = $state(0)
  #zoom = $state(0)
  readonly pictures: readonly Picture[] = $derived.by(() => findPictures(this.#app.reading.blocks))
  readonly #app: App

  constructor(app: App) {
    this.#app = app
  }

  get isOpen(): boolean {
    return this.#app.dialogs.current === 'picture'
  }

  get picture(): Picture | undefined {
    return this.pictures[this.index]
  }

  /** 1 when it fits the window. */
  get zoom(): number {
    return ZOOMS[this.#zoom] ?? 1
  }

  get canZoomIn(): boolean {
    return this.#zoom < ZOOMS.length - 1
  }

  /** Shows the picture of a block, or the next one after it. */
  open(block: number): void {
    const index = this.pictures.findIndex((picture) => picture.block >= block)
    if (this.pictures.length === 0) return
    this.index = index === -1 ? this.pictures.length - 1 : index
    this.#zoom = 0
    this.#app.dialogs.open('picture')
  }

  close(): void {
    if (this.isOpen) this.#app.dialogs.close()
  }

  step(by: 1 | -1): void {
    const next = this.index + by
    if (next < 0 || next >= this.pictures.length) return
    this.index = next
    this.#zoom = 0
  }

  zoomBy(by: 1 | -1): void {
    this.#zoom = Math.min(ZOOMS.length - 1, Math.max(0, this.#zoom + by))
  }

  /** Fits the picture into the window, or shows it twice as large. */
  toggleZoom(): void {
    this.#zoom = this.#zoom === 0 ? 2 : 0
  }

  fit(): void {
    this.#zoom = 0
  }
}

function findPictures(blocks: readonly Block[]): Picture[] {
  return blocks.flatMap((block, index) => {
    if (block.kind !== 'image' || block.image === undefined) return []
    const next = blocks[index + 1]
    const caption = next?.kind === 'caption' ? next.text : ''
    return [{ block: index, image: block.image, alt: block.alt, caption, width: block.width ?? 0 }]
  })
}

const KEY = Symbol('lightbox')

export function setLightbox(lightbox: Lightbox): void {
  setContext(KEY, lightbox)
}

/** Undefined where an article is shown without one. */
export function getLightbox(): Lightbox | undefined {
  return getContext<Lightbox | undefined>(KEY)
}
