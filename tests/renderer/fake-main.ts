import type {
  ArticleChange,
  ArticleSummary,
  Events,
  RequestName,
  Requests,
} from '../../src-core/ipc/contract.ts'
import type { Article } from '../../src-core/article/article.ts'
import { fail, succeed, type Result } from '../../src-core/ipc/result.ts'
import { AUTO_EXPORT_OFF } from '../../src-core/export/auto-export.ts'
import { INBOX_OFF } from '../../src-core/inbox/inbox.ts'
import { DEFAULT_MEANINGS } from '../../src-core/annotation/colour.ts'
import { DEFAULT_SETTINGS } from '../../src-core/ipc/settings.ts'
import type { BridgeApi } from '../../src-renderer/bridge.ts'

type Answers = {
  [Name in RequestName]?: (
    input: Requests[Name]['in'],
  ) => Result<Requests[Name]['out']> | Promise<Result<Requests[Name]['out']>>
}

/** A main process in memory: answers what a test tells it to, and remembers what it was asked. */
export class FakeMain implements BridgeApi {
  platform = 'linux'
  readonly asked: { name: string; input: unknown }[] = []
  readonly #answers: Answers
  readonly #listeners = new Map<string, Set<(payload: unknown) => void>>()

  constructor(answers: Answers = {}) {
    this.#answers = {
      'settings.read': () => succeed(DEFAULT_SETTINGS),
      'session.read': () => succeed({ undo: [], redo: [], unsaved: [] }),
      'session.keep': () => succeed(null),
      'tray.read': () => succeed({ waiting: [], discarded: [] }),
      'autoExport.read': () => succeed(AUTO_EXPORT_OFF),
      'inbox.read': () => succeed(INBOX_OFF),
      ...answers,
    }
  }

  /** Gives requests another answer from now on. */
  answer(answers: Answers): void {
    Object.assign(this.#answers, answers)
  }

  request(name: string, input: unknown): Promise<unknown> {
    // Across processes everything is copied; what cannot be is a mistake here too.
    const copy: unknown = structuredClone(input)
    this.asked.push({ name, input: copy })
    const answer = this.#answers[name as RequestName] as ((input: unknown) => unknown) | undefined
    return Promise.resolve(answer ? answer(copy) : fail('unexpected', `No answer to ${name}.`))
  }

  on(name: string, listener: (payload: unknown) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set()
    this.#listeners.set(name, listeners.add(listener))
    return () => listeners.delete(listener)
  }

  /** Sends an event to the window. */
  tell<Name extends keyof Events>(name: Name, payload: Events[Name]): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(payload)
  }

  /** What was asked by that name, in order. */
  inputsOf<Name extends RequestName>(name: Name): Requests[Name]['in'][] {
    return this.asked
      .filter((request) => request.name === name)
      .map(({ input }) => input as Requests[Name]['in'])
  }
}

/** A ULID that ends in a number. */
export function testId(number: number): string {
  return `01HZ0000000000000000${String(number).padStart(6, '0')}`
}

/** An article of the list; what a test does not name is unremarkable. */
export function testSummary(number: number, more: Partial<ArticleSummary> = {}): ArticleSummary {
  return {
    id: testId(number),
    title: `Article ${number}`,
    byline: '',
    publisher: '',
    place: '',
    published: '2025-06-02',
    source: '',
    language: 'en',
    blocks: 12,
    words: 800,
    status: 'inbox',
    tags: [],
    progress: 0,
    deletedAt: null,
    addedAt: new Date(Date.UTC(2025, 5, 2) + number * 1000).toISOString(),
    annotations: 0,
    annotationTags: [],
    annotatedAt: '',
    colours: [],
    ...more,
  }
}

/** What the main process tells of an article after a change. */
export function testChange(summary: ArticleSummary): ArticleChange {
  const { addedAt: _addedAt, annotations: _annotations, colours: _colours, ...rest } = summary
  const article: Article = { ...rest, note: '', revisions: [] }
  return { summary, article, annotations: [] }
}

/** A library as it is opened. */
export function testLibrary(articles: ArticleSummary[]): Requests['library.open']['out'] {
  return {
    folder: '/library',
    meanings: { ...DEFAULT_MEANINGS },
    meaningTags: {},
    filters: [],
    articles,
    tags: [],
    problems: [],
    isReadOnly: false,
    removed: [],
    copies: [],
  }
}
