import { paintAnnotations, paintHits } from './painter.ts'
import type { ReadingState } from './reading.svelte.ts'
import type { Surface } from './surface.svelte.ts'

/**
 * Keeps painted what is near the window, and the cursor at its block, as long as the component that calls
 * this is there.
 * @param nodes changes whenever other nodes come into the text
 */
export function keepPainted(reading: ReadingState, surface: Surface, nodes: () => unknown): void {
  $effect(() => {
    nodes()
    const { positions, viewport } = surface
    if (!positions || !viewport) return
    const near = reading.annotationIndex.meeting(viewport.near)
    paintAnnotations(positions, near, reading.active, (annotation) => reading.laneOf(annotation))
  })

  $effect(() => {
    nodes()
    const { positions, viewport } = surface
    if (!positions || !viewport) return
    const { spanIndex, current } = reading.hits
    paintHits(positions, spanIndex.meeting(viewport.near), current)
  })

  // By hand, since all blocks would have to be asked whether the cursor is on them.
  $effect(() => {
    const element = surface.positions?.element(reading.cursor)
    element?.classList.add('current')
    return () => element?.classList.remove('current')
  })
}
