import { expect, test } from 'vitest'
import { card, openArticle, selectByMouse } from './acts.ts'
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

test('many articles are tagged, filed and brought back as one act; a tag is renamed; a filter is kept', async () => {
  const lectern = await launchLectern()
  const { page } = lectern
  const list = async () => {
    const { stdout } = await lectern.cli(['list', '--json'])
    return JSON.parse(stdout) as { title: string; status: string; tags: string[] }[]
  }
  const rows = page.getByRole('option')
  await rows.first().click({ modifiers: ['Control'] })
  await page.keyboard.press('Shift+ArrowDown')
  await page.getByText('2 selected').waitFor()
  await page.keyboard.press('t')
  await page.getByRole('combobox', { name: 'Add a tag' }).fill('desk/today')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Changed the tags of 2 articles').waitFor()
  await page.getByRole('button', { name: 'Move to Archive' }).click()
  await page.getByText('Moved 2 articles to Archive').waitFor()
  expect((await list()).filter(({ status }) => status === 'archived')).toHaveLength(2)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await list()).filter(({ status }) => status === 'archived')).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByText('2 selected').waitFor({ state: 'hidden' })

  await page.keyboard.press('Shift+T')
  const tag = page.getByRole('list', { name: 'Tags', exact: true }).getByRole('button', { name: /^desk/ })
  await tag.click()
  await page.keyboard.press('F2')
  await page.getByText('It is on 2 articles.').waitFor()
  await page.getByText('The tag below it follows: desk/today').waitFor()
  await page.getByLabel('New name of desk').fill('lectern')
  await page.getByText('the two become one').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('“desk” is now “lectern” in 2 articles').waitFor()
  expect((await list()).filter(({ tags }) => tags.includes('lectern/today'))).toHaveLength(2)

  await page.keyboard.press('Shift+F')
  await page.getByLabel('Name').fill('On my desk')
  await page.keyboard.press('Enter')
  const filters = (of: typeof page) => of.getByRole('list', { name: 'Saved filters' })
  await filters(page).getByRole('button', { name: 'On my desk', exact: true }).waitFor()
  await lectern.restart()
  const again = lectern.page
  await filters(again).getByRole('button', { name: 'On my desk', exact: true }).click()
  await expect.poll(() => again.getByRole('navigation').getByRole('status').textContent()).toBe('lectern')
  await again.keyboard.press('Delete')
  await filters(again).waitFor({ state: 'hidden' })
  await again.keyboard.press('Control+z')
  await filters(again).waitFor()
})

test('a colour gets a meaning and a tag, which new highlights, cards and the command line follow', async () => {
  const lectern = await launchLectern()
  const { page } = lectern
  await openArticle(page, 'How to read with a pencil')
  await page.keyboard.press('Control+,')
  await page.getByRole('tab', { name: 'Colours' }).click()
  await page.getByLabel('Meaning of yellow').fill('Nub')
  await page.getByLabel('Tag of new highlights in yellow').fill('nub')
  // Closed from inside the field: what was written counts.
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await selectByMouse(page, 'A pencil in the hand')
  await page.keyboard.press('1')
  const made = card(page, 'A pencil in the hand')
  await made.waitFor()
  expect(await made.textContent()).toMatch(/^\s*Nub.*nub/s)
  const found = await lectern.cli(['search', 'meaning:nub pencil', '--json'])
  expect(found.stdout).toContain('A pencil in the hand')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect
    .poll(() => page.locator('[data-annotation][aria-label^="Key point: "]').count())
    .toBeGreaterThan(0)
})
