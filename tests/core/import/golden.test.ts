/**
 * Whole texts, as people have them, and how they are read. The outlines beside the texts are checked by
 * eye; after a change that is meant, write them anew with `npx vitest run --project core golden -u`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPlainText } from '../../../src-core/import/read-plain-text.ts'
import { outline } from './outline.ts'

const FIXTURES = path.join(import.meta.dirname, '../../fixtures/plain-text')
const SEEDS = path.join(import.meta.dirname, '../../../seeds')

function textsIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.txt'))
}

function readText(folder: string, name: string): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path.join(folder, name)))
}

it.each(textsIn(FIXTURES))('%s', async (name) => {
  const golden = path.join(FIXTURES, name.replace('.txt', '.outline'))
  await expect(`${outline(readText(FIXTURES, name), name).join('\n\n')}\n`).toMatchFileSnapshot(golden)
})

describe.each(textsIn(SEEDS))('the sample article %s', (name) => {
  const text = readText(SEEDS, name)
  const [header = '', place, ...body] = text.trimEnd().split('\n\n')
  const articles = readPlainText(text, name)

  it('is one article with a date, a headline and a place', () => {
    expect(articles.map(({ metadata }) => metadata)).toMatchObject([{ place, source: name }])
    expect(header).toBe(`date ${articles[0]!.metadata.published} ${articles[0]!.metadata.title}`)
  })

  it('has a block for each of its paragraphs and subheads', () => {
    expect(articles[0]!.blocks.map((block) => block.text)).toEqual(body)
    expect(new Set(articles[0]!.blocks.map((block) => block.kind))).toEqual(new Set(['paragraph', 'heading']))
  })
})
