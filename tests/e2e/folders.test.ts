import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { png } from '../core/import/html/some-images.ts'
import { dropPaths, dropText } from './acts.ts'
import { launchLectern } from './fixture/launch-lectern.ts'

const text = (words: string) =>
  `<p>${words}, and nobody waved to those who were on board of it that night.</p>`.repeat(4)
const page = (title: string, body: string) =>
  `<html><title>${title}</title><article><h1>${title}</h1>${body}</article></html>`

/** What someone has gathered in a folder over the years. */
const GATHERED = {
  'Reading/2024/Chapter 10.md': '# The tenth chapter\n\nIt comes after the ninth.',
  'Reading/2024/Chapter 9.md':
    '# The ninth chapter\n\n![The quay](pictures/quay.png)\n\nIt comes before the tenth.',
  'Reading/2024/pictures/quay.png': png(640, 480),
  'Reading/Harbour.html': page(
    'The harbour at night',
    `<figure><img src="Harbour_files/light.png" alt="A light"></figure>${text('The ferry left the quay at nine')}`,
  ),
  'Reading/Harbour_files/light.png': png(640, 480, [20, 40, 90]),
  'Reading/Harbour_files/advert.html': page('Buy a boat', text('The boat left the yard at ten')),
  'Reading/.drafts/draft.txt': 'A draft\n\nNot to be seen.',
  'Reading/scan.pdf': '%PDF-1.7',
  'Reading/note.txt': 'A note of mine\n\nIts only paragraph.',
}
const TITLES = ['The ninth chapter', 'The tenth chapter', 'The harbour at night', 'A note of mine']

test('File › Import Folder… brings in what is in a folder, with its pictures, and says what it left out', async () => {
  const lectern = await launchLectern({ files: GATHERED })
  const { page } = lectern
  await page.getByRole('option').first().waitFor()
  await lectern.answerDialog({ choose: [lectern.path('Reading')] })
  await lectern.chooseMenuItem('import.folder')
  await page.getByText('Added 4 articles').waitFor()
  await page.getByText(/^Left out: 1 file of another kind, 1 hidden file or folder, 1 picture/).waitFor()
  expect(await lectern.shown()).toContainEqual(
    expect.objectContaining({
      kind: 'dialog',
      options: expect.objectContaining({ title: 'Import a folder' }) as object,
    }),
  )

  await page.getByRole('button', { name: 'Show', exact: true }).click()
  const report = page.getByRole('dialog', { name: 'Import' })
  await expect.poll(() => report.getByRole('listitem').locator('span').allTextContents()).toEqual(TITLES)
  await report.getByRole('button', { name: 'Open “The ninth chapter”' }).click()
  await page.getByRole('heading', { level: 1, name: 'The ninth chapter' }).waitFor()
  await page.getByRole('button', { name: 'Picture: The quay' }).waitFor()

  await page.getByRole('option', { name: 'The harbour at night' }).click()
  await page.getByRole('heading', { level: 1, name: 'The harbour at night' }).waitFor()
  await page.getByRole('button', { name: 'Picture: A light' }).waitFor()
  expect(await page.getByRole('option', { name: 'Buy a boat' }).count()).toBe(0)

  await lectern.answerDialog({ choose: [lectern.path('Reading')] })
  await lectern.chooseMenuItem('import.folder')
  await report.getByText('4 were there already').waitFor()
})

test('a long import says how far it is; Stop takes effect within a file, and what is in stays in', async () => {
  const large = '<p>The ferry left the quay at nine, <em>and nobody</em> waved.</p>\n'.repeat(600_000)
  const lectern = await launchLectern({
    files: {
      'Reading/a.txt': 'The first\n\nIt is small.',
      'Reading/b.txt': 'The second\n\nIt is small too.',
      'Reading/c.html': large,
      'Reading/d.txt': 'The fourth\n\nIt is never reached.',
    },
  })
  const { page } = lectern
  await page.getByRole('option').first().waitFor()
  await lectern.answerDialog({ choose: [lectern.path('Reading')] })
  await page.keyboard.press('Control+Shift+O')
  const messages = page.getByRole('region', { name: 'Messages' })
  await messages.getByText('Importing 2 of 4 files…').waitFor()
  await messages.getByText('c.html').waitFor()
  await page.getByRole('button', { name: 'Stop' }).click()
  await messages.getByText('Import stopped. Added 2 articles; 2 files were not reached').waitFor()
  expect(await readdir(join(lectern.library, 'originals'))).toHaveLength(6)

  await lectern.restart()
  await lectern.page.getByRole('option', { name: 'The second' }).waitFor()
  expect(await lectern.page.getByRole('option').count()).toBe(6)
})

test('a folder opened with Lectern comes in as one from the dialog does', async () => {
  const lectern = await launchLectern({ files: GATHERED, open: ['Reading'] })
  await lectern.page.getByText('Added 4 articles').waitFor()
})

test('a folder without anything to read is told of', async () => {
  const lectern = await launchLectern({ files: { 'Scans/a.pdf': '%PDF' } })
  await lectern.page.getByRole('option').first().waitFor()
  await lectern.answerDialog({ choose: [lectern.path('Scans')] })
  await lectern.chooseMenuItem('import.folder')
  const report = lectern.page.getByRole('dialog', { name: 'Import' })
  await report.getByText('There is no file that Lectern reads in').waitFor()
  await report.getByText('Left out: 1 file of another kind.').waitFor()
})

test('a folder, a page with the folder saved beside it, and a file are dropped together', async () => {
  const lectern = await launchLectern({ files: { ...GATHERED, 'pier.txt': 'The pier\n\nIt is empty.' } })
  const { page } = lectern
  await page.getByRole('option').first().waitFor()
  const paths = ['Reading/Harbour.html', 'Reading/Harbour_files', 'Reading/2024', 'pier.txt']
  await dropPaths(
    page,
    paths.map((path) => lectern.path(path)),
  )
  await page.getByText('Added 4 articles').waitFor()
  for (const title of ['The harbour at night', 'The ninth chapter', 'The tenth chapter', 'The pier'])
    await page.getByRole('option', { name: title }).waitFor()
  expect(await page.getByRole('option', { name: 'Buy a boat' }).count()).toBe(0)

  await page.getByRole('option', { name: 'The harbour at night' }).click()
  await page.getByRole('button', { name: 'Picture: A light' }).waitFor()
  await page.getByRole('option', { name: 'The ninth chapter' }).click()
  await page.getByRole('button', { name: 'Picture: The quay' }).waitFor()

  await dropPaths(page, [lectern.path('Reading')])
  const report = page.getByRole('dialog', { name: 'Import' })
  await report.getByText('Added 1 article; 3 were there already').waitFor()
  await report.getByText('Left out: 1 file of another kind, 1 hidden file or folder, 1 picture').waitFor()
})

test('a dropped link asks for its page, a dropped text is shown first', async () => {
  const { page } = await launchLectern()
  await page.getByRole('option').first().waitFor()
  await dropText(page, { 'text/uri-list': '# The harbour\r\nhttps://post.example/harbour\r\n' })
  const address = page.getByRole('dialog', { name: 'New article from the web' })
  await expect.poll(() => address.getByRole('textbox').inputValue()).toBe('https://post.example/harbour')
  await page.keyboard.press('Escape')
  await dropText(page, { 'text/plain': 'A dropped title\n\nIts only paragraph.' })
  await page.getByRole('button', { name: 'Add to library' }).click()
  await page.getByRole('heading', { level: 1, name: 'A dropped title' }).waitFor()
})
