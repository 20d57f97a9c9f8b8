import { dataUrl, png } from '../../core/import/html/some-images.ts'
import { dropFiles } from '../acts.ts'
import { ARTICLE, openFromLibrary, WELCOME, type View } from './view.ts'

const TITLE = 'The quay at nine'
const WORDS = 'The quay was empty by nine, and nobody knew why, not even the harbour master. '
const PAGE = `<!doctype html><html lang="en"><head><title>${TITLE}</title></head><body><article><h1>${TITLE}</h1>
<p>${WORDS.repeat(3)}</p>
<figure><img src="${dataUrl(png(600, 400, [40, 90, 160]))}" alt="An empty quay"><figcaption>The quay</figcaption></figure>
<table><tr><th>Day</th><th>Ferries</th></tr><tr><td>Monday</td><td>12</td></tr></table>
<p>${WORDS}</p><p><img src="https://post.example/lost.jpg" alt="A gull"></p></article></body></html>`

/** Pages with pictures, and articles side by side. */
export const PAGES: readonly View[] = [
  {
    name: 'a page with a picture, a table and a picture that is not saved',
    show: async ({ page }) => {
      await dropFiles(page, [{ name: 'quay.html', text: PAGE }])
      await page.getByRole('heading', { level: 1, name: TITLE }).waitFor()
      await page.getByRole('cell', { name: 'Monday' }).waitFor()
    },
  },
  {
    name: 'the same page, with its picture looked at large',
    show: async ({ page }) => {
      await page.getByRole('button', { name: 'Picture: An empty quay' }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').getByRole('img').waitFor()
    },
    leave: ({ page }) => openFromLibrary(page, ARTICLE),
  },
  {
    name: 'the dialog of an address on the web',
    show: async ({ page }) => {
      await page.keyboard.press('Control+l')
      await page.getByRole('dialog').getByRole('textbox').first().waitFor()
    },
  },
  {
    name: 'two articles side by side',
    isWide: true,
    show: async ({ page }) => {
      await page.keyboard.press('b')
      const dialog = page.getByRole('dialog', { name: 'Open beside' })
      await dialog.getByRole('combobox', { name: 'Article' }).fill(WELCOME)
      await dialog.getByRole('option', { name: WELCOME }).waitFor()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 1, name: WELCOME }).waitFor()
    },
    leave: async ({ page }) => {
      await page.keyboard.press('Shift+B')
      await openFromLibrary(page, ARTICLE)
    },
  },
]
