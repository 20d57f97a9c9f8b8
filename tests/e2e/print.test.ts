import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { openArticle } from './acts.ts'
import { launchLectern } from './fixture/launch-lectern.ts'

const TITLE = 'Russia and Ukraine return to Istanbul with rival terms'

test('an article is saved as a PDF with its highlights and notes, and goes to the printer', async () => {
  const lectern = await launchLectern()
  const { page } = lectern
  await openArticle(page, TITLE)
  const path = lectern.path('article.pdf')

  await lectern.answerDialog({ save: path })
  const sheet = page.locator('.print-sheet')
  // What is laid out for paper is gone as soon as it is printed: it is caught the moment it is there.
  const laidOut = await page.evaluateHandle(() => ({
    text: new Promise<string>((resolve) => {
      new MutationObserver((_changes, observer) => {
        const text = document.querySelector('.print-sheet')?.textContent
        if (!text) return
        observer.disconnect()
        resolve(text)
      }).observe(document.body, { childList: true, subtree: true })
    }),
  }))
  await lectern.chooseMenuItem('File › Save as PDF…')
  const text = (await laidOut.evaluate(({ text }) => text)).replaceAll('\u00a0', ' ')
  await page.getByText('Saved as PDF').waitFor()

  const pdf = await readFile(path)
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.length).toBeGreaterThan(20_000)
  // Two pages at least, with the title in the document's properties.
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(1)

  // What was laid out: highlights that carry their number, and the notes under it.
  expect(text).toMatch(/162 drones on Sunday evening between 17:10 and 23:00 GMT1, a span/)
  expect(text).toMatch(/Figure\s+¶ 9 · #drones\/count · #one-source/)
  expect(text).toContain('Only the Russian side gives this number.')
  await expect.poll(() => sheet.count()).toBe(0)

  await lectern.answerDialog('dismiss')
  await lectern.chooseMenuItem('File › Save as PDF…')
  await expect.poll(() => sheet.count()).toBe(0)

  if (lectern.host === 'stand-in') {
    await page.keyboard.press('Control+p')
    await expect
      .poll(async () => (await lectern.shown()).map(({ kind }) => kind))
      .toContain('webContents.print')
  }
})
