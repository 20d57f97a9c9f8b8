/** A saved page comes in with its pictures; they are looked at, large and by keyboard alone. */
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dataUrl, png } from '../core/import/html/some-images.ts'
import { selectByMouse, painted } from './acts.ts'
import { launchLectern } from './fixture/launch-lectern.ts'

const words = 'The pier was empty by nine, and nobody knew why, not even the harbour master, who knew all. '
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The last ferry - Harbour Post</title>
<link rel="canonical" href="https://post.example/ferry"><meta property="og:site_name" content="Harbour Post"></head>
<body><nav><a href="/">Home</a></nav><article><h1>The last ferry</h1>
<p>${words.repeat(3)}</p>
<figure><img src="Ferry_files/pier.png" alt="An empty pier"><figcaption>The pier, at nine</figcaption></figure>
<p>${words.repeat(2)}</p>
<p><img src="${dataUrl(png(600, 400, [40, 90, 160]))}" alt="The sea"></p>
<table><tr><th>Day</th><th>Ferries</th></tr><tr><td>Monday</td><td>12</td></tr></table>
<p>${words}</p><p><img src="https://post.example/lost.jpg" alt="A gull"></p>
</article><footer>© Harbour Post</footer></body></html>`

const showsPicture = (image: HTMLImageElement) => image.complete && image.naturalWidth > 0

test('a saved page is read with its pictures, which are looked at large and by keyboard', async () => {
  const lectern = await launchLectern({ files: { 'Ferry.html': PAGE } })
  const { page } = lectern
  await mkdir(lectern.path('Ferry_files'))
  await writeFile(join(lectern.path('Ferry_files'), 'pier.png'), png(800, 500))
  await page.getByRole('option').first().waitFor()
  await lectern.answerDialog({ choose: [lectern.path('Ferry.html')] })
  await lectern.chooseMenuItem('import.choose')
  await page.getByRole('heading', { level: 1, name: 'The last ferry' }).waitFor()

  // What is around the article stayed behind; what is in it is there, in its form.
  expect(await page.locator('.article-text').getByText('©').count()).toBe(0)
  await page.getByRole('cell', { name: 'Monday' }).waitFor()
  await page.getByRole('columnheader', { name: 'Ferries' }).waitFor()
  await page.getByText('The pier, at nine').waitFor()
  await page.getByRole('img', { name: 'Picture, not saved, A gull, from post.example' }).waitFor()
  const pier = page.getByRole('button', { name: 'Picture: An empty pier' })
  await expect.poll(() => pier.locator('img').evaluate(showsPicture)).toBe(true)
  expect(await readdir(join(lectern.library, 'originals'))).toHaveLength(4 + 3)

  // A cell is text as any other.
  await selectByMouse(page, 'Monday')
  await page.keyboard.press('h')
  await expect.poll(() => painted(page, 'yellow')).toEqual(['Monday'])
  await page.keyboard.press('Escape')

  const dialog = page.getByRole('dialog')
  await pier.focus()
  await page.keyboard.press('Enter')
  await dialog.getByRole('heading', { name: 'Picture 1 of 2' }).waitFor()
  await dialog.getByText('The pier, at nine').waitFor()
  const shown = dialog.getByRole('img')
  await expect.poll(() => shown.evaluate(showsPicture)).toBe(true)
  const width = () => shown.evaluate((image) => image.getBoundingClientRect().width)
  const fitting = await width()
  await page.keyboard.press('+')
  await expect.poll(width).toBeGreaterThan(fitting)
  await page.keyboard.press('0')
  await expect.poll(width).toBe(fitting)
  await page.keyboard.press('ArrowRight')
  await dialog.getByRole('heading', { name: 'Picture 2 of 2' }).waitFor()
  await dialog.getByRole('img', { name: 'The sea' }).waitFor()
  await page.keyboard.press('ArrowRight')
  await dialog.getByRole('heading', { name: 'Picture 2 of 2' }).waitFor()
  await page.keyboard.press('Escape')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('Picture: The sea')

  // From anywhere in the text, and by the palette.
  await page.keyboard.press('z')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Enlarge')
  await page.keyboard.press('Enter')
  await dialog.getByRole('heading', { name: /^Picture \d of 2$/ }).waitFor()
  await page.keyboard.press('Escape')

  await lectern.restart()
  await lectern.page.getByRole('option', { name: 'The last ferry' }).click()
  const again = lectern.page.getByRole('button', { name: 'Picture: An empty pier' }).locator('img')
  await expect.poll(() => again.evaluate(showsPicture)).toBe(true)
})
