import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { COLOURS, DEFAULT_MEANINGS } from '../../src-core/annotation/colour.ts'
import { COMMANDS } from '../../src-core/commands/commands.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const PAGES = ['README.md', 'CONTRIBUTING.md', ...pagesIn('docs/guide'), ...pagesIn('docs/adr')]
const read = (page: string) => readFileSync(join(ROOT, page), 'utf8')

function pagesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`)
}

/** The cells of a table below a heading, without the two rows of its head. */
function tableBelow(page: string, heading: string): string[][] {
  const section = read(page).split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const rows = section.split('\n').filter((line) => line.startsWith('|'))
  return rows.slice(2).map((row) => {
    const cells = row.split(' | ')
    return cells.map((cell) => cell.replace(/^\| |\|$/gu, '').trim())
  })
}

describe('the guide says what the program does', () => {
  it('lists every command that has a key, in the order of the menus', () => {
    const keyed = COMMANDS.filter(({ keys }) => keys.length > 0)
    const rows = keyed.map(({ keys, title }) => [
      keys.map((key) => `\`${key.replace('Mod', 'Ctrl')}\``).join(' or '),
      title.replace('…', ''),
    ])
    expect(tableBelow('docs/guide/reading-and-annotating.md', 'All the keys')).toEqual(rows)
  })

  it('lists the colours with their keys and meanings', () => {
    const rows = COLOURS.map((colour, index) => [`\`${index + 1}\``, colour, DEFAULT_MEANINGS[colour]])
    const found = tableBelow('docs/guide/reading-and-annotating.md', 'The six colours')
    expect(found.map((row) => row.slice(0, 3))).toEqual(rows)
  })
})

describe.each(PAGES)('%s', (page) => {
  it('leads to files that are there', () => {
    const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/gu)].map(
      ([, target = '']) => target,
    )
    const missing = links.filter((target) => !existsSync(resolve(ROOT, dirname(page), target)))
    expect(missing.map((target) => relative(ROOT, resolve(ROOT, dirname(page), target)))).toEqual([])
  })

  it('has one title', () => {
    const outsideCode = read(page).replace(/^```[^]*?^```/gmu, '')
    expect(outsideCode.match(/^# /gmu)).toHaveLength(1)
  })
})
