import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openArticle, selectByMouse } from './acts.ts'
import { launchLectern } from './fixture/launch-lectern.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  id: string
  nodes: { html: string; failureSummary: string }[]
}

/** What axe finds against WCAG 2.2 AA, in short. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const found = await page.evaluate(async () => {
    // Colours on their way from one to the other have no contrast that counts.
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)))
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: Violation[] }> }
    }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    return (await axe.run({ runOnly: tags })).violations
  })
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  )
}

describe.each(['light', 'dark'] as const)('axe finds nothing in the %s theme', (theme) => {
  test('in the reader, with a selection, an open card, its note and its tags', async () => {
    const { page } = await launchLectern({ theme })
    await openArticle(page, 'Russia and Ukraine return to Istanbul with rival terms')
    expect(await violations(page)).toEqual([])
    await selectByMouse(page, 'a former Ottoman residence')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('n')
    await page.getByRole('textbox', { name: 'Note, in Markdown' }).fill('A *note*')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('t')
    expect(await violations(page)).toEqual([])
  })

  test('in the dialogs, and in the drawer of a small window', async () => {
    const { page } = await launchLectern({ theme, size: { width: 900, height: 640 } })
    await page.getByRole('option').first().waitFor()
    for (const key of ['Control+k', 'Control+e', 'Control+Shift+v', 'Control+,', '?']) {
      await page.keyboard.press(key)
      await page.getByRole('dialog').waitFor()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
    }
    await page.keyboard.press('Control+Shift+b')
    await page.getByRole('complementary', { name: 'Annotations' }).waitFor()
    expect(await violations(page)).toEqual([])
  })

  test('in the Notebook, in groups, with rows selected and what narrows it', async () => {
    const { page } = await launchLectern({ theme })
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Shift+N')
    const list = page.getByRole('listbox', { name: 'Annotations' })
    await list.getByText('Evidence').first().waitFor()
    await page.getByRole('button', { name: /^Group/ }).click()
    await page.getByRole('menuitemradio', { name: 'Article' }).click()
    await list.getByRole('group').first().waitFor()
    await list.focus()
    for (const key of ['ArrowDown', 'x', 't']) await page.keyboard.press(key)
    await page.getByRole('combobox', { name: 'Add a tag' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Narrow…' }).click()
    await page.getByRole('dialog').waitFor()
    expect(await violations(page)).toEqual([])
  })
})
