import { COLOURS } from '../../src-core/annotation/colour.ts'
import type { CommandId } from '../../src-core/commands/commands.ts'
import type { App } from '../app.svelte.ts'
import type { Surface } from '../reader/surface.svelte.ts'
import type { Annotator } from './annotator.svelte.ts'

/** Says what the reader's and the annotator's commands do. Answers a function that takes it all back. */
export function registerAnnotationCommands(app: App, annotator: Annotator, surface: Surface): () => void {
  const { reading, commands, layout, search, panes, live } = app
  const { range, chosen } = annotator
  const hasChosen = () => chosen.annotations.length > 0
  const hasText = () => reading.blocks.length > 0
  const hasTarget = () => annotator.hasTarget
  /** Whether an annotation is active that the text has a passage for. */
  const hasActive = () => reading.active !== null

  /** Without a selection or an active annotation, the sentence at the cursor is what is meant. */
  const target = () => {
    // The page tells of a selection a moment after it was made; a quick key is not to miss it.
    surface.readSelection()
    if (!annotator.hasTarget) surface.selectNext('sentence')
  }
  const step = (direction: 1 | -1) => {
    const found = annotator.step(direction)
    if (!found) return
    live.tell(annotator.describe(found))
    if (reading.active === null) return
    reading.cursor = surface.positions?.blockAt(found.anchor.start) ?? reading.cursor
    surface.scrollTo(found.anchor)
  }

  const drawerShown = () => layout.marginIsDrawer && layout.marginShown
  const hasHits = () => reading.hits.spans.length > 0
  /** One level out: the selection, the active annotation, what was found, the voice, the drawer, the second column; then the search. */
  const leave = () => {
    if (hasChosen()) chosen.clear()
    else if (hasTarget()) surface.leave()
    else if (hasHits()) {
      const isFromSearch = search.walked === reading.openId
      reading.hits.clear()
      if (isFromSearch) void search.focus()
    } else if (reading.endAloud) reading.endAloud()
    else if (drawerShown()) layout.closeDrawers()
    else if (panes.isPair) panes.close()
    else void search.focus()
  }

  const table: [CommandId, () => unknown, () => boolean][] = [
    [
      'annotate.highlight',
      () => (hasChosen() ? chosen.recolour(annotator.colour) : (target(), annotator.highlight())),
      hasText,
    ],
    ...COLOURS.map((colour, index): [CommandId, () => unknown, () => boolean] => [
      `annotate.colour${index + 1}` as CommandId,
      () => (hasChosen() ? chosen.recolour(colour) : (target(), annotator.highlight(colour))),
      hasText,
    ]),
    ['annotate.note', () => (target(), annotator.edit('note')), hasText],
    [
      'annotate.tag',
      () => (hasChosen() ? (annotator.taggingChosen = true) : (target(), annotator.edit('tags'))),
      hasText,
    ],
    ['annotate.choose', () => reading.active && chosen.toggle(reading.active.id), hasActive],
    ['annotate.chooseAll', () => chosen.chooseAll(), () => reading.annotations.length > 0],
    ['article.note', () => annotator.editArticleNote(), () => reading.view !== null],
    ['annotate.copy', () => annotator.copy(), hasTarget],
    ['annotate.copyMarkdown', () => annotator.copyMarkdown(), () => hasTarget() || hasChosen()],
    [
      'annotate.delete',
      () => (hasChosen() ? chosen.delete() : annotator.active && annotator.delete(annotator.active)),
      () => annotator.active !== null || hasChosen(),
    ],
    ['annotate.link', () => (target(), annotator.linkTarget()), hasText],
    ['annotate.range', () => range.ask(), () => hasActive() && reading.selection === null],
    ...(
      [
        ['annotate.endLater', 'end', 1],
        ['annotate.endEarlier', 'end', -1],
        ['annotate.startLater', 'start', 1],
        ['annotate.startEarlier', 'start', -1],
      ] as const
    ).map(([id, edge, direction]): [CommandId, () => unknown, () => boolean] => [
      id,
      () => reading.active && range.move(reading.active, edge, direction, 'word'),
      // In a note the same keys select words.
      () => hasActive() && annotator.editing === null,
    ]),
    [
      'annotate.split',
      () => range.split(surface.positions?.caret() ?? null),
      () => range.splittable !== null,
    ],
    [
      'annotate.mergeNext',
      () => range.mergeable && reading.active && range.merge([reading.active, range.mergeable]),
      () => range.mergeable !== null,
    ],
    ['annotate.next', () => step(1), () => reading.withUnplaced.length > 0],
    ['annotate.previous', () => step(-1), () => reading.withUnplaced.length > 0],
    ['reader.nextParagraph', () => surface.moveCursor(1), hasText],
    ['reader.previousParagraph', () => surface.moveCursor(-1), hasText],
    ['reader.selectSentence', () => surface.selectNext('sentence'), hasText],
    ['reader.extendSentence', () => surface.extend('sentence'), hasText],
    ['reader.selectPreviousSentence', () => surface.selectNext('sentence', -1), hasText],
    ['reader.extendSentenceBack', () => surface.extend('sentence', -1), hasText],
    ['reader.selectWord', () => surface.selectNext('word'), hasText],
    ['reader.extendWord', () => surface.extend('word'), hasText],
    ['reader.selectPreviousWord', () => surface.selectNext('word', -1), hasText],
    ['reader.extendWordBack', () => surface.extend('word', -1), hasText],
    [
      'reader.leave',
      leave,
      () =>
        hasChosen() ||
        hasTarget() ||
        hasHits() ||
        !!reading.endAloud ||
        drawerShown() ||
        panes.isPair ||
        search.isShown,
    ],
  ]
  const undo = table.map(([id, run, enabled]) =>
    commands.register(
      id,
      async () => {
        await run()
      },
      enabled,
    ),
  )
  return () => undo.forEach((unregister) => unregister())
}
