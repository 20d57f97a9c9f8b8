import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { card, openArticle } from './acts.ts'
import { launchLectern, type Lectern } from './fixture/launch-lectern.ts'

const TITLE = 'Russia and Ukraine return to Istanbul with rival terms'

interface Listed {
  id: string
  title: string
}

async function articleId(lectern: Lectern): Promise<string> {
  const { stdout } = await lectern.cli(['list', '--json'])
  const found = (JSON.parse(stdout) as Listed[]).find(({ title }) => title === TITLE)
  return found!.id
}

/** The first words of the article that are long enough to be found. */
async function quoteOf(lectern: Lectern): Promise<string> {
  return (await lectern.page.locator('[data-block]').nth(1).textContent())!.slice(0, 40).trim()
}

async function annotate(lectern: Lectern, note: string): Promise<string> {
  await openArticle(lectern.page, TITLE)
  const quote = await quoteOf(lectern)
  const { code } = await lectern.cli(['annotate', await articleId(lectern), '--quote', quote, '--note', note])
  expect(code).toBe(0)
  await card(lectern.page, quote).waitFor()
  return quote
}

describe('backups', () => {
  test('give a damaged record back at the next start, and say so', async () => {
    const lectern = await launchLectern()
    const quote = await annotate(lectern, 'Worth keeping')
    const path = join(lectern.library, 'articles', `${await articleId(lectern)}.json`)
    await lectern.quit()
    const damaged = (await readFile(path, 'utf8')).slice(0, -100)
    await writeFile(path, damaged)

    await lectern.start()
    const { page } = lectern
    await page.getByText('A damaged file was recovered').click()
    const told = page.getByText(`“${TITLE}” was recovered from the backup of`)
    await told.waitFor()
    const [kept = ''] = await readdir(join(lectern.library, 'quarantine'))
    await page.getByText(kept).waitFor()
    expect(await readFile(join(lectern.library, 'quarantine', kept), 'utf8')).toBe(damaged)
    await openArticle(page, TITLE)
    await card(page, quote).getByText('Worth keeping').waitFor()
  })

  test('are restored from the settings, and that is undone, by the keyboard alone', async () => {
    const lectern = await launchLectern()
    const { page } = lectern
    await page.getByRole('option').first().waitFor()
    await lectern.chooseMenuItem('settings.open')
    await page.getByRole('tab', { name: 'Backups' }).click()
    const backups = page.getByRole('list', { name: 'Backups' }).getByRole('button')
    await page.getByRole('button', { name: 'Back up now' }).click()
    await backups.filter({ hasText: 'taken by hand' }).waitFor()
    await page.keyboard.press('Escape')
    const quote = await annotate(lectern, 'Too hasty')

    await lectern.chooseMenuItem('settings.open')
    await backups.filter({ hasText: 'taken by hand' }).press('Enter')
    await page.getByText('1 annotation would go.').waitFor()
    await page.getByRole('list', { name: 'Articles that would change' }).getByText(TITLE).waitFor()
    await page.getByRole('button', { name: 'Restore this backup' }).press('Enter')
    await page.getByText('1 article changed').waitFor()
    await expect.poll(() => card(page, quote).count()).toBe(0)
    await backups.filter({ hasText: 'before a restore' }).waitFor()
    await backups.filter({ hasText: 'taken by hand' }).waitFor()

    await page.getByRole('button', { name: 'Undo', exact: true }).press('Enter')
    await page.getByText('Took the restore back').waitFor()
    await expect.poll(() => card(page, quote).count()).toBe(1)
    const { stdout } = await lectern.cli(['show', await articleId(lectern), '--json'])
    expect(stdout).toContain('Too hasty')
  })

  test('a library that a newer Lectern wrote is opened to be read, says so, and is not touched', async () => {
    const lectern = await launchLectern()
    await lectern.page.getByRole('option').first().waitFor()
    await lectern.quit()
    const path = join(lectern.library, 'library.json')
    await writeFile(path, (await readFile(path, 'utf8')).replace(/"schema":\d+/, '"schema":999'))
    const before = await everyFile(lectern.library)

    await lectern.start()
    await lectern.page.getByText('This library can be read, not changed').waitFor()
    await lectern.page.getByText('was written by a newer version of Lectern').waitFor()
    await openArticle(lectern.page, TITLE)
    await lectern.page.getByRole('listbox', { name: 'Articles' }).focus()
    await lectern.page.keyboard.press('Delete')
    await lectern.page.getByText('it can be read, not changed.').waitFor()
    // Nothing is left to be saved later: the window closes without a question.
    expect(await lectern.page.getByRole('option', { name: TITLE }).count()).toBe(1)
    await lectern.quit()
    expect(await everyFile(lectern.library)).toEqual(before)
  })
})

/** The content of every file below a folder, by its path there. */
async function everyFile(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const contents = paths.sort().map(async (path) => [path, await readFile(path, 'base64')] as const)
  return Object.fromEntries(await Promise.all(contents))
}
