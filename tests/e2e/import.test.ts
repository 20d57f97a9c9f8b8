import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dropFiles } from './acts.ts'
import { launchLectern } from './fixture/launch-lectern.ts'

const NEWS = [
  '  date 2025-06-02 Snow closes the road to Çankırı',
  '',
  'ÇANKIRI, TÜRKİYE',
  '',
  'The road has been closed since “five in the morning”, the mayor’s office said.',
  '',
  'A second night',
  '',
  'Ploughs worked until dawn.',
].join('\r\n')

const headline = 'Snow closes the road to Çankırı'

describe('an article comes in', () => {
  test('by drop: it is opened, with its place, date, subhead and every character', async () => {
    const { page } = await launchLectern()
    await page.getByRole('option').first().waitFor()
    await dropFiles(page, [{ name: 'snow.txt', text: NEWS }])

    await page.getByRole('heading', { level: 1, name: headline }).waitFor()
    await page.getByText('ÇANKIRI, TÜRKİYE', { exact: true }).waitFor()
    await page.getByText('June 2, 2025 · 21 words · 1 minute').waitFor()
    await page.getByRole('heading', { level: 2, name: 'A second night' }).waitFor()
    const texts = await page.locator('[data-block]').allTextContents()
    expect(texts).toEqual([
      'The road has been closed since “five in the morning”, the mayor’s office said.',
      'A second night',
      'Ploughs worked until dawn.',
    ])
    await page.getByText(`Added “${headline}”`).waitFor()
    await page.getByRole('option', { name: headline }).waitFor()
  })

  test('by File › Import…: each file of several', async () => {
    const lectern = await launchLectern({
      files: { 'a.txt': 'First title\n\nFirst text.', 'b.txt': 'Second title\n\nSecond text.' },
    })
    const { page } = lectern
    await page.getByRole('option').first().waitFor()
    await lectern.answerDialog({ choose: [lectern.path('a.txt'), lectern.path('b.txt')] })
    await lectern.chooseMenuItem('import.choose')
    await page.getByRole('option', { name: 'First title' }).waitFor()
    await page.getByRole('option', { name: 'Second title' }).waitFor()
    await page.getByText('Added 2 articles').waitFor()
  })

  test('by paste: the text of the clipboard is shown first, then added', async () => {
    const { page } = await launchLectern()
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Control+Shift+v')
    await page
      .getByRole('textbox', { name: 'Text of the article' })
      .fill('A pasted piece\n\nIts only paragraph, in 中文 and עברית.')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { level: 1, name: 'A pasted piece' }).waitFor()
    await page.getByText('Its only paragraph, in 中文 and עברית.').waitFor()
  })

  test('a chooser that is left without a choice changes nothing', async () => {
    const lectern = await launchLectern()
    const { page } = lectern
    await page.getByRole('option').first().waitFor()
    await lectern.answerDialog('dismiss')
    await lectern.chooseMenuItem('import.choose')
    await expect.poll(async () => (await lectern.shown()).length).toBeGreaterThan(0)
    expect(await page.getByRole('option').count()).toBe(4)
    expect(await page.getByRole('alert').filter({ hasText: /./ }).count()).toBe(0)
  })
})

describe('what cannot come in is refused, with the reason, and nothing is half there', () => {
  test('a text that is there already: the window says which article has it', async () => {
    const { page } = await launchLectern()
    await page.getByRole('option').first().waitFor()
    await dropFiles(page, [{ name: 'snow.txt', text: NEWS }])
    await page.getByRole('option', { name: headline }).waitFor()
    await dropFiles(page, [{ name: 'again.txt', text: NEWS.replaceAll('\r\n', '\n') + '\n' }])
    await page.getByText(`“${headline}” is in your library already`).waitFor()
    expect(await page.getByRole('option', { name: headline }).count()).toBe(1)
  })

  test('an empty and a binary file beside a good one: the good one is added, the others are named', async () => {
    const lectern = await launchLectern()
    const { page } = lectern
    await page.getByRole('option').first().waitFor()
    await dropFiles(page, [
      { name: 'empty.txt', text: ' \n ' },
      { name: 'picture.txt', text: 'PNG\0\0\0\u0001\u0002' },
      { name: 'good.txt', text: 'A good title\n\nA good text.' },
    ])
    const report = page.getByRole('dialog')
    await report.getByText('empty.txt').waitFor()
    await report.getByText('picture.txt').waitFor()
    await report.getByText('A good title').waitFor()
    expect(await page.locator('[role=option]').count()).toBe(5)
    expect(await readdir(join(lectern.library, 'originals'))).toHaveLength(5)
  })

  test('the bytes as they came in are kept', async () => {
    const lectern = await launchLectern()
    await lectern.page.getByRole('option').first().waitFor()
    await dropFiles(lectern.page, [{ name: 'snow.txt', text: NEWS }])
    await lectern.page.getByRole('option', { name: headline }).waitFor()
    const folder = join(lectern.library, 'originals')
    const originals = await Promise.all(
      (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')),
    )
    expect(originals).toContain(NEWS)
  })
})
