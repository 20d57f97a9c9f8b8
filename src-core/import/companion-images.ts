import { COMPANION_LIMITS } from './companion-limits.ts'
import { sniffImage } from './sniff-image.ts'

/** The images that came along with a file, as many as are taken along, by their paths from what names them. */
export class CompanionImages {
  readonly images = new Map<string, Uint8Array>()
  #bytes = 0

  /**
   * Takes a file along if it is an image and there is room for it. What cannot be read is left out, as an image that
   * is missing is shown as missing.
   * @param size bytes
   */
  async take(path: string, size: number, read: () => Promise<Uint8Array>): Promise<void> {
    const { files, each, all } = COMPANION_LIMITS
    if (this.images.size >= files || size > each || this.#bytes + size > all) return
    const content = await read().catch(() => undefined)
    if (!content || !sniffImage(content)) return
    this.#bytes += content.length
    this.images.set(path, content)
  }
}
