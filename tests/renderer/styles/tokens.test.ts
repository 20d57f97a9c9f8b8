import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { COLOURS } from '../../../src-core/annotation/colour.ts'
import { contrast, parseOklch } from './contrast.ts'

const css = readFileSync('src-renderer/styles/tokens.css', 'utf8')

/** The custom properties of the rule that a selector ends. */
function tokensOf(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`)
  const rule = css.slice(start, css.indexOf('\n}', start))
  return new Map(
    [...rule.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  )
}

const SURFACES = ['--desk', '--sheet', '--raised']

describe.each([
  { theme: 'paper', onHighlight: 7, small: 4.5, mark: 3 },
  { theme: 'sepia', onHighlight: 7, small: 4.5, mark: 3 },
  { theme: 'night', onHighlight: 4.5, small: 4.5, mark: 3 },
  { theme: 'contrast', onHighlight: 10, small: 7, mark: 4.5 },
  { theme: 'contrast-night', onHighlight: 7, small: 7, mark: 4.5 },
])('the theme $theme', ({ theme, onHighlight, small, mark: drawn }) => {
  const tokens = tokensOf(`[data-theme='${theme}']`)
  const colour = (name: string) => parseOklch(tokens.get(name) ?? '')
  const ratio = (text: string, surface: string) => contrast(colour(text), colour(surface))

  it.each(SURFACES)('shows text on %s at 10:1 and more', (surface) => {
    expect(ratio('--ink', surface)).toBeGreaterThanOrEqual(10)
  })

  it.each(SURFACES)(
    'shows secondary text, links and warnings on %s at 4.5:1 and more, in high contrast at 7:1',
    (surface) => {
      for (const text of ['--ink-2', '--ink-3', '--accent', '--danger', '--caution']) {
        expect(ratio(text, surface), text).toBeGreaterThanOrEqual(small)
      }
    },
  )

  it.each(SURFACES)(
    'bounds controls and draws marks on %s at 3:1 and more, in high contrast at 4.5:1',
    (surface) => {
      for (const mark of ['--edge', ...COLOURS.map((name) => `--bar-${name}`)]) {
        expect(ratio(mark, surface), mark).toBeGreaterThanOrEqual(drawn)
      }
    },
  )

  it.each(COLOURS)(`shows text on the highlight %s at ${onHighlight}:1 and more`, (name) => {
    expect(ratio('--ink', `--hl-${name}`)).toBeGreaterThanOrEqual(onHighlight)
  })

  it('shows text on the accent at 4.5:1 and more', () => {
    expect(ratio('--on-accent', '--accent')).toBeGreaterThanOrEqual(4.5)
  })
})

it.each(['sepia', 'night', 'contrast', 'contrast-night'])('gives %s the names that Paper has', (theme) => {
  const names = (of: string) => [...tokensOf(`[data-theme='${of}']`).keys()].sort()
  expect(names(theme)).toEqual(names('paper'))
})
