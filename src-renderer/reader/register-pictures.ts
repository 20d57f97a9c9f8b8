import type { App } from '../app.svelte.ts'
import type { Lightbox } from './lightbox.svelte.ts'
import type { Surface } from './surface.svelte.ts'

/** Says what the command does that enlarges a picture. Answers a function that takes it back. */
export function registerPictureCommand(
  { reading, commands }: App,
  lightbox: Lightbox,
  surface: Surface,
): () => void {
  /** The picture at the reading cursor, or the first one in sight. */
  const look = () => {
    const inSight = surface.positions?.blockBelow(0) ?? 0
    lightbox.open(Math.max(0, reading.cursor >= 0 ? reading.cursor : inSight))
  }
  return commands.register('picture.open', look, () => lightbox.pictures.length > 0)
}
