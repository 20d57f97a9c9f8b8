import { diffComm } from 'node-diff3'
import { findReferences } from '../../annotation/references.ts'
import { linkReferences, type LinkTargets } from '../wikilink.ts'

export interface WrittenNote {
  /** As it is in Lectern. */
  note: string
  /** The same, with references as links. */
  linked: string
  /** The same as the export wrote it. */
  rendered: string
  /** As it is in the file. */
  text: string
  targets: LinkTargets
}

/**
 * A note from a file as it is written in Lectern: lines that nobody changed are as they were, without what the
 * export escaped, indented or closed, and links are references again.
 */
export function restoreNote({ note, linked, rendered, text, targets }: WrittenNote): string {
  const restored = rendered === linked ? text : uncontain(linked, rendered, text)
  return unlink(note, restored, targets)
}

function uncontain(linked: string, rendered: string, text: string): string {
  const original = linked
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd()
    .split('\n')
  const isItem = rendered.startsWith('+ ') && !linked.trimStart().startsWith('+ ')
  const lines: string[] = []
  let index = 0
  for (const { common, buffer1, buffer2 } of diffComm(rendered.split('\n'), text.split('\n'))) {
    // A line beyond the original's is one that the export put there, to close what was open.
    for (const [step] of (common ?? []).entries())
      lines.push(...original.slice(index + step, index + step + 1))
    for (const line of buffer2 ?? []) lines.push(isItem ? line.replace(/^(?:\+ | {2})/, '') : line)
    index += common?.length ?? buffer1?.length ?? 0
  }
  return lines.join('\n')
}

/** Links that the export made of references become these again. */
function unlink(note: string, text: string, targets: LinkTargets): string {
  let restored = text
  for (const { start, end } of findReferences(note)) {
    const reference = note.slice(start, end)
    const link = linkReferences(reference, targets)
    if (link !== reference) restored = restored.replaceAll(link, () => reference)
  }
  return restored
}
