import '../window-parts.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import type { App } from '../../../src-renderer/app.svelte.ts'
import { tagSteps } from '../../../src-renderer/library/tag-steps.ts'
import { testSummary } from '../fake-main.ts'
import { id, startApp } from '../render-with-app.ts'

let app: App
const articles = [5, 4, 3, 2, 1].map((number) => testSummary(number))
const selected = () =>
  app.list.selection.articles.map((article) => articles.findIndex(({ id }) => id === article.id))

beforeEach(async () => {
  app = startApp(articles).app
  await app.library.open()
  app.list.cursor = id(5)
})

describe('the selection', () => {
  it.each<[what: string, keys: [key: string, held: string][], rows: number[]]>([
    [
      'takes one and another',
      [
        ['x', ''],
        ['ArrowDown', ''],
        ['ArrowDown', ''],
        [' ', 'mod'],
      ],
      [0, 2],
    ],
    [
      'lets one go again',
      [
        ['x', ''],
        ['x', ''],
      ],
      [],
    ],
    [
      'goes along with Shift',
      [
        ['ArrowDown', 'shift'],
        ['ArrowDown', 'shift'],
      ],
      [0, 1, 2],
    ],
    [
      'comes back with Shift',
      [
        ['End', 'shift'],
        ['ArrowUp', 'shift'],
      ],
      [0, 1, 2, 3],
    ],
    [
      'goes the other way from where it began',
      [
        ['ArrowDown', ''],
        ['ArrowDown', 'shift'],
        ['Home', 'shift'],
      ],
      [0, 1],
    ],
    ['takes all', [['a', 'mod']], [0, 1, 2, 3, 4]],
    [
      'is given up with Escape',
      [
        ['a', 'mod'],
        ['Escape', ''],
      ],
      [],
    ],
  ])('%s', (_, keys, rows) => {
    for (const [key, held] of keys) app.list.handleKey(key, { mod: held === 'mod', shift: held === 'shift' })
    expect(selected()).toEqual(rows)
  })

  it('goes from the row that was clicked to the one with Shift', () => {
    app.list.click(id(4), { mod: true, shift: false })
    app.list.click(id(2), { mod: false, shift: true })
    expect(selected()).toEqual([1, 2, 3])
  })

  it('holds nothing that the list does not show', () => {
    app.list.selection.selectAll()
    app.library.query = 'Article 3'
    expect(selected()).toEqual([2])
  })

  it('is archived, and comes back, as one act', async () => {
    app.list.click(id(4), { mod: true, shift: false })
    app.list.click(id(2), { mod: false, shift: true })
    app.library.showView('inbox')
    await app.commands.run('article.archive')
    expect(app.toasts.items.map(({ text }) => text)).toEqual(['Moved 3 articles to Archive'])
    expect(app.library.counts).toMatchObject({ inbox: 2, archived: 3 })
    await app.history.undo()
    expect(app.library.counts).toMatchObject({ inbox: 5, archived: 0 })
  })
})

it('only articles that a change of tags concerns are changed', () => {
  const tagged = [
    testSummary(1, { tags: ['sea'] }),
    testSummary(2, { tags: ['sea', 'ships'] }),
    testSummary(3),
  ]
  const wanted = new Map([
    ['sea', true],
    ['ships', false],
  ])
  expect(tagSteps(tagged, wanted)).toEqual([
    { articleId: id(2), edit: { kind: 'change-article', patch: { tags: { add: [], remove: ['ships'] } } } },
    { articleId: id(3), edit: { kind: 'change-article', patch: { tags: { add: ['sea'], remove: [] } } } },
  ])
})
