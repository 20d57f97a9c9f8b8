import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Lectern } from '../fixture/launch-lectern.ts'
import { activate, showLibrary, type View } from './view.ts'

async function exportArticle(page: Page): Promise<void> {
  await page.keyboard.press('Control+e')
  await page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click()
}

/** Ticks a box of the settings, or takes the tick away. */
async function setChoice(page: Page, name: RegExp, checked: boolean): Promise<void> {
  await page.keyboard.press('Control+,')
  await page.getByRole('tab', { name: 'Export' }).click()
  await page.getByRole('checkbox', { name }).setChecked(checked)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** Changes a note in the file that was exported, as a person does in an editor. */
async function changeFile(lectern: Lectern): Promise<void> {
  const folder = lectern.path('exported')
  const [name = ''] = (await readdir(folder)).filter((file) => file.endsWith('.md'))
  const markdown = await readFile(join(folder, name), 'utf8')
  await writeFile(join(folder, name), markdown.replace('Only the Russian side', 'Only one side'))
}

/** What comes of an export, each from the one before. */
export const EXPORTS: readonly View[] = [
  {
    name: 'what an export wrote',
    show: async (lectern) => {
      const folder = lectern.path('exported')
      await mkdir(folder, { recursive: true })
      await lectern.answerDialog({ choose: [folder] })
      await exportArticle(lectern.page)
      await lectern.page.getByRole('button', { name: 'Show in folder' }).waitFor()
    },
  },
  {
    name: 'notes of an exported file that are offered',
    show: async (lectern) => {
      const { page } = lectern
      await setChoice(page, /Offer notes/, true)
      await changeFile(lectern)
      await activate(page)
      await page.keyboard.press('2')
      await exportArticle(page)
      await page.getByRole('button', { name: 'Take over 1 and go on' }).waitFor()
    },
  },
  {
    name: 'what an export would merge',
    show: async ({ page }) => {
      await exportArticle(page)
      await page.getByRole('button', { name: 'Take over 1 and go on' }).click()
      await page.getByRole('group', { name: /^Changes to/ }).waitFor()
    },
  },
  {
    name: 'an export by itself that waits for a look',
    show: async ({ page }) => {
      await setChoice(page, /Export by itself/, true)
      await showLibrary(page)
      await page.getByRole('status', { name: 'Automatic export' }).waitFor()
    },
    leave: ({ page }) => setChoice(page, /Export by itself/, false),
  },
]
