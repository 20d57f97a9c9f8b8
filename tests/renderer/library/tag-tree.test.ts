import { describe, expect, it } from 'vitest'
import { growTagTree, hasTag, type TagNode } from '../../../src-renderer/library/tag-tree.ts'
import { testSummary } from '../fake-main.ts'

const ARTICLES = [
  testSummary(3, { tags: ['people/ministers', 'people'] }),
  testSummary(2, { tags: ['peace'], annotationTags: ['people/ministers/foreign', 'people/staff'] }),
  testSummary(1, { tags: ['peoples'] }),
]

const outline = (nodes: readonly TagNode[], depth = 0): string[] =>
  nodes.flatMap(({ name, count, children }) => [
    `${'  '.repeat(depth)}${name} ${count}`,
    ...outline(children, depth + 1),
  ])

it('the tags of articles and annotations are a tree, each article counted once a level', () => {
  expect(outline(growTagTree(ARTICLES))).toEqual([
    'peace 1',
    'people 2',
    '  ministers 2',
    '    foreign 1',
    '  staff 1',
    'peoples 1',
  ])
})

it('without tags there is no tree', () => expect(growTagTree([testSummary(1)])).toEqual([]))

describe('hasTag', () => {
  it.each([
    ['people', ['Article 3', 'Article 2']],
    ['people/ministers', ['Article 3', 'Article 2']],
    ['people/staff', ['Article 2']],
    ['peop', []],
  ])('finds for %s %j', (tag, titles) => {
    expect(ARTICLES.filter((article) => hasTag(article, tag)).map(({ title }) => title)).toEqual(titles)
  })
})
