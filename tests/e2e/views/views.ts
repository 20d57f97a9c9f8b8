import { expect } from 'vitest'
import type { Lectern } from '../fixture/launch-lectern.ts'
import { DIALOGS } from './dialog-views.ts'
import { EXPORTS } from './export-views.ts'
import { LIBRARY } from './library-views.ts'
import { NOTEBOOK } from './notebook-views.ts'
import { PAGES } from './page-views.ts'
import { READER } from './reader-views.ts'
import { ARTICLE, openFromLibrary, RIGHT_TO_LEFT, type View } from './view.ts'

/** The views of the window, in an order in which one can go from each to the next. */
export const VIEWS: readonly View[] = [...READER, ...DIALOGS, ...PAGES, ...EXPORTS, ...LIBRARY, ...NOTEBOOK]

/** Opens the article that the views are about. */
export async function openFirst({ page }: Lectern): Promise<void> {
  // What the app was started with opens by itself, and first.
  await page.getByRole('heading', { level: 1, name: RIGHT_TO_LEFT }).waitFor()
  await openFromLibrary(page, ARTICLE)
}

/** Goes back to what was there before the view was shown. */
export async function leave(view: View, lectern: Lectern): Promise<void> {
  const { page } = lectern
  for (let level = 0; level < 3; level++) await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('[role=dialog], [role=menu]').count()).toBe(0)
  await view.leave?.(lectern)
}
