import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openArticle } from './acts.ts'
import { controlFaults } from './control-faults.ts'
import { launchLectern } from './fixture/launch-lectern.ts'

const TITLE = 'Russia and Ukraine return to Istanbul with rival terms'
const COLOURS = ['yellow', 'blue', 'purple', 'green', 'red', 'orange']

/** How an element is painted, as far as it can tell one thing from another without colours of our own. */
function paint(locator: Locator, property: string, pseudo?: string): Promise<string> {
  return locator.evaluate(
    (element, [property, pseudo]) => getComputedStyle(element, pseudo).getPropertyValue(property),
    [property, pseudo] as const,
  )
}

/** The value that a colour of the system has on the page. */
function systemColour(page: Page, name: string): Promise<string> {
  return page.evaluate((colour) => {
    const probe = document.body.appendChild(document.createElement('i'))
    probe.style.cssText = `forced-color-adjust: none; color: ${colour}`
    const { color } = getComputedStyle(probe)
    probe.remove()
    return color
  }, name)
}

test('in the colours that the system forces, what is marked, current and focused can still be told', async () => {
  const { page } = await launchLectern()
  await openArticle(page, TITLE)
  await page.emulateMedia({ forcedColors: 'active' })
  const [mark, highlight, canvas] = await Promise.all(
    ['Mark', 'Highlight', 'Canvas'].map((name) => systemColour(page, name)),
  )
  const text = page.locator('[data-block]').first()

  // Highlights are marked as such, and each colour keeps a line of its own.
  const lines = new Set<string>()
  for (const colour of COLOURS) {
    expect(await paint(text, 'background-color', `::highlight(${colour})`), colour).toBe(mark)
    const styles = ['text-decoration-line', 'text-decoration-style', 'text-decoration-thickness']
    lines.add(
      (await Promise.all(styles.map((style) => paint(text, style, `::highlight(${colour})`)))).join(' '),
    )
  }
  expect(lines.size).toBe(COLOURS.length)
  expect(mark).not.toBe(canvas)
  // The hit that one is at is told from the others.
  const found = await paint(text, 'background-color', '::highlight(found)')
  expect(await paint(text, 'background-color', '::highlight(found-current)')).toBe(highlight)
  expect(found).not.toBe(highlight)
  expect(await paint(text, 'text-decoration-line', '::highlight(found)')).toBe('underline')

  // What is current has an edge, and the focus a ring in the system's colour.
  expect(await paint(page.getByRole('option', { name: TITLE }), 'border-top-style')).toBe('solid')
  expect(await paint(page.getByRole('button', { name: /^All/ }), 'border-top-color')).toBe(highlight)
  const button = page.getByRole('button', { name: 'Export…' })
  await page.keyboard.press('Tab')
  await button.focus()
  expect(await paint(button, 'outline-style')).toBe('solid')
  expect(await paint(button, 'outline-color')).toBe(highlight)
  expect(await paint(button, 'color')).not.toBe(canvas)

  // Icons are drawn in the colour of the words beside them, pickers in their own.
  for (const icon of await button.locator('svg').all()) expect(await paint(icon, 'stroke')).not.toBe(canvas)
  await page.keyboard.press(']')
  const card = page.locator('[data-annotation]:has([role=toolbar])').first()
  expect(await paint(card, 'outline-color')).toBe(highlight)
  expect(await paint(card, 'border-top-style')).toBe('solid')
  const menu = page.getByRole('menu')
  await page.getByRole('button', { name: 'Add articles' }).click()
  await menu.waitFor()
  expect(await paint(menu, 'border-top-style')).toBe('solid')
  await page.keyboard.press('Escape')

  // A field that is drawn by what is around it has its ring there; and so has a choice that is made.
  await page.keyboard.press('Control+f')
  const find = page.getByRole('search').filter({ has: page.locator('input:focus') })
  expect(await paint(find, 'outline-color')).toBe(highlight)
  expect(await paint(find, 'outline-style')).toBe('solid')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+,')
  const theme = page.getByRole('dialog').locator('label:has(:checked)')
  expect(await paint(theme, 'outline-style')).toBe('solid')
  expect(await controlFaults(page)).toEqual([])
})

test('what the system wishes of colours and contrast is followed while it says so', async () => {
  const { page } = await launchLectern()
  await page.getByRole('article').first().waitFor()
  for (const [colorScheme, contrast, painted] of [
    ['dark', 'no-preference', 'night'],
    ['dark', 'more', 'contrast-night'],
    ['light', 'more', 'contrast'],
    ['light', 'no-preference', 'paper'],
  ] as const) {
    await page.emulateMedia({ colorScheme, contrast })
    await expect
      .poll(() => page.evaluate(() => document.documentElement.dataset.theme), {
        message: `${colorScheme}, ${contrast}`,
      })
      .toBe(painted)
  }
})
