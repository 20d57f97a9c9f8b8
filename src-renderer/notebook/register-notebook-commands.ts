import { COLOURS } from '../../src-core/annotation/colour.ts'
import type { CommandId } from '../../src-core/commands/commands.ts'
import type { App } from '../app.svelte.ts'

/** Says what commands do while the Notebook is shown. Answers a function that takes it all back. */
export function registerNotebookCommands(app: App): () => void {
  const { commands, notebook } = app
  const { acts, selection } = notebook
  const hasTargets = () => selection.targets.length > 0
  const hasRows = () => notebook.slots.length > 0
  const table: [CommandId, () => unknown, () => boolean][] = [
    ['annotate.copy', () => acts.copy(), hasTargets],
    ['annotate.delete', () => acts.delete(), hasTargets],
    ['annotate.tag', () => (notebook.tagging = true), hasTargets],
    ...COLOURS.map((colour, index): [CommandId, () => unknown, () => boolean] => [
      `annotate.colour${index + 1}` as CommandId,
      () => acts.recolour(colour),
      hasTargets,
    ]),
    ['export.open', () => acts.export(), hasRows],
    ['reader.nextParagraph', () => selection.move('ArrowDown', false), hasRows],
    ['reader.previousParagraph', () => selection.move('ArrowUp', false), hasRows],
    ['filter.save', () => notebook.filters.openNew(), () => notebook.result !== null],
    ['notebook.selectAll', () => selection.all(), hasRows],
  ]
  const takeBacks = table.map(([id, run, enabled]) =>
    commands.register(
      id,
      async () => {
        await run()
      },
      enabled,
    ),
  )
  return () => takeBacks.forEach((takeBack) => takeBack())
}
