import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { card, dropFiles, openArticle, painted, selectByMouse } from './acts.ts'
import { launchLectern } from './fixture/launch-lectern.ts'

const NEWS =
  'date 2025-06-02 Snow closes the road\n\nÇANKIRI\n\nThe road is closed * and #nobody knows [why].\n\nPloughs worked until dawn.\n'
const FILE = '2025-06-02 Snow closes the road.md'

/** The file's text with what differs from run to run, ids and hashes, put into one form. */
function steady(markdown: string): string {
  return markdown
    .replace(/\b[0-9A-HJKMNP-TV-Z]{26}\b/g, 'ID')
    .replace(/\^hl-[0-9a-z]{26}/g, '^hl-id')
    .replace(/\b[0-9a-f]{64}\b/g, 'HASH')
    .replace(/(?<=\ntext-version: ).*/, 'DAY')
}

async function launchWithSnow() {
  const lectern = await launchLectern({ files: { 'out/.keep': '' } })
  const { page } = lectern
  await page.getByRole('option').first().waitFor()
  await dropFiles(page, [{ name: 'snow.txt', text: NEWS }])
  await openArticle(page, 'Snow closes the road')
  return { lectern, page, folder: lectern.path('out') }
}

describe('export to Markdown', () => {
  test('one article, with a note, a tag and an overlap: the exact file, and “Show in folder”', async () => {
    const { lectern, page, folder } = await launchWithSnow()
    await selectByMouse(page, 'is closed * and #nobody knows [why].')
    await page.keyboard.press('2')
    await page.keyboard.press('n')
    await page.getByRole('textbox', { name: 'Note, in Markdown' }).fill('Ask the *mayor*.')
    await page.keyboard.press('Escape')
    await page.keyboard.press('t')
    await page.getByRole('combobox', { name: 'Add a tag' }).fill('roads/closed')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await selectByMouse(page, 'nobody knows')
    await page.keyboard.press('5')
    await card(page, 'nobody knows').waitFor()

    await lectern.answerDialog({ choose: [folder] })
    await page.keyboard.press('Control+e')
    await page.getByRole('dialog').getByText(FILE).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Show in folder' }).click()

    expect((await readdir(folder)).sort()).toEqual(['.keep', FILE].sort())
    expect(steady(await readFile(`${folder}/${FILE}`, 'utf8'))).toMatchSnapshot()
    await expect.poll(async () => JSON.stringify(await lectern.shown())).toContain(FILE)
  })

  test('all articles; what was written in a file is shown, merged and kept; a copy is made first', async () => {
    const { lectern, page, folder } = await launchWithSnow()
    await lectern.answerDialog({ choose: [folder] })
    await page.keyboard.press('Control+e')
    await page.getByRole('radio', { name: /All articles/ }).check()
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    await page.getByRole('button', { name: 'Show in folder' }).waitFor()
    const first = (await readdir(folder)).filter((name) => name.endsWith('.md'))
    expect(first).toHaveLength(5)

    // The file is moved and written in, as in a vault of notes.
    const mine = `${await readFile(`${folder}/${FILE}`, 'utf8')}\nMy own words, which nobody may write over.\n`
    await mkdir(`${folder}/roads`)
    await rename(`${folder}/${FILE}`, `${folder}/roads/snow.md`)
    await writeFile(`${folder}/roads/snow.md`, mine)
    await selectByMouse(page, 'Ploughs worked')
    await page.keyboard.press('1')
    await expect.poll(() => painted(page, 'yellow')).toEqual(['Ploughs worked'])
    await page.keyboard.press('Control+e')
    await page.keyboard.press('Enter')
    await page.getByRole('group', { name: 'Changes to snow.md' }).getByText('> Ploughs worked').waitFor()
    expect(await readFile(`${folder}/roads/snow.md`, 'utf8')).toBe(mine)
    await page.getByRole('button', { name: 'Merge and export' }).click()
    await page.getByText('1 merged with what you had written').waitFor()

    const text = await readFile(`${folder}/roads/snow.md`, 'utf8')
    expect(text).toContain('My own words, which nobody may write over.')
    expect(text).toContain('> Ploughs worked')
    expect((await readdir(`${folder}/roads`)).sort()).toEqual(['snow.md', 'snow.md.bak'])
    expect(await readFile(`${folder}/roads/snow.md.bak`, 'utf8')).toBe(mine)
    expect((await readdir(folder)).filter((name) => name.endsWith('.md'))).toHaveLength(4)
  })

  test('a folder that is gone is an error that says so; the annotations are as they were', async () => {
    const { lectern, page, folder } = await launchWithSnow()
    await lectern.answerDialog({ choose: [`${folder}/gone`] })
    await page.keyboard.press('Control+e')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText(/gone/).waitFor()

    await mkdir(`${folder}/gone`)
    await page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click()
    await page.getByRole('button', { name: 'Show in folder' }).waitFor()
    expect(await readdir(`${folder}/gone`)).toEqual([FILE])
  })

  test('the command line writes the same file as the window', async () => {
    const { lectern, page, folder } = await launchWithSnow()
    await selectByMouse(page, 'Ploughs worked')
    await page.keyboard.press('1')
    await expect.poll(() => painted(page, 'yellow')).toEqual(['Ploughs worked'])
    await lectern.answerDialog({ choose: [folder] })
    await page.keyboard.press('Control+e')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Show in folder' }).waitFor()

    const other = lectern.path('other')
    expect((await lectern.cli(['export', '--out', other])).code).toBe(0)
    expect(await readFile(`${other}/${FILE}`, 'utf8')).toBe(await readFile(`${folder}/${FILE}`, 'utf8'))
  })
})
