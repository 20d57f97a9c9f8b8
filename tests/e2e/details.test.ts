import { expect, test } from 'vitest'
import { openArticle } from './acts.ts'
import { launchLectern } from './fixture/launch-lectern.ts'

const TITLE = 'Russia and Ukraine return to Istanbul with rival terms'

test('the details of an article are changed by key, taken back, and there after a restart', async () => {
  const lectern = await launchLectern()
  const { page } = lectern
  await openArticle(page, TITLE)
  const dialog = page.getByRole('dialog', { name: 'Article details' })
  const change = async () => {
    await page.keyboard.press('i')
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Back in Istanbul')
    await dialog.getByRole('combobox', { name: 'Add a tag' }).fill('people/ministers')
    await dialog.getByRole('textbox', { name: /^Note/ }).fill('Both sides, *again*.')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { level: 1, name: 'Back in Istanbul' }).waitFor()
    await expect.poll(() => dialog.count()).toBe(0)
  }
  await change()
  await page.keyboard.press('Control+z')
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor()
  await change()

  await lectern.restart()
  await openArticle(lectern.page, 'Back in Istanbul')
  await lectern.page.keyboard.press('i')
  const again = lectern.page.getByRole('dialog', { name: 'Article details' })
  await expect
    .poll(() => again.getByRole('textbox', { name: /^Note/ }).inputValue())
    .toBe('Both sides, *again*.')
  await again.getByText('people/ministers').first().waitFor()
  await again.getByText('Encoding of the file: Unicode (UTF-8)').waitFor()
})
