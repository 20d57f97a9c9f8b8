import { readFileSync } from 'node:fs'
import { readdir, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { controlFaults } from './control-faults.ts'
import { launchLectern } from './fixture/launch-lectern.ts'
import { FILES } from './views/view.ts'
import { leave, openFirst, VIEWS } from './views/views.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** What the page can be painted in beside Paper. */
const THEMES = ['sepia', 'night', 'contrast', 'contrast-night']

/** Each view is shown in turn in one window, which takes as long as many tests do. */
const LONG = 600_000

interface Violation {
  id: string
  nodes: { html: string; failureSummary: string }[]
}

/** A dialog or a menu that is open, or the whole page: what is behind was looked at for itself. */
const ON_TOP = ':is([role=menu], [role=dialog]):not(:has([role=menu]))'

/** What axe finds in a part of the page against the rules of some tags, or some rules, in short. */
async function violations(page: Page, runOnly: object, part = 'html'): Promise<string[]> {
  if (await page.evaluate(() => !('axe' in globalThis))) await page.evaluate(AXE)
  const found = await page.evaluate(
    async ([rules, selector]) => {
      // Colours on their way from one to the other have no contrast that counts.
      await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)))
      const { axe } = globalThis as unknown as {
        axe: { run(context: Element, options: object): Promise<{ violations: Violation[] }> }
      }
      const context = document.querySelector(selector) ?? document.documentElement
      return (await axe.run(context, { runOnly: rules, resultTypes: ['violations'] })).violations
    },
    [runOnly, part] as const,
  )
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  )
}

async function paint(page: Page, theme: string): Promise<void> {
  await page.evaluate((name) => (document.documentElement.dataset.theme = name), theme)
}

async function expectNoFaults(page: Page, view: string): Promise<void> {
  expect.soft(await violations(page, { type: 'tag', values: WCAG }), view).toEqual([])
  for (const theme of THEMES) {
    await paint(page, theme)
    const pale = await violations(page, { type: 'rule', values: ['color-contrast'] }, ON_TOP)
    expect.soft(pale, `${view}, in the theme ${theme}`).toEqual([])
  }
  await paint(page, 'paper')
}

describe('every view', () => {
  test(
    'has nothing that axe finds fault with, and enough contrast in every theme',
    async () => {
      const lectern = await launchLectern({ files: FILES, open: Object.keys(FILES) })
      const { page } = lectern
      await openFirst(lectern)
      for (const view of VIEWS) {
        await view.show(lectern)
        await expectNoFaults(page, view.name)
        await leave(view, lectern)
      }
    },
    LONG,
  )

  test('has nothing either at the first start, with no articles, where files are damaged, and without a library', async () => {
    const lectern = await launchLectern()
    const { library, page } = lectern
    await page.getByRole('article').first().waitFor()
    await expectNoFaults(page, 'the first start')
    await lectern.chooseMenuItem('library.selectAll')
    await lectern.chooseMenuItem('article.delete')
    await page.getByRole('heading', { name: 'Your library is empty' }).first().waitFor()
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    await expectNoFaults(page, 'a library with no articles')
    await page.keyboard.press('Shift+N')
    await page.getByRole('heading', { name: 'Notebook' }).waitFor()
    await expectNoFaults(page, 'a Notebook of no articles')
    await page.keyboard.press('Control+z')
    await page.getByRole('option').first().waitFor()
    await lectern.quit()
    const records = await readdir(join(library, 'articles'))
    const record = records.find((name) => name.endsWith('.json')) ?? ''
    await writeFile(join(library, 'articles', record), 'No record.')
    await lectern.start()
    await lectern.page.locator('summary').filter({ hasText: 'A damaged file was recovered' }).click()
    await expectNoFaults(lectern.page, 'a damaged file')

    await lectern.quit()
    await rename(library, `${library} elsewhere`)
    await writeFile(library, 'A file in its place.')
    await lectern.start()
    await lectern.page.getByRole('heading', { name: 'The library could not be opened' }).waitFor()
    await expectNoFaults(lectern.page, 'a library that cannot be opened')
  })

  test.each([
    { window: 'a window of the common size', size: { width: 1280, height: 840 } },
    { window: 'that window enlarged twice', size: { width: 640, height: 420 } },
  ])(
    'in $window has controls of 24 pixels and more, which can be reached, seen and told to have the focus; and none that move',
    async ({ size }) => {
      const lectern = await launchLectern({ files: FILES, open: Object.keys(FILES), size })
      const { page } = lectern
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await openFirst(lectern)
      for (const view of VIEWS.filter(({ isWide }) => !isWide || size.width >= 1280)) {
        await view.show(lectern)
        expect.soft(await controlFaults(page), view.name).toEqual([])
        expect.soft(await page.evaluate(() => document.getAnimations().length), view.name).toBe(0)
        await leave(view, lectern)
      }
    },
    LONG,
  )
})
