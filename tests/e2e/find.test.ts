import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openArticle, painted } from './acts.ts'
import { launchLectern } from './fixture/launch-lectern.ts'

const TITLE = 'Russia and Ukraine return to Istanbul with rival terms'

const scrolled = (page: Page) =>
  page.getByRole('region', { name: 'Article' }).evaluate((element) => element.scrollTop)

describe('finding in the open article', () => {
  test('forgives accents, counts, goes round, and Escape goes back to where one was', async () => {
    const { page } = await launchLectern({ size: { width: 1280, height: 640 } })
    await openArticle(page, TITLE)
    const region = page.getByRole('region', { name: 'Article' })
    await region.evaluate((element) => {
      element.scrollTop = 300
    })
    const bar = page.getByRole('search', { name: 'Find in the article' })
    const count = bar.getByRole('status')

    await page.keyboard.press('Control+f')
    await page.keyboard.type('ukráine')
    await expect.poll(() => count.textContent()).toMatch(/^\d+ of \d+$/)
    const all = Number((await count.textContent())?.split(' of ')[1])
    expect(all).toBeGreaterThan(2)
    const at = async () => Number((await count.textContent())?.split(' of ')[0])
    const first = await at()
    await expect.poll(() => painted(page, 'found-current')).toEqual([expect.stringMatching(/^ukraine$/i)])
    await expect.poll(async () => (await painted(page, 'found')).length).toBe(all - 1)

    for (let step = 1; step < all; step++) await page.keyboard.press('Enter')
    await expect.poll(at).toBe(((first + all - 2) % all) + 1)
    await page.keyboard.press('F3')
    await expect.poll(at).toBe(first)
    await page.keyboard.press('Shift+Enter')
    await expect.poll(at).toBe(((first + all - 2) % all) + 1)

    await page.keyboard.press('Escape')
    await expect.poll(() => bar.count()).toBe(0)
    await expect.poll(() => scrolled(page)).toBe(300)
    expect(await painted(page, 'found')).toEqual([])
    expect(await region.evaluate((element) => element === document.activeElement)).toBe(true)
  })

  test('whole words alone, and staying at one selects it, ready to be marked', async () => {
    const { page } = await launchLectern()
    await openArticle(page, TITLE)
    const count = page.getByRole('search', { name: 'Find in the article' }).getByRole('status')

    await page.keyboard.press('Control+f')
    await page.keyboard.type('anbul')
    await expect.poll(() => count.textContent()).toMatch(/ of /)
    await page.getByRole('button', { name: 'Whole words' }).click()
    await expect.poll(() => count.textContent()).toBe('Nothing found')
    await page.getByRole('searchbox', { name: 'Find in the article' }).fill('ciragan palace')
    await expect.poll(() => painted(page, 'found-current')).toEqual(['Çırağan Palace'])

    await page.getByRole('button', { name: 'Stay here and close' }).click()
    await page.keyboard.press('3')
    await expect.poll(() => painted(page, 'purple')).toContain('Çırağan Palace')
  })
})
