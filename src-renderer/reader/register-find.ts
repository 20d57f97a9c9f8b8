import type { CommandId } from '../../src-core/commands/commands.ts'
import type { App } from '../app.svelte.ts'
import type { Find } from './find.svelte.ts'

/** Says what the commands do that go through what was found. Answers a function that takes it all back. */
export function registerFindCommands({ reading, commands }: App, find: Find): () => void {
  const hasText = () => reading.blocks.length > 0
  const step = (direction: 1 | -1) => () => {
    if (reading.hits.spans.length > 0) reading.hits.step(direction)
    else if (!reading.hits.goOn?.(direction)) find.open()
  }
  const table: [CommandId, () => void][] = [
    ['find.open', () => find.open()],
    ['find.next', step(1)],
    ['find.previous', step(-1)],
  ]
  const undo = table.map(([id, run]) => commands.register(id, run, hasText))
  return () => undo.forEach((unregister) => unregister())
}
