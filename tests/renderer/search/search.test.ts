import '../window-parts.ts'
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import axe from 'axe-core'
import { tick } from 'svelte'
import { describe, expect, it } from 'vitest'
import type { Requests } from '../../../src-core/ipc/contract.ts'
import { fail, succeed, type Result } from '../../../src-core/ipc/result.ts'
import { DEFAULT_MEANINGS } from '../../../src-core/annotation/colour.ts'
import type { SearchHit } from '../../../src-core/search/describe-hit.ts'
import { parseQuery } from '../../../src-core/search/parse-query.ts'
import { testChange, type FakeMain } from '../fake-main.ts'
import { id } from '../render-with-app.ts'
import { ARTICLES, press, rows, show } from '../library/show-pane.ts'

/** What jsdom, which lays nothing out, and a part of a page cannot show. */
const NOT_HERE = [
  'color-contrast',
  'target-size',
  'scrollable-region-focusable',
  'region',
  'page-has-heading-one',
]

type Answer = Result<Requests['search.find']['out']>

function query(text: string) {
  const parsed = parseQuery(text, DEFAULT_MEANINGS)
  if (!parsed.ok) throw new Error(parsed.problem.message)
  return parsed.query
}

function hit(article: string, snippet: string, more: Partial<SearchHit> = {}): SearchHit {
  const marks = [{ start: 0, end: snippet.search(/ |$/) }]
  return { article, title: '', kind: 'text', paragraph: 1, snippet, marks, start: 4, end: 8, ...more }
}

/** What is found for “tide”: in the text of one article twice, and in a note of another. */
function found(text = 'tide'): Answer {
  const [first, second] = [id(3), id(2)]
  return succeed({
    articles: [
      {
        id: first,
        title: 'The orchard',
        hits: [hit(first, 'tide tables'), hit(first, 'tide again', { kind: 'quote' })],
        more: 2,
      },
      { id: second, title: 'Two delegations', hits: [hit(second, 'tide noted', { kind: 'note' })], more: 0 },
    ],
    total: 2,
    query: query(text),
  })
}

/** The pane with a search that finds, in articles of some text. */
async function showFinding(answer: (text: string) => Answer | Promise<Answer> = () => found()) {
  const started = await show()
  started.main.answer({
    'search.find': ({ text }) => answer(text),
    'article.read': ({ id: wanted }) => {
      const summary = ARTICLES.find((article) => article.id === wanted)!
      return succeed({
        ...testChange(summary),
        blocks: [{ kind: 'paragraph', text: 'The tide and the tide.' }],
      })
    },
  })
  return started
}

const field = () => screen.getByRole<HTMLInputElement>('combobox')

async function type(text: string): Promise<void> {
  field().focus()
  await fireEvent.input(field(), { target: { value: text } })
  await tick()
}

const results = () => screen.getByRole('listbox', { name: 'Results' })
const found3 = () => waitFor(() => expect(within(results()).getAllByRole('option')).toHaveLength(5))
const asked = (main: FakeMain) => main.inputsOf('search.find').map(({ text }) => text)
/** The text of the row that the box says it is on. */
const current = () =>
  document.getElementById(field().getAttribute('aria-activedescendant') ?? '')?.textContent.trim()

describe('the box', () => {
  it('shows what was found, by article, with the hit marked, and the list again when it is cleared', async () => {
    await showFinding()
    await type('tide')
    await found3()
    const group = screen.getByRole('group', { name: 'The orchard' })
    expect(within(group).getAllByText('tide', { selector: 'mark' })).toHaveLength(2)
    expect(within(group).getByText('2 more in this article')).toBeTruthy()
    expect(screen.getByRole('status').textContent).toBe('2 found')
    await press('Escape')
    expect(rows()).toHaveLength(4)
  })

  it('asks one question at a time, and leaves out those that were overtaken', async () => {
    let release: (answer: Answer) => void = () => undefined
    const { main } = await showFinding((text) =>
      text === 't' ? new Promise<Answer>((resolve) => (release = resolve)) : found(text),
    )
    for (const text of ['t', 'ti', 'tid', 'tide']) await type(text)
    expect(asked(main)).toEqual(['t'])
    release(found('t'))
    await waitFor(() => expect(asked(main)).toEqual(['t', 'tide']))
  })

  it('keeps what was found until the next is there', async () => {
    await showFinding((text) => (text === 'tide' ? found() : new Promise<Answer>(() => undefined)))
    await type('tide')
    await found3()
    await type('tides')
    expect(within(results()).getAllByRole('option')).toHaveLength(5)
  })

  it('finds by letters within a title too, as the filter does', async () => {
    await showFinding(() => succeed({ articles: [], total: 0, query: query('chard') }))
    await type('chard')
    await waitFor(() => expect(rows()).toEqual(['The orchard']))
  })

  it('looks through the view alone, and offers to look further', async () => {
    const { app, main } = await showFinding(() => succeed({ articles: [], total: 0, query: query('zz') }))
    app.library.view = 'archived'
    await type('zz')
    await waitFor(() => expect(main.inputsOf('search.find').at(-1)).toMatchObject({ scope: 'archived' }))
    await fireEvent.click(await screen.findByRole('button', { name: 'Look in all articles' }))
    await waitFor(() =>
      expect(main.inputsOf('search.find').at(-1)).toMatchObject({ text: 'zz', scope: 'all' }),
    )
  })

  it('offers to leave out what may be too much', async () => {
    const { app } = await showFinding(() => succeed({ articles: [], total: 0, query: query('zz tag:x') }))
    await type('zz tag:x')
    await fireEvent.click(await screen.findByRole('button', { name: 'Without tag:x' }))
    expect(app.library.query).toBe('zz')
  })

  it('says which word stands for one that nothing has', async () => {
    await showFinding((text) => found(text.replace('tyde', 'tide')))
    await type('tyde')
    expect(await screen.findByText(/Nothing has/)).toHaveProperty(
      'textContent',
      'Nothing has tyde: shown is tide.',
    )
  })

  it('says what is wrong with a query, when it is no longer being written', async () => {
    const { main } = await showFinding()
    await type('color:pi')
    expect(field().getAttribute('aria-invalid')).toBe('true')
    expect(field().getAttribute('aria-describedby')).toBeTruthy()
    expect(screen.getByText(/After color: comes one of yellow/)).toBeTruthy()
    await type('color:r')
    expect(field().getAttribute('aria-invalid')).toBeNull()
    expect(asked(main)).toEqual([])
  })

  it('says when the search broke down, filters nevertheless, and starts it again', async () => {
    let isBroken = true
    const { main } = await showFinding(() => (isBroken ? fail('unexpected', 'It broke down.') : found()))
    await type('orch')
    expect((await screen.findByRole('alert')).textContent).toContain('It broke down.')
    expect(rows()).toEqual(['The orchard'])
    isBroken = false
    await fireEvent.click(screen.getByRole('button', { name: 'Start the search again' }))
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
    expect(main.inputsOf('search.open')).toHaveLength(1)
  })

  it('tells how far the index is', async () => {
    const { main } = await showFinding()
    await type('tide')
    main.tell('search.state', { phase: 'indexing', done: 3_200, total: 10_000 })
    const bar = await screen.findByRole('progressbar')
    expect([bar.getAttribute('value'), bar.getAttribute('max')]).toEqual(['3200', '10000'])
    expect(screen.getByText(/Indexing 3,200 of 10,000/)).toBeTruthy()
    main.tell('search.state', { phase: 'ready' })
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull())
  })
})

describe('completion', () => {
  it('puts a field and its value into the box, by keys alone', async () => {
    const { app } = await showFinding()
    app.library.tags = ['method', 'two words']
    await type('tide ta')
    await press('Tab')
    expect(app.library.query).toBe('tide tag:')
    await press('ArrowDown')
    await press('ArrowDown')
    expect(current()).toBe('tag:"two words"')
    await press('Enter')
    expect(app.library.query).toBe('tide tag:"two words" ')
    expect(screen.queryByRole('listbox', { name: 'What may come next' })).toBeNull()
  })

  it('goes away with Escape, which leaves the text', async () => {
    const { app } = await showFinding()
    await type('ta')
    await press('Escape')
    expect(screen.queryByRole('listbox', { name: 'What may come next' })).toBeNull()
    expect(app.library.query).toBe('ta')
  })

  it('offers all that there is when it is asked to', async () => {
    await showFinding()
    field().focus()
    await fireEvent.keyDown(field(), { key: 'ArrowDown', altKey: true })
    expect(screen.getAllByRole('option', { selected: true })[0]?.textContent).toContain('tag:')
  })
})

describe('the results', () => {
  it('are gone through with the arrows and opened with Enter, at the hit', async () => {
    const { app } = await showFinding()
    await type('tide')
    await found3()
    await press('ArrowDown')
    await press('ArrowDown')
    expect(current()).toContain('tide tables')
    await press('Enter')
    await waitFor(() => expect(app.reading.hits.current).toEqual({ start: 4, end: 8 }))
    expect(app.reading.hits.spans).toHaveLength(2)
    expect(app.library.query).toBe('tide')
  })

  it('go on in the next article after the last hit, and come back', async () => {
    const { app } = await showFinding()
    const { hits } = app.reading
    await type('tide')
    await found3()
    await app.search.openRow()
    hits.step(1)
    expect([app.reading.openId, hits.index]).toEqual([id(3), 1])
    hits.step(1)
    await waitFor(() => expect([app.reading.openId, hits.index]).toEqual([id(2), 0]))
    hits.step(-1)
    await waitFor(() => expect([app.reading.openId, hits.index]).toEqual([id(3), 1]))
  })

  it('take away what they showed when the search is left', async () => {
    const { app } = await showFinding()
    await type('tide')
    await found3()
    await app.search.openRow()
    expect(app.reading.hits.spans).toHaveLength(2)
    await type('')
    expect(app.reading.hits.spans).toEqual([])
  })
})

it('the box, its completions, its results and what is wrong have names, roles and labels', async () => {
  await showFinding()
  await type('tide')
  await found3()
  await press('ArrowDown')
  for (const text of ['tide', 'tide ta', 'tide color:pink ']) {
    await type(text)
    const { violations } = await axe.run(document.body, {
      rules: Object.fromEntries(NOT_HERE.map((rule) => [rule, { enabled: false }])),
    })
    expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([])
  }
})
