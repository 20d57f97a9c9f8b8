import { expect, test } from 'vitest'
import { launchLectern } from './fixture/launch-lectern.ts'

test('the list is sorted, and is so after a restart; a tag shows the articles that have it', async () => {
  const lectern = await launchLectern()
  const titles = () => lectern.page.getByRole('option').locator('.title').allTextContents()
  await lectern.page.getByRole('option').first().waitFor()
  await lectern.page.keyboard.press('o')
  await lectern.page.getByRole('menuitemradio', { name: 'Published' }).click()
  const byDate = await lectern.cli(['list', '--json'])
  const articles = JSON.parse(byDate.stdout) as { title: string; published: string }[]
  const newestFirst = articles.sort((a, b) => (a.published < b.published ? 1 : -1)).map(({ title }) => title)
  await expect.poll(titles).toEqual(newestFirst)

  await lectern.restart()
  await expect.poll(titles).toEqual(newestFirst)
  const { page } = lectern
  await page.keyboard.press('Shift+T')
  const tags = page.getByRole('list', { name: 'Tags', exact: true })
  await tags.getByRole('button', { name: /^figures/ }).click()
  await expect.poll(async () => (await titles()).includes('How to read with a pencil')).toBe(true)
  await page.getByRole('button', { name: 'Tags below figures' }).click()
  await tags.getByRole('button', { name: /^checked/ }).click()
  await expect
    .poll(() => page.getByRole('navigation').getByRole('status').textContent())
    .toBe('figures/checked')
})
