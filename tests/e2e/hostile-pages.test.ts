/** Pages that try to run, load or open something are read in the window: nothing of the kind happens. */
import { expect, test } from 'vitest'
import { HOSTILE_PAGES } from '../fixtures/hostile-pages.ts'
import { dropFiles } from './acts.ts'
import { launchLectern } from './fixture/launch-lectern.ts'

/** What no article has, whatever its page had. */
const FORBIDDEN =
  'script,iframe,frame,object,embed,applet,form,input,select,textarea,style,link,meta,base,svg,math,video,audio,template,[style*="url("],[onerror],[onload],[srcdoc],[srcset],[formaction]'

test('pages made to do harm are read, and run nothing, ask for nothing and lead nowhere', async () => {
  const lectern = await launchLectern()
  const { page } = lectern
  await page.getByRole('option').first().waitFor()
  const here = page.url()
  const asked: string[] = []
  const origin = new URL(here).origin
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin) asked.push(request.url())
  })

  const files = HOSTILE_PAGES.map(([name, html], index) => {
    const title = `Hostile ${index}`
    return {
      name: `${title}.html`,
      text: `<html><head><meta property="og:title" content="${title}"></head><body><p>${title}: ${name}.</p>${html}`,
    }
  })
  await dropFiles(page, files)
  await page.getByText(`Added ${files.length} articles`).waitFor({ timeout: 30_000 })
  await page.getByRole('option', { name: 'Hostile 0', exact: false }).first().waitFor()

  const titles = new Set<string>()
  await page
    .getByRole('option', { name: /^Hostile / })
    .first()
    .click()
  for (let step = 0; step < files.length; step++) {
    const open = await page.getByRole('heading', { level: 1 }).textContent()
    titles.add(open ?? '')
    const found = await page.evaluate((forbidden) => {
      const article = document.querySelector('.article-text')
      const links = [...(article?.querySelectorAll('a[href]') ?? [])].map(
        (link) => link.getAttribute('href') ?? '',
      )
      return {
        forbidden: article?.querySelectorAll(forbidden).length,
        links: links.filter((href) => !/^(?:https?|mailto):/.test(href)),
        events: [...(article?.querySelectorAll('*') ?? [])].flatMap((element) =>
          element.getAttributeNames().filter((name) => name.startsWith('on')),
        ),
        images: [...document.images].map(({ src }) => src).filter((src) => !src.startsWith(location.origin)),
        ran: 'ran' in globalThis,
      }
    }, FORBIDDEN)
    expect(found, open ?? '').toEqual({ forbidden: 0, links: [], events: [], images: [], ran: false })
    if (step === files.length - 1) break
    await page.keyboard.press('}')
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).not.toBe(open)
  }
  expect(titles.size).toBe(files.length)
  expect(asked).toEqual([])
  expect(await page.evaluate(() => location.href)).toBe(here)
  const outside = (await lectern.shown()).filter(({ kind }) => !kind.startsWith('window.'))
  expect(outside).toEqual([])

  // What would turn letters around is shown, and turns none.
  const turned = HOSTILE_PAGES.findIndex(([name]) => name === 'text that is turned around')
  await page
    .getByRole('option', { name: `Hostile ${turned}`, exact: false })
    .first()
    .click()
  await page.locator('.article-text bdi[data-name="RLO"]').waitFor()
})
