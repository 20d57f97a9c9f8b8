import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { card, locatePassage, openArticle, painted, selectByMouse } from './acts.ts'
import { launchLectern, type Lectern } from './fixture/launch-lectern.ts'

const TITLE = 'Russia and Ukraine return to Istanbul with rival terms'
const PASSAGE = 'a former Ottoman residence on the Bosphorus'

/** Takes the folder of the articles away, as when a disk is unplugged. Answers how to put it back. */
async function unplug({ library }: Lectern): Promise<() => Promise<void>> {
  const articles = join(library, 'articles')
  await rename(articles, `${articles}-away`)
  await writeFile(articles, 'not a folder')
  return async () => {
    await rm(articles)
    await rename(`${articles}-away`, articles)
  }
}

/** The annotations of the article on the disk, as the command line has them. */
async function onDisk(lectern: Lectern): Promise<{ anchor: { exact: string }; note: string }[]> {
  const listed = JSON.parse((await lectern.cli(['list', '--json'])).stdout) as { id: string; title: string }[]
  const id = listed.find(({ title }) => title === TITLE)?.id ?? ''
  const shown = await lectern.cli(['show', id, '--json'])
  return (JSON.parse(shown.stdout) as { annotations: { anchor: { exact: string }; note: string }[] })
    .annotations
}

/** Until the card stands level with its passage, which moves when a notice above it comes or goes. */
async function untilLevel(page: Page): Promise<void> {
  const drift = async () => {
    const { first } = await locatePassage(page, PASSAGE)
    const box = await card(page, PASSAGE).boundingBox()
    return Math.abs((box?.y ?? NaN) - first.top)
  }
  await expect.poll(drift).toBeLessThan(12)
}

describe('when the library cannot be written', () => {
  test('what is done stays in the window, marked, and is saved by “Try again”', async () => {
    const lectern = await launchLectern()
    const { page } = lectern
    await openArticle(page, TITLE)
    const plugIn = await unplug(lectern)
    await selectByMouse(page, PASSAGE)
    await page.keyboard.press('n')
    await page.keyboard.type('Every word of this')
    await page.keyboard.press('Escape')

    const notice = page.getByRole('alert', { name: 'Not saved' })
    await notice.getByText('changes are not saved yet').waitFor()
    await notice.getByText(/a file stands where a folder should be/).waitFor()
    await untilLevel(page)
    expect(await painted(page, 'yellow')).toContain(PASSAGE)
    await card(page, PASSAGE).getByText('Every word of this').waitFor()
    await card(page, PASSAGE).getByText('Not saved yet').waitFor()

    await notice.getByRole('button', { name: 'Copy as text' }).click()
    const copied = (await lectern.shown()).filter(({ kind }) => kind === 'clipboard.write')
    expect(copied).toMatchObject([{ text: expect.stringContaining('Every word of this') as string }])
    await lectern.answerDialog({ save: lectern.path('rescued.md') })
    await notice.getByRole('button', { name: 'Save as a file…' }).click()
    await page.getByText('Saved in').waitFor()
    expect(await readFile(lectern.path('rescued.md'), 'utf8')).toContain(`> ${PASSAGE}`)

    await plugIn()
    await notice.getByRole('button', { name: 'Try again' }).click()
    await notice.waitFor({ state: 'detached' })
    await untilLevel(page)
    expect((await onDisk(lectern)).find(({ anchor }) => anchor.exact === PASSAGE)?.note).toBe(
      'Every word of this',
    )
  })

  test('what is not saved when the window is closed is kept, and saved at the next start', async () => {
    const lectern = await launchLectern()
    const { page } = lectern
    await openArticle(page, TITLE)
    const plugIn = await unplug(lectern)
    await selectByMouse(page, PASSAGE)
    await page.keyboard.press('n')
    await page.keyboard.type('Not one word lost')
    await page.getByRole('alert', { name: 'Not saved' }).waitFor()
    const rows = lectern.page.getByRole('option')
    const others = rows.filter({ hasNotText: TITLE })
    await others.first().click({ modifiers: ['Control'] })
    await others.nth(1).click({ modifiers: ['Control'] })
    await page.getByRole('button', { name: 'Move to Archive' }).click()
    await expect.poll(() => rows.filter({ hasText: 'Not saved' }).count()).toBe(3)
    await page.getByRole('alert', { name: 'Not saved' }).getByText('4 changes are not saved yet').waitFor()
    await lectern.answerDialog({ press: 'Close' })
    await lectern.closeWindow()

    await plugIn()
    await lectern.start()
    await openArticle(lectern.page, TITLE)
    await card(lectern.page, PASSAGE).getByText('Not one word lost').waitFor()
    await expect
      .poll(async () => (await onDisk(lectern)).find(({ anchor }) => anchor.exact === PASSAGE)?.note)
      .toBe('Not one word lost')
    const archived = async () => {
      const listed = JSON.parse((await lectern.cli(['list', '--json'])).stdout) as { status: string }[]
      return listed.filter(({ status }) => status === 'archived').length
    }
    await expect.poll(archived).toBe(2)
    await lectern.chooseMenuItem('edit.undo')
    await expect.poll(archived).toBe(0)
  })
})

test('the steps of undo outlive a restart, and the menu says what they are about', async () => {
  const lectern = await launchLectern()
  await openArticle(lectern.page, TITLE)
  await selectByMouse(lectern.page, PASSAGE)
  await lectern.page.keyboard.press('4')
  await expect.poll(async () => (await lectern.describeMenuItem('edit.undo')).label).toBe('Undo Highlight')

  await lectern.restart()
  await openArticle(lectern.page, TITLE)
  await expect.poll(async () => (await lectern.describeMenuItem('edit.undo')).label).toBe('Undo Highlight')
  await lectern.chooseMenuItem('edit.undo')
  await expect.poll(() => painted(lectern.page, 'green')).not.toContain(PASSAGE)
  await expect.poll(async () => (await lectern.describeMenuItem('edit.redo')).label).toBe('Redo Highlight')
})

test('what is being typed when the computer goes to sleep is on the disk', async () => {
  const lectern = await launchLectern()
  const { page } = lectern
  await openArticle(page, TITLE)
  await selectByMouse(page, PASSAGE)
  await page.keyboard.press('n')
  await page.keyboard.type('Typed before sleep')
  await lectern.tellPower('suspend')
  await expect
    .poll(async () => (await onDisk(lectern)).find(({ anchor }) => anchor.exact === PASSAGE)?.note)
    .toBe('Typed before sleep')
  expect(await page.getByRole('textbox', { name: 'Note, in Markdown' }).isVisible()).toBe(true)
})
