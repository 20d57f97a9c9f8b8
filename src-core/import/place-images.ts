import type { KeptImage } from '../article/article.ts'
import type { Block } from '../article/block.ts'
import type { ImportedArticle } from './imported.ts'

/** An article’s blocks, with the names of the images that they show. */
export interface PlacedImages {
  blocks: Block[]
  /** What a revision says of them: each once. */
  images: KeptImage[]
  /** The bytes of each, by its hash. */
  files: Map<string, Uint8Array>
}

/**
 * Names the images of an article by their content.
 * @param sha256 as 64 hexadecimal digits
 */
export function placeImages(
  { blocks, images = [] }: ImportedArticle,
  sha256: (bytes: Uint8Array) => string,
): PlacedImages {
  const placed: PlacedImages = { blocks: [...blocks], images: [], files: new Map() }
  const hashes = new Map<Uint8Array, string>()
  for (const { block: index, bytes, path } of images) {
    const block = blocks[index]
    if (block?.kind !== 'image') continue
    const hash = hashes.get(bytes) ?? sha256(bytes)
    hashes.set(bytes, hash)
    placed.blocks[index] = { ...block, image: hash }
    if (!placed.images.some((image) => image.hash === hash && image.path === path))
      placed.images.push({ hash, ...(path !== undefined && { path }) })
    placed.files.set(hash, bytes)
  }
  return placed
}
