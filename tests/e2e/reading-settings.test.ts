import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openArticle, painted, selectByMouse } from './acts.ts'
import { launchLectern } from './fixture/launch-lectern.ts'

const TITLE = 'Russia and Ukraine return to Istanbul with rival terms'
const OTHER = 'The place where zero is kept'
const PASSAGE = 'a former Ottoman residence on the Bosphorus'

/** How the first paragraph is set. */
const paragraph = (page: Page) =>
  page
    .locator('p[data-block]')
    .first()
    .evaluate((element) => {
      const { fontFamily, fontSize, textAlign } = getComputedStyle(element)
      return { font: fontFamily.split(',')[0], size: fontSize, align: textAlign }
    })

const NORMAL = { font: '"Literata Variable"', size: '18.5px', align: 'start' }

test('type is chosen for one article or for all, seen at once, and there after a restart', async () => {
  const lectern = await launchLectern()
  const { page } = lectern
  await openArticle(page, TITLE)
  const text = () => page.locator('[data-block]').allTextContents()
  const before = await text()
  expect(await paragraph(page)).toEqual(NORMAL)

  await page.keyboard.press('Shift+A')
  const panel = page.getByRole('dialog', { name: 'Type' })
  await panel.getByLabel('For this article only').check()
  await panel.getByRole('radio', { name: 'Atkinson Hyperlegible' }).check({ force: true })
  await panel.getByLabel('Justified').check()
  await panel.getByLabel('Hyphenated').check()
  const own = { font: '"Atkinson Hyperlegible Next Variable"', size: '18.5px', align: 'justify' }
  await expect.poll(() => paragraph(page)).toEqual(own)
  await page.locator('.word-break').first().waitFor({ state: 'attached' })
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'hidden' })

  // Hyphens are seen, and nothing else: the text and the places in it are as before.
  expect(await text()).toEqual(before)
  await selectByMouse(page, PASSAGE)
  await page.keyboard.press('2')
  await expect.poll(() => painted(page, 'blue')).toContain(PASSAGE)

  await openArticle(page, OTHER)
  expect(await paragraph(page)).toEqual(NORMAL)
  await page.keyboard.press('+')
  await expect.poll(() => paragraph(page)).toEqual({ ...NORMAL, size: '20px' })

  await lectern.restart()
  await openArticle(lectern.page, OTHER)
  await expect.poll(() => paragraph(lectern.page)).toEqual({ ...NORMAL, size: '20px' })
  await openArticle(lectern.page, TITLE)
  await expect.poll(() => paragraph(lectern.page)).toEqual(own)
  await lectern.page.keyboard.press('Shift+A')
  await lectern.page.getByRole('button', { name: 'Reset' }).click()
  await expect.poll(() => paragraph(lectern.page)).toEqual({ ...NORMAL, size: '20px' })
})

test('outline, numbers, focus and ruler lead through an article by keyboard, and reading aloud says what it lacks', async () => {
  const lectern = await launchLectern()
  const { page } = lectern
  await openArticle(page, TITLE)
  const region = page.getByRole('region', { name: 'Article' })
  const current = () => page.locator('.block.current').textContent()

  await page.keyboard.press('Shift+O')
  const outline = page.getByRole('dialog', { name: 'Outline' })
  await outline.getByRole('button', { name: 'Papers and advisers' }).waitFor()
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
  await expect.poll(current).toBe('A weekend of drones')
  await expect.poll(() => region.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.press('Shift+O')
  await expect.poll(() => outline.locator('[aria-current]').textContent()).toBe('A weekend of drones')
  await page.keyboard.press('Escape')
  await outline.waitFor({ state: 'hidden' })

  await page.keyboard.press('g')
  await page.getByLabel('Number, 1 to 16').fill('99')
  await page.getByText('There are the numbers from 1 to 16.').waitFor()
  await page.getByLabel('Number, 1 to 16').fill('2')
  await page.keyboard.press('Enter')
  await expect.poll(current).toMatch(/^The session was planned/)

  await page.keyboard.press('d')
  const opacity = (text: string) =>
    page
      .locator('.block', { hasText: text })
      .first()
      .evaluate((element) => Number(getComputedStyle(element).opacity))
  await expect.poll(() => opacity('Negotiators from Russia')).toBeLessThan(0.5)
  await expect.poll(() => opacity('The session was planned')).toBe(1)
  await page.keyboard.press('Shift+R')
  await page.locator('.ruler').waitFor({ state: 'attached' })

  // Chromium without a speech service has no voices: that is said, and the keys stay quiet.
  await page.keyboard.press('p')
  const aloud = page.getByRole('toolbar', { name: 'Reading aloud' })
  if (await page.evaluate(() => speechSynthesis.getVoices().length === 0)) {
    await aloud.getByText('Your system has no voices').waitFor()
  }
  await page.keyboard.press('Escape')
  await aloud.waitFor({ state: 'detached' })
  for (const key of ['p', 'Shift+P']) await page.keyboard.press(key)
  await aloud.waitFor({ state: 'detached' })

  await lectern.restart()
  await lectern.page.locator('.ruler').waitFor({ state: 'attached' })
})
