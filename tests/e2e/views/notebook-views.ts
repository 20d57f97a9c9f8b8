import { expect } from 'vitest'
import { menu, type View } from './view.ts'

/** What the Notebook shows, each from the one before. */
export const NOTEBOOK: readonly View[] = [
  {
    name: 'the Notebook, in groups, with a row selected and tagged',
    show: async ({ page }) => {
      await page.keyboard.press('Shift+N')
      const list = page.getByRole('listbox', { name: 'Annotations' })
      await list.getByRole('option').first().waitFor()
      await page.getByRole('button', { name: /^Group/ }).click()
      await page.getByRole('menuitemradio', { name: 'Article' }).click()
      await list.getByRole('group').first().waitFor()
      await list.focus()
      for (const key of ['ArrowDown', 'x', 't']) await page.keyboard.press(key)
      await page.getByRole('combobox', { name: 'Add a tag' }).waitFor()
    },
    leave: async ({ page }) => {
      await page.getByRole('listbox', { name: 'Annotations' }).focus()
      await page.keyboard.press('Escape')
    },
  },
  menu('the menu of the groups', /^Group/),
  {
    name: 'what narrows the Notebook',
    show: async ({ page }) => {
      await page.getByRole('button', { name: 'Narrow…' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'a Notebook with nothing to show',
    show: async ({ page }) => {
      await page.keyboard.press('f')
      await page.keyboard.type('zzzz')
      await expect.poll(() => page.getByRole('listbox', { name: 'Annotations' }).count()).toBe(0)
    },
  },
]
