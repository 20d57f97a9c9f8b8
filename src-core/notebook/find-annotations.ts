import { COLOURS } from '../annotation/colour.ts'
import { dayNumber, searchedWords } from './notebook-article.ts'
import type { NotebookIndex } from './notebook-index.ts'
import type { NotebookFilter, NotebookSort } from './notebook-query.ts'

/** The annotations that a filter finds. */
export interface Found {
  /** Slots, in order. */
  slots: Uint32Array
  /** How many there would be of each colour if the filter named none, by the colour's index. */
  colours: Uint32Array
}

type Test = (slot: number) => boolean

/** Finds the annotations that a filter lets through, in an order. */
export function findAnnotations(index: NotebookIndex, filter: NotebookFilter, sort: NotebookSort): Found {
  const ordered = index.inOrder(sort)
  const tests = testsOf(index, filter)
  const wanted = new Set(filter.colours.map((colour) => COLOURS.indexOf(colour)))
  const colours = new Uint32Array(COLOURS.length)
  const slots = new Uint32Array(ordered.length)
  let count = 0
  for (const slot of ordered) {
    if (!passes(tests, slot)) continue
    const colour = index.colour[slot] ?? 0
    colours[colour] = (colours[colour] ?? 0) + 1
    if (wanted.size === 0 || wanted.has(colour)) slots[count++] = slot
  }
  return { slots: slots.slice(0, count), colours }
}

function passes(tests: readonly Test[], slot: number): boolean {
  for (const test of tests) if (!test(slot)) return false
  return true
}

/** What a filter asks besides the colour, the quickest first. */
function testsOf(index: NotebookIndex, filter: NotebookFilter): Test[] {
  const { articles, articleOf, day, noted } = index
  const tests: Test[] = []
  const trashed = Uint8Array.from(articles, ({ inTrash }) => Number(inTrash))
  const inTrash = Number(filter.inTrash)
  tests.push((slot) => trashed[articleOf[slot] ?? 0] === inTrash)
  if (filter.article !== null) {
    const wanted = articles.findIndex(({ id }) => id === filter.article)
    tests.push((slot) => articleOf[slot] === wanted)
  }
  if (filter.noted !== null) {
    const wanted = filter.noted
    tests.push((slot) => noted[slot] === wanted)
  }
  if (filter.from !== null) {
    const first = dayNumber(filter.from)
    tests.push((slot) => (day[slot] ?? 0) >= first)
  }
  if (filter.to !== null) {
    const last = dayNumber(filter.to)
    tests.push((slot) => (day[slot] ?? 0) <= last)
  }
  for (const tag of filter.tags) tests.push(tagTest(index, tag))
  for (const word of searchedWords(filter.text)) tests.push(wordTest(index, word))
  return tests
}

function tagTest({ tags, tagNames }: NotebookIndex, wanted: string): Test {
  const isWanted = tagNames.map((name) => name === wanted || name.startsWith(`${wanted}/`))
  return (slot) => tags[slot]?.some((tag) => isWanted[tag]) ?? false
}

/** A word may be in the annotation, or in the title of its article. */
function wordTest({ articles, articleOf, text }: NotebookIndex, word: string): Test {
  const inTitle = Uint8Array.from(articles, ({ foldedTitle }) => Number(foldedTitle.includes(word)))
  return (slot) => inTitle[articleOf[slot] ?? 0] === 1 || (text[slot]?.includes(word) ?? false)
}
