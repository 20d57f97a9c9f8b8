import { describe, expect, test } from 'vitest'
import { openArticle } from './acts.ts'
import { launchLectern } from './fixture/launch-lectern.ts'

const TITLE = 'Russia and Ukraine return to Istanbul with rival terms'
const TEXT = 'Short news\n\nThere was nothing to report.\n'

describe('an article that is deleted', () => {
  test('goes to the Trash by key, comes back by Undo, and is restored from there after a restart', async () => {
    const lectern = await launchLectern()
    const { page } = lectern
    await openArticle(page, TITLE)
    const row = page.getByRole('option', { name: TITLE })
    await page.getByRole('listbox', { name: 'Articles' }).focus()
    await page.keyboard.press('Delete')
    await expect.poll(() => row.count()).toBe(0)
    await page.getByRole('complementary', { name: 'Trash' }).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await row.waitFor()

    await openArticle(page, TITLE)
    await page.getByRole('listbox', { name: 'Articles' }).focus()
    await page.keyboard.press('Delete')
    await expect.poll(() => row.count()).toBe(0)
    const listed = await lectern.cli(['list'])
    expect(listed.stdout).not.toContain(TITLE)

    await lectern.restart()
    const again = lectern.page
    await again.getByRole('option').first().waitFor()
    expect(await again.getByRole('option', { name: TITLE }).count()).toBe(0)
    await again.getByRole('button', { name: /^Trash/ }).click()
    await openArticle(again, TITLE)
    await again.getByRole('complementary', { name: 'Trash' }).getByRole('button', { name: 'Restore' }).click()
    await expect.poll(() => again.getByRole('option', { name: TITLE }).count()).toBe(0)
    expect((await lectern.cli(['list'])).stdout).toContain(TITLE)
  })

  test('comes back when its text is imported again', async () => {
    const lectern = await launchLectern()
    const { page } = lectern
    await lectern.cli(['import', '-'], TEXT)
    await page.getByRole('option', { name: 'Short news' }).click()
    await lectern.chooseMenuItem('article.delete')
    await expect.poll(() => page.getByRole('option', { name: 'Short news' }).count()).toBe(0)
    const { stdout } = await lectern.cli(['import', '-'], TEXT)
    expect(stdout).toContain('restored from the Trash')
    await page.getByRole('option', { name: 'Short news' }).waitFor()
  })
})
