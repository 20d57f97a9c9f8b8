import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { painted } from './acts.ts'
import { launchLectern } from './fixture/launch-lectern.ts'

const box = (page: Page) => page.getByRole('combobox', { name: 'Search the library' })
const results = (page: Page) => page.getByRole('listbox', { name: 'Results' })
const headings = (page: Page) => results(page).locator('.title').allTextContents()
const place = (page: Page) => page.getByRole('search', { name: 'Find in the article' }).getByRole('status')

const FILES = {
  'first.txt': 'Kept in brass\n\nThe astrolabe is old.\n\nA second astrolabe stands in Łódź.\n',
  'second.txt': 'Nothing of the sea\n\nOne astrolabe more, 我會說中文嗎。\n',
}

test('what was typed is found, opened at its place, and gone through from article to article', async () => {
  const lectern = await launchLectern({ files: FILES })
  const { page } = lectern
  await lectern.cli(['import', lectern.path('first.txt'), lectern.path('second.txt')])
  await page.getByRole('option', { name: 'Kept in brass' }).waitFor()
  await page.keyboard.press('/')

  // Without accents, with a slip, and a piece of a text without spaces.
  for (const [typed, title] of [
    ['lodz', 'Kept in brass'],
    ['astrolbe kept', 'Kept in brass'],
    ['中文', 'Nothing of the sea'],
  ] as const) {
    await box(page).fill(typed)
    await expect.poll(() => headings(page)).toEqual([title])
  }

  await box(page).fill('astrolabe')
  await expect
    .poll(async () => (await headings(page)).toSorted())
    .toEqual(['Kept in brass', 'Nothing of the sea'])
  const [first = '', second = ''] = await headings(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: first }).waitFor()
  await expect.poll(() => painted(page, 'found-current')).toEqual(['astrolabe'])
  const count = first === 'Kept in brass' ? 2 : 1
  await expect.poll(() => place(page).textContent()).toBe(`1 of ${count}`)
  for (let hit = 0; hit < count; hit++) await page.keyboard.press('F3')
  await page.getByRole('heading', { level: 1, name: second }).waitFor()
  await expect.poll(() => place(page).textContent()).toBe(`1 of ${3 - count}`)

  // Escape goes back to the results, then out.
  await page.keyboard.press('Escape')
  await expect.poll(() => painted(page, 'found-current')).toEqual([])
  await expect.poll(() => box(page).evaluate((field) => field === document.activeElement)).toBe(true)
  await page.keyboard.press('Escape')
  await expect.poll(() => box(page).inputValue()).toBe('')
  await page.getByRole('listbox', { name: 'Articles' }).waitFor()

  // In a small window the library comes out for it.
  await lectern.resize({ width: 800, height: 600 })
  await box(page).waitFor({ state: 'hidden' })
  await page.keyboard.press('/')
  await expect.poll(() => box(page).evaluate((field) => field === document.activeElement)).toBe(true)
})

test('filters complete themselves, a bad query is explained, notes are found at once and after a restart', async () => {
  const lectern = await launchLectern()
  let { page } = lectern
  await page.getByRole('option', { name: 'The place where zero is kept' }).click()
  await page.getByRole('heading', { level: 1, name: 'The place where zero is kept' }).waitFor()

  await page.keyboard.press('/')
  await page.keyboard.type('mean')
  await page.keyboard.press('Tab')
  await page.keyboard.type('fig')
  await page.keyboard.press('Tab')
  expect(await box(page).inputValue()).toBe('meaning:Figure ')
  await expect.poll(async () => (await headings(page)).includes('The place where zero is kept')).toBe(true)

  await box(page).fill('tide color:pink ')
  await page.getByText('After color: comes one of yellow').waitFor()
  expect(await box(page).getAttribute('aria-invalid')).toBe('true')

  // An edit from outside, which nobody told the window of.
  await box(page).fill('afterthought')
  await page.getByText('Nothing was found for').waitFor()
  const listed = JSON.parse((await lectern.cli(['list', '--json'])).stdout) as { id: string; title: string }[]
  const id = listed.find(({ title }) => title === 'The place where zero is kept')?.id ?? ''
  const { code } = await lectern.cli([
    'annotate',
    id,
    '--quote',
    'the water in the shaft',
    '--note',
    'An afterthought',
  ])
  expect(code).toBe(0)
  await expect.poll(() => headings(page)).toEqual(['The place where zero is kept'])

  const [library = ''] = (await readdir(join(lectern.data, 'cache'))).filter((name) => name.length === 26)
  const saved = () => readdir(join(lectern.data, 'cache', library, 'search'))
  const before = await saved()
  await lectern.restart()
  page = lectern.page
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Do something, or find anything').fill('afterthought')
  await page.getByRole('option', { name: 'An afterthought' }).click()
  await page.getByRole('heading', { level: 1, name: 'The place where zero is kept' }).waitFor()
  expect(await saved()).toEqual(before)
})
