import { diffComm } from 'node-diff3'
import type { Annotation } from '../../annotation/annotation.ts'
import { containNote } from '../contain-note.ts'
import { blockId } from '../markdown.ts'
import { splitExport } from '../merge/export-parts.ts'
import { linkReferences, type LinkTargets } from '../wikilink.ts'
import { restoreNote } from './restore-note.ts'

/** A note that was changed in an exported file, and not in Lectern since. */
export interface ChangedNote {
  /** The annotation that it is on; null for the note on the article. */
  annotationId: string | null
  /** As it is in Lectern. */
  before: string
  /** As it would be, from the file. */
  after: string
}

export interface NotesInput {
  /** What the last export wrote. */
  base: string
  /** What is in the file now. */
  theirs: string
  /** The note on the article. */
  note: string
  annotations: readonly Annotation[]
  targets: LinkTargets
}

/** What stands below a note and is none: a heading, the callout of a conflict. */
const NO_NOTE = /^(?:#{1,6} |> \[!warning\] (?:Changed here|Deleted in Lectern))/

/**
 * Finds the notes that were changed, written or deleted in an exported file. What stands between the lines that
 * Lectern wrote around a note counts as the note; below a highlight without one, what was written there does.
 */
export function readReturnedNotes({ base, theirs, note, annotations, targets }: NotesInput): ChangedNote[] {
  const plain = (text: string) => splitExport(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'))
  const [old, mine] = [plain(base), plain(theirs)]
  const changed: ChangedNote[] = []
  const look = (annotationId: string | null, note: string, was: string, now: string) => {
    const after = readNote(note, targets, was, now)
    if (after !== undefined && after !== note) changed.push({ annotationId, before: note, after })
  }
  if (note.trim() !== '') look(null, note, old.preamble, mine.preamble)
  for (const annotation of annotations) {
    const id = blockId(annotation)
    const [was, now] = [old, mine].map(({ blocks }) => blocks.find((block) => block.id === id)?.text)
    if (was !== undefined && now !== undefined) look(annotation.id, annotation.note, was, now)
  }
  return changed
}

/** The note in a part of the file; undefined when it is as it was, or cannot be told from the rest. */
function readNote(note: string, targets: LinkTargets, was: string, now: string): string | undefined {
  if (was.trimEnd() === now.trimEnd()) return undefined
  const [before, lines] = [was.trimEnd().split('\n'), now.trimEnd().split('\n')]
  const linked = linkReferences(note, targets)
  const rendered = containNote(linked)
  const place = rendered === '' ? endOf(before) : findLines(before, rendered.split('\n'))
  if (!place) return undefined
  const { prefix, indentation } = place
  const around = within(before, lines, place.first, place.end)
  const found = around.slice(around.findIndex((line) => line.trim() !== ''))
  const unindented = found.map((line, index) =>
    index === 0 && line.startsWith(prefix)
      ? line.slice(prefix.length)
      : line.startsWith(indentation)
        ? line.slice(indentation.length)
        : line.trimStart(),
  )
  const text = unindented.join('\n').trimEnd()
  if (text === rendered) return undefined
  return restoreNote({ note, linked, rendered, text, targets })
}

interface NotePlace {
  first: number
  end: number
  /** What stands before the note in its first line, as in an item of a list. */
  prefix: string
  /** What stands before its other lines. */
  indentation: string
}

/** Where a note would stand in a block without one: at its end, before headings of what follows. */
function endOf(lines: readonly string[]): NotePlace {
  let end = lines.length
  while (end > 1 && (lines[end - 1]?.trim() === '' || /^(?:[-*+] )?#{1,6} /.test(lines[end - 1] ?? ''))) end--
  return { first: end, end, prefix: '', indentation: '' }
}

/** Where lines stand among others, maybe as the item of a list; the last place, as a quote may read like a note. */
function findLines(lines: readonly string[], wanted: readonly string[]): NotePlace | undefined {
  const [head = ''] = wanted
  for (let first = lines.length - wanted.length; first >= 0; first--) {
    const line = lines[first] ?? ''
    if (!line.endsWith(head)) continue
    const prefix = line.slice(0, line.length - head.length)
    if (!/^(?:[ \t]*(?:[-*+] )?(?:[\w ]+: )?)$/.test(prefix)) continue
    const second = wanted.findIndex((text, index) => index > 0 && text !== '')
    const below = lines[first + second] ?? ''
    const indentation = second === -1 ? '' : below.slice(0, below.length - (wanted[second]?.length ?? 0))
    if (indentation.trim() !== '') continue
    const matches = wanted.every(
      (text, index) => index === 0 || lines[first + index] === (text === '' ? '' : indentation + text),
    )
    if (matches) return { first, end: first + wanted.length, prefix, indentation }
  }
  return undefined
}

/** The lines that stand where those from `first` to `end` stood: between the unchanged lines around them. */
function within(before: readonly string[], after: readonly string[], first: number, end: number): string[] {
  let [from, to] = [0, after.length]
  let [index, place] = [0, 0]
  const isFilled = (line = '') => line.trim() !== ''
  for (const { common, buffer1 = [], buffer2 = [] } of diffComm([...before], [...after])) {
    for (const [step, line] of (common ?? []).entries()) {
      // Blank lines say nothing of where one is.
      if (!isFilled(line)) continue
      if (index + step < first) from = place + step + 1
      else if (index + step >= end) to = Math.min(to, place + step)
    }
    if (!common && buffer1.some(isFilled)) {
      if (index + buffer1.length <= first) from = place + buffer2.length
      else if (index >= end) to = Math.min(to, place)
    }
    index += common?.length ?? buffer1.length
    place += common?.length ?? buffer2.length
  }
  const lines = after.slice(from, Math.max(from, to))
  const stop = lines.findIndex((line) => NO_NOTE.test(line) && !before.slice(first, end).includes(line))
  return stop === -1 ? lines : lines.slice(0, stop)
}
