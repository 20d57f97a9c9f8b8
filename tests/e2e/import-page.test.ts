/** A page comes in by its address, and text that was copied from one with its form. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { launchLectern } from './fixture/launch-lectern.ts'

const PAGE = `<html><head><title>The last ferry</title></head><body><h1>The last ferry</h1><p>Nobody was told.</p>
<img src="/pier.png" alt="A pier"><h2>At night</h2><p>The pier was empty.</p></body></html>`

/** A server that answers each path but /slow, and tells what it was asked for. */
async function serve() {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (request.url === '/ferry') response.setHeader('content-type', 'text/html').end(PAGE)
    else if (request.url !== '/slow') response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { asked, base: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

test('a page is fetched by its address, and that page alone', async () => {
  const { asked, base } = await serve()
  const { page } = await launchLectern()
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('Control+l')
  const dialog = page.getByRole('dialog', { name: 'New article from the web' })
  const field = dialog.getByRole('textbox', { name: 'Address of the page' })

  await field.fill('no address')
  await page.keyboard.press('Enter')
  await dialog.getByText('This is not the address of a web page.').waitFor()
  await field.fill(`${base}/nowhere`)
  await page.keyboard.press('Enter')
  await dialog.getByText('answered with 404 instead of the page.').waitFor()
  await field.fill(`${base}/slow`)
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Stop' }).click()
  await dialog.getByRole('button', { name: 'Cancel' }).waitFor()

  await field.fill(`${base}/ferry`)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'The last ferry' }).waitFor()
  await page.getByRole('heading', { level: 2, name: 'At night' }).waitFor()
  await page.getByRole('img', { name: /^Picture, not saved, A pier, from 127\.0\.0\.1/ }).waitFor()
  expect(asked).toEqual(['/nowhere', '/slow', '/ferry'])
})

test('text that was copied from a page keeps its form, or not', async () => {
  const { page } = await launchLectern()
  await page.getByRole('option').first().waitFor()
  const paste = (html: string, text: string) =>
    page.evaluate(
      ([markup, words]) => {
        const data = new DataTransfer()
        data.setData('text/html', markup)
        data.setData('text/plain', words)
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
      },
      [html, text] as const,
    )
  await paste(
    '<h1>Copied</h1><p>Words <b>in bold</b>.</p><ul><li>one</ul>',
    'Copied\n\nWords in bold.\n\n• one',
  )
  await page.getByRole('checkbox', { name: /^Keep headings/ }).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { level: 1, name: 'Copied' }).waitFor()
  await page.locator('.article-text strong', { hasText: 'in bold' }).waitFor()

  await paste('<h1>Bare</h1><p>Words <b>in bold</b>.</p>', 'Bare\n\nWords in bold, bare.')
  await page.getByRole('checkbox', { name: /^Keep headings/ }).uncheck()
  await page.getByRole('button', { name: 'Add to library' }).click()
  await page.getByRole('heading', { level: 1, name: 'Bare' }).waitFor()
  expect(await page.locator('.article-text strong').count()).toBe(0)

  await paste('', 'https://post.example/ferry')
  await page.getByRole('dialog', { name: 'New article from the web' }).waitFor()
  expect(await page.getByRole('textbox', { name: 'Address of the page' }).inputValue()).toBe(
    'https://post.example/ferry',
  )
})
