import type { Block } from '../../src-core/article/block.ts'
import type { ImportedArticle } from '../../src-core/import/imported.ts'
import { between, pick, type Random } from './seeded-random.ts'

const SYLLABLES =
  'ba be bi bo da de di do fa fe ga go ka ke ki la le li lo ma me mi na ne ni no pa pe ra re ri ro sa se si so ta te ti to va ve vi za'.split(
    ' ',
  )
const NAMES = [
  'Çırağan',
  'İstanbul',
  'Łódź',
  'Ağrı',
  'Malmö',
  'São Paulo',
  'Ísafjörður',
  'Đà Nẵng',
  'Zürich',
  'Reykjavík',
]
const PLACES = ['ISTANBUL', 'ÇANKIRI, TÜRKİYE', 'PORT MARRAM', 'ŁÓDŹ', 'MALMÖ']

const VOCABULARY = 50_000
const NAME_EVERY = 40

/**
 * A word by its rank, the most frequent first: short ones are frequent, as in any language. The same
 * rank is always the same word.
 */
function word(rank: number): string {
  let left = rank + 1
  let spelt = ''
  while (left > 0) {
    spelt += SYLLABLES[left % SYLLABLES.length] ?? ''
    left = Math.floor(left / SYLLABLES.length)
  }
  return spelt
}

/** A rank such that each is about as frequent as 1 / rank. @see Zipf's law */
function zipfRank(random: Random): number {
  return Math.floor(VOCABULARY ** random()) - 1
}

function sentence(random: Random): string {
  const words = Array.from({ length: between(random, 8, 24) }, () =>
    between(random, 1, NAME_EVERY) === 1 ? pick(random, NAMES) : word(zipfRank(random)),
  )
  const text = words.join(' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

function paragraph(random: Random): string {
  return Array.from({ length: between(random, 2, 6) }, () => sentence(random)).join(' ')
}

function headline(random: Random): string {
  return sentence(random).split(' ').slice(0, 8).join(' ').replace(/\.$/, '')
}

/** A synthetic news article of about 7 KB: subheads, and paragraphs of invented words with real names in them. */
export function generateArticle(random: Random): ImportedArticle {
  const blocks: Block[] = []
  for (let section = 0; section < 4; section++) {
    if (section > 0) blocks.push({ kind: 'heading', level: 2, text: headline(random) })
    for (let count = between(random, 2, 5); count > 0; count--) {
      blocks.push({ kind: 'paragraph', text: paragraph(random) })
    }
  }
  const day = String(between(random, 1, 28)).padStart(2, '0')
  const month = String(between(random, 1, 12)).padStart(2, '0')
  const metadata = {
    title: headline(random),
    byline: '',
    publisher: '',
    place: pick(random, PLACES),
    published: `${between(random, 2001, 2026)}-${month}-${day}`,
    source: 'generated.txt',
    language: '',
  }
  return { metadata, blocks }
}
