import type { Page } from 'playwright-core'
import { openArticle } from '../acts.ts'
import type { Lectern } from '../fixture/launch-lectern.ts'

/** Something that the window can show. */
export interface View {
  name: string
  /** Whether it takes a window of the common size. */
  isWide?: true
  /** Shows it, from the reader with an article open and nothing over it. */
  show: (lectern: Lectern) => Promise<unknown>
  /** Puts away what Escape leaves. */
  leave?: (lectern: Lectern) => Promise<unknown>
}

export const ARTICLE = 'Russia and Ukraine return to Istanbul with rival terms'
export const WELCOME = 'How to read with a pencil'
export const RIGHT_TO_LEFT = 'הארמון שעל המים'

/** Files to start with: an article that the seeds have not the like of. */
export const FILES = {
  'palace.txt': `${RIGHT_TO_LEFT}

איסטנבול

הארמון עמד ריק שנים רבות, ואחר כך נעשה מלון. האורחים באו מכל הארצות, וכל אחד מהם הביא עמו מפה משלו.

בבוקר נפתחו החלונות אל המים, ואיש לא דיבר על מה שנאמר בלילה (10:00 GMT).
`,
}

/** Opens the first annotation. */
export async function activate(page: Page): Promise<void> {
  await page.keyboard.press(']')
  await page.getByRole('toolbar', { name: /^(Act on this|Change the) annotation$/ }).waitFor()
}

/** Shows the library where it is a drawer, as in a small window. */
export async function showLibrary(page: Page): Promise<void> {
  const add = page.getByRole('button', { name: 'Add articles' })
  const toggle = page.getByRole('button', { name: 'Show the library' })
  await add.or(toggle).first().waitFor()
  if (!(await add.isVisible())) await toggle.click()
}

export async function openFromLibrary(page: Page, title: string): Promise<void> {
  await showLibrary(page)
  await openArticle(page, title)
}

/** A menu that a button opens. */
export function menu(name: string, button: string | RegExp): View {
  return {
    name,
    show: async ({ page }) => {
      await page.getByRole('button', { name: button }).first().click()
      await page.getByRole('menu').waitFor()
    },
  }
}
