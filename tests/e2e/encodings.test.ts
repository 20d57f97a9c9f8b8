import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { encodeText } from '../core/import/encode-text.ts'
import { card, painted, selectByMouse } from './acts.ts'
import { launchLectern, type Lectern } from './fixture/launch-lectern.ts'

const BRIDGE = encodeText('Мост закрыт\n\nПриходите завтра.', 'koi8-r')
const FATHER = encodeText('Le père\n\nIl dort.', 'windows-1252')
const MOTHER = encodeText('La mère\n\nElle lit.', 'windows-1252')

async function chooseFiles(lectern: Lectern, ...names: string[]): Promise<void> {
  await lectern.answerDialog({ choose: names.map((name) => lectern.path(name)) })
  await lectern.chooseMenuItem('import.choose')
}

test('a file that may be in several encodings is shown in each, comes in as it was chosen, and stays so', async () => {
  const lectern = await launchLectern({ files: { 'мост.txt': BRIDGE } })
  const { page } = lectern
  await page.getByRole('option').first().waitFor()
  await chooseFiles(lectern, 'мост.txt')
  const reading = page.getByRole('region', { name: 'How it reads' })
  await reading.getByText('Приходите завтра.').waitFor()

  await page.keyboard.type('1251')
  await reading.getByText('рТЙИПДЙФЕ ЪБЧФТБ.').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('“мост.txt” was not added').waitFor()
  await page.getByRole('button', { name: 'Choose encoding…' }).click()
  await reading.getByText('Приходите завтра.').waitFor()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => reading.getByText('Приходите завтра.').count()).toBe(0)
  await page.keyboard.press('ArrowUp')
  await reading.getByText('Приходите завтра.').waitFor()
  await page.keyboard.press('Enter')

  await page.getByRole('heading', { level: 1, name: 'Мост закрыт' }).waitFor()
  await page.getByText('Added “Мост закрыт”').waitFor()
  expect(await readFile(lectern.path('мост.txt'))).toEqual(Buffer.from(BRIDGE))

  await lectern.restart()
  await lectern.page.getByRole('heading', { level: 1, name: 'Мост закрыт' }).waitFor()
  expect(await lectern.page.locator('[data-block]').allTextContents()).toEqual(['Приходите завтра.'])
})

test('of several files, those alike come in at once, and the others are still asked about', async () => {
  const files = { 'pere.txt': FATHER, 'мост.txt': BRIDGE, 'mere.txt': MOTHER }
  const lectern = await launchLectern({ files })
  const { page } = lectern
  await page.getByRole('option').first().waitFor()
  await chooseFiles(lectern, ...Object.keys(files))
  await page.getByRole('button', { name: 'Choose encoding… for “mere.txt”' }).click()
  await page.getByRole('list', { name: 'Files that read well in it' }).getByText('Le père').waitFor()
  await page.getByRole('checkbox', { name: /Import one other file in it too/ }).check()
  await page.getByRole('button', { name: 'Import 2 files' }).click()

  const report = page.getByRole('dialog', { name: 'Import' })
  await report.getByText('Added 2 articles; 1 could not be added').waitFor()
  await report.getByRole('button', { name: 'Choose encoding… for “мост.txt”' }).click()
  // Who leaves it comes back to the list of what is not added yet.
  await page.getByRole('dialog', { name: 'Choose encoding' }).waitFor()
  await page.keyboard.press('Escape')
  await report.getByRole('button', { name: 'Choose encoding… for “мост.txt”' }).click()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await report.getByText('Added 3 articles').waitFor({ state: 'detached' })
  await page.getByText('Added 3 articles').waitFor()
  for (const title of ['Le père', 'La mère', 'Мост закрыт'])
    await page.getByRole('option', { name: title }).waitFor()
})

test('an article that came in garbled is read again, and what was written on it stays in sight', async () => {
  const notice = encodeText('Notice 日本\n\n你好 tomorrow, and 我们 too.', 'gbk')
  const lectern = await launchLectern({ files: { 'notice.txt': notice } })
  const { page } = lectern
  await page.getByRole('option').first().waitFor()
  await lectern.cli(['import', lectern.path('notice.txt'), '--encoding', 'windows-1252'])
  await page.getByRole('option', { name: 'Notice ÈÕ±¾' }).click()
  await page.getByRole('heading', { level: 1, name: 'Notice ÈÕ±¾' }).waitFor()
  // Half of a character, which no word of the right text is.
  for (const [passage, note] of [
    ['tomorrow, and ÎÒÃÇ', 'Which day?'],
    ['ãº', 'No language has this.'],
  ] as const) {
    await selectByMouse(page, passage)
    await page.keyboard.press('n')
    await page.keyboard.type(note)
    await page.keyboard.press('Escape')
    await card(page, passage).getByText(note).waitFor()
  }

  await lectern.chooseMenuItem('article.reread')
  await page.getByRole('combobox', { name: 'Encoding' }).waitFor()
  const reading = page.getByRole('region', { name: 'How it reads' })
  await page.keyboard.type('gbk')
  await reading.getByText('你好 tomorrow').waitFor()
  await reading.getByText('1 annotation finds its passage in it. 1 annotation finds no passage').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Notice 日本' }).waitFor()
  await page.getByText('Read again as Chinese, simplified (GBK)').waitFor()
  await card(page, 'tomorrow, and 我们').getByText('Which day?').waitFor()
  await expect.poll(() => painted(page, 'yellow')).toEqual(['tomorrow, and 我们'])
  const unplaced = page.getByRole('region', { name: /^Without a passage in this text/ })
  await unplaced.getByText('No language has this.').waitFor()
  await unplaced.getByText('ãº', { exact: true }).waitFor()

  // It is written on still.
  await unplaced.getByText('ãº', { exact: true }).click()
  await page.keyboard.press('n')
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' Ask Mei.')
  await page.keyboard.press('Escape')
  await unplaced.getByText('No language has this. Ask Mei.').waitFor()
  await unplaced.getByRole('button', { name: 'Copy with source' }).click()
  await page.getByText('Copied with its source').waitFor()
  await page.keyboard.press(']')
  await page.getByRole('toolbar', { name: 'Change this annotation' }).waitFor()
  await page.keyboard.press('[')
  await page.keyboard.press('Delete')
  await expect.poll(() => unplaced.count()).toBe(0)
  await page.keyboard.press('Control+z')
  await unplaced.getByText('No language has this. Ask Mei.').waitFor()

  await lectern.restart()
  const again = lectern.page
  await again.getByRole('heading', { level: 1, name: 'Notice 日本' }).waitFor()
  await again.getByText('No language has this. Ask Mei.').waitFor()
  // The note, then the text.
  await again.keyboard.press('Control+z')
  await again.getByText('No language has this.', { exact: true }).waitFor()
  await again.keyboard.press('Control+z')
  await again.getByRole('heading', { level: 1, name: 'Notice ÈÕ±¾' }).waitFor()
  await card(again, 'ãº').getByText('No language has this.').waitFor()
  await card(again, 'tomorrow, and ÎÒÃÇ').getByText('Which day?').waitFor()
  await again.keyboard.press('Control+Shift+z')
  await again.getByRole('heading', { level: 1, name: 'Notice 日本' }).waitFor()
})
