import { expect, test } from 'vitest'
import { openArticle } from './acts.ts'
import { launchLectern } from './fixture/launch-lectern.ts'

const TITLE = 'Russia and Ukraine return to Istanbul with rival terms'

test('a tooltip says what a button does and its key, where the pointer rests and where the keys are', async () => {
  const { page } = await launchLectern()
  await openArticle(page, TITLE)
  const tip = page.locator('.tip')
  const exporting = page.getByRole('button', { name: 'Export…' })

  await exporting.hover()
  await tip.waitFor()
  expect(await tip.innerText()).toMatch(/^Export…\s+Ctrl\s+E$/)
  expect(await exporting.getAttribute('aria-keyshortcuts')).toBe('Control+E')

  // It lies under its button, or over it at the edge, within the window; and the pointer may go to it.
  const [button, shown] = [await exporting.boundingBox(), await tip.boundingBox()]
  if (!button || !shown) throw new Error('The tooltip has no place.')
  const below = shown.y - (button.y + button.height)
  const above = button.y - (shown.y + shown.height)
  expect(Math.max(below, above)).toBeCloseTo(6, 0)
  expect(shown.x + shown.width).toBeLessThanOrEqual(1280 - 8)
  await tip.hover()
  expect(await tip.isVisible()).toBe(true)
  await page.keyboard.press('Escape')
  expect(await tip.count()).toBe(0)

  // With the keys it comes at once, in dialogs too, and goes with the focus.
  await page.keyboard.press('Shift+?')
  await page.getByRole('dialog').waitFor()
  const close = page.getByRole('dialog').getByRole('button', { name: 'Close' })
  while (!(await close.evaluate((button) => button === document.activeElement)))
    await page.keyboard.press('Tab')
  await tip.waitFor()
  expect(await tip.innerText()).toMatch(/^Close/)
  // A press on it is none beside the dialog.
  await tip.click()
  await expect.poll(() => tip.count()).toBe(0)
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  await tip.waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(() => tip.count()).toBe(0)
})
