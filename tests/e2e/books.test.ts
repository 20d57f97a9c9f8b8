import { writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { zipArchive } from '../fixtures/zip-archive.ts'
import { dropFiles } from './acts.ts'
import { launchLectern } from './fixture/launch-lectern.ts'

const BOOK = zipArchive([
  { path: 'mimetype', content: 'application/epub+zip' },
  {
    path: 'META-INF/container.xml',
    content: '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>',
  },
  {
    path: 'book.opf',
    content:
      '<package><metadata><dc:title>Tides and Ferries</dc:title><dc:creator>Ada Okafor</dc:creator></metadata><manifest><item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
  },
  {
    path: 'a.xhtml',
    content: '<html><head><title/></head><body><h1>Ebb</h1><p>The water went.</p></body></html>',
  },
  { path: 'b.xhtml', content: '<html><body><h1>Flood</h1><p>It came back.</p></body></html>' },
])

test('a book comes in as one article, then as an article for each chapter; Markdown by drop', async () => {
  const lectern = await launchLectern()
  const { page } = lectern
  await page.getByRole('option').first().waitFor()
  const path = lectern.path('tides.epub')
  await writeFile(path, BOOK)

  await lectern.answerDialog({ choose: [path] })
  await lectern.answerDialog({ press: 'One Article' })
  await lectern.chooseMenuItem('import.choose')
  await page.getByRole('heading', { level: 1, name: 'Tides and Ferries' }).waitFor()
  expect(await page.locator('[data-block]').allTextContents()).toEqual([
    'Ebb',
    'The water went.',
    'Flood',
    'It came back.',
  ])

  await lectern.answerDialog({ choose: [path] })
  await lectern.answerDialog({ press: 'An Article for Each Chapter' })
  await lectern.chooseMenuItem('import.choose')
  await page.getByRole('option', { name: 'Ebb – Tides and Ferries' }).waitFor()
  await page.getByRole('option', { name: 'Flood – Tides and Ferries' }).waitFor()

  const before = await page.getByRole('option').count()
  await lectern.answerDialog({ choose: [path] })
  await lectern.answerDialog({ press: 'Cancel' })
  await lectern.chooseMenuItem('import.choose')

  await dropFiles(page, [
    { name: 'note.md', text: '---\nauthor: Li Wen\n---\n# Harbour notes\n\n- [x] *Ask* the master' },
  ])
  await page.getByRole('heading', { level: 1, name: 'Harbour notes' }).waitFor()
  expect(await page.locator('[data-block]').allTextContents()).toEqual(['☑ Ask the master'])
  expect(await page.locator('[data-block] em').textContent()).toBe('Ask')
  expect(await page.getByRole('option').count()).toBe(before + 1)
})
