import type { CommandId } from './commands.ts'

/** Acts that the welcome article invites to try, in order, each with the command that does it. */
export const FIRST_STEPS = [
  { id: 'highlight', title: 'Highlight a sentence', command: 'annotate.highlight' },
  { id: 'recolour', title: 'Give it another colour', command: 'annotate.colour2' },
  { id: 'note', title: 'Write a note on it', command: 'annotate.note' },
  { id: 'tag', title: 'Tag it', command: 'annotate.tag' },
  { id: 'range', title: 'Move where it ends', command: 'annotate.endLater' },
  { id: 'link', title: 'Link it to another passage', command: 'annotate.link' },
  { id: 'undo', title: 'Take something back', command: 'edit.undo' },
  { id: 'search', title: 'Search the library', command: 'library.search' },
  { id: 'export', title: 'Export the article', command: 'export.open' },
  { id: 'keys', title: 'Look at all the keys', command: 'help.keys' },
] as const satisfies readonly { id: string; title: string; command: CommandId }[]

export type FirstStepId = (typeof FIRST_STEPS)[number]['id']

/** How far a person is with {@link FIRST_STEPS}. */
export interface FirstSteps {
  /** Ids of the steps that were done. */
  done: readonly string[]
  /** Whether the list was put away. */
  dismissed: boolean
}

export const NO_STEPS: FirstSteps = { done: [], dismissed: false }

/** The step that an act of the history is, by its label. */
export const STEP_OF_LABEL: Readonly<Record<string, FirstStepId>> = {
  Highlight: 'highlight',
  'Change Colour': 'recolour',
  'Edit Note': 'note',
  'Add Tag': 'tag',
  'Change Range': 'range',
  'Link Passages': 'link',
}
