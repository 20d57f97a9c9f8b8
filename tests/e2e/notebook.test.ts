import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { painted } from './acts.ts'
import { launchLectern } from './fixture/launch-lectern.ts'

const ROWS = { name: 'Annotations' }
const rows = (page: Page) => page.getByRole('listbox', ROWS).getByRole('option')
const selected = (page: Page) => page.locator('[role=listbox][aria-label=Annotations] [aria-selected=true]')
const count = (page: Page) => page.locator('main.notebook').getByRole('status').first().textContent()

async function openNotebook(page: Page): Promise<void> {
  await page.keyboard.press('Shift+N')
  await rows(page).first().waitFor()
}

test('a filtered and grouped list; a passage opened in its article, and the way back to the same row', async () => {
  const { page } = await launchLectern({ size: { width: 900, height: 640 } })
  await page.getByRole('option').first().waitFor()
  await openNotebook(page)
  await expect.poll(() => count(page)).toBe('17 annotations')

  await page.keyboard.press('f')
  await page.keyboard.type('MILLIMETRES')
  await expect.poll(() => count(page)).toBe('2 of 17 annotations')
  await page.getByRole('button', { name: /^Figure/ }).click()
  await expect.poll(() => count(page)).toBe('1 of 17 annotations')
  await page.getByRole('button', { name: /^Figure/ }).click()
  await page.getByRole('button', { name: 'Save…' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Lengths')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Clear the words' }).click()
  await expect.poll(() => count(page)).toBe('17 annotations')
  const saved = page.getByRole('list', { name: 'Saved filters of the Notebook' })
  await saved.getByRole('button', { name: 'Lengths', exact: true }).click()
  await expect.poll(() => count(page)).toBe('2 of 17 annotations')
  await page.getByRole('button', { name: 'Clear all' }).click()
  await expect.poll(() => count(page)).toBe('17 annotations')

  await page.getByRole('button', { name: /^Group/ }).click()
  await page.getByRole('menuitemradio', { name: 'Meaning' }).click()
  await page.getByRole('group', { name: 'Key point' }).waitFor()
  const list = page.getByRole('listbox', ROWS)
  await list.focus()
  await page.keyboard.press('End')
  const last = page.locator(`[role=option][aria-posinset="17"]`)
  await expect.poll(() => list.getAttribute('aria-activedescendant')).toBe(await last.getAttribute('id'))
  await last.getByText('Follow up').waitFor()
  const place = () => list.evaluate((element) => element.parentElement?.scrollTop)
  await expect.poll(place).toBeGreaterThan(100)
  const before = await place()

  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'How to read with a pencil' }).waitFor()
  await expect.poll(() => painted(page, 'active')).toHaveLength(1)
  await page.getByRole('button', { name: 'Back to the Notebook' }).click()
  await expect.poll(() => list.getAttribute('aria-activedescendant')).toBe(await last.getAttribute('id'))
  await expect.poll(place).toBe(before)
})

test('several at once, by keys: recoloured, tagged and deleted as one act each, and taken back; exported', async () => {
  const lectern = await launchLectern()
  const { page } = lectern
  await page.getByRole('option').first().waitFor()
  await openNotebook(page)
  const colours = async () => {
    const { stdout } = await lectern.cli(['search', 'colour:green', '--json'])
    return (JSON.parse(stdout) as unknown[]).length
  }
  const filters = page.getByRole('search', { name: 'Filter the Notebook' })
  const evidence = filters.getByRole('button', { name: /^Evidence/ })
  await expect.poll(() => evidence.textContent()).toMatch(/3\s*$/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('x')
  for (let step = 0; step < 3; step++) await page.keyboard.press('Shift+ArrowDown')
  await expect.poll(() => selected(page).count()).toBe(4)
  const before = await colours()
  await page.keyboard.press('4')
  await page.getByText('4 annotations: now “Evidence”').waitFor()
  await expect.poll(() => evidence.textContent()).toMatch(/[67]\s*$/)
  expect(await colours()).toBeGreaterThan(before)
  await page.keyboard.press('Control+z')
  await expect.poll(() => evidence.textContent()).toMatch(/3\s*$/)
  expect(await colours()).toBe(before)

  await page.keyboard.press('t')
  await page.keyboard.type('for the story')
  await page.keyboard.press('Enter')
  await page.getByText('4 annotations: tagged “for the story”').waitFor()
  await page.keyboard.press('Escape')

  await lectern.answerDialog({ choose: [lectern.folder] })
  await page.keyboard.press('Control+e')
  await page.getByText('Exported 4 annotations to “Notebook.md”').waitFor()
  const written = await readFile(join(lectern.folder, 'Notebook.md'), 'utf8')
  expect(written.match(/#for-the-story/gu)).toHaveLength(4)
  expect(await readdir(lectern.folder)).toContain('Notebook.md')

  await page.keyboard.press('Control+a')
  await expect.poll(() => page.getByRole('toolbar').getByRole('status').textContent()).toBe('17 selected')
  await page.keyboard.press('Delete')
  await page.getByText('Deleted 17 annotations').waitFor()
  await page.getByText('Your annotations come together here').waitFor()
  await page.keyboard.press('Control+z')
  await expect.poll(() => count(page)).toBe('17 annotations')
})
