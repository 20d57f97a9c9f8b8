import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { card, dropFiles, openArticle, selectByMouse } from './acts.ts'
import { launchLectern } from './fixture/launch-lectern.ts'

/** What the page says to a request through the bridge. */
function ask(page: Page, name: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    ([request, given]) =>
      (
        globalThis as unknown as { lectern: { request(name: unknown, input: unknown): Promise<unknown> } }
      ).lectern.request(request, given),
    [name, input],
  )
}

describe('the window is closed to the outside', () => {
  test('the bridge offers three things and no more', async () => {
    const { page } = await launchLectern()
    const offered = await page.evaluate(() =>
      Object.keys((globalThis as unknown as { lectern: object }).lectern).sort(),
    )
    expect(offered).toEqual(['on', 'platform', 'request'])
    expect(
      await page.evaluate(() =>
        ['require', 'process', 'module', 'ipcRenderer'].filter((name) => name in globalThis),
      ),
    ).toEqual([])
  })

  test.each([
    ['a request that there is not', 'library.drop', {}],
    ['a name of every object', 'constructor', {}],
    ['an id that is a path', 'article.read', { id: '../../../etc/passwd' }],
    ['a folder chosen by the page', 'settings.change', { patch: { exportFolder: '/' } }],
  ])('%s is refused as a failure, not an exception', async (_name, request, input) => {
    const { page } = await launchLectern()
    expect(await ask(page, request, input)).toMatchObject({ ok: false, failure: { code: 'bad-arguments' } })
  })

  test('only https and mailto links are opened, and only after the host was confirmed', async () => {
    const lectern = await launchLectern()
    const { page } = lectern
    for (const href of ['file:///etc/passwd', 'javascript:alert(1)', 'http://a.example/', 'nonsense'])
      expect(await ask(page, 'link.open', { href })).toMatchObject({ ok: false })

    await lectern.answerDialog({ press: 'Cancel' })
    expect(await ask(page, 'link.open', { href: 'https://a.example/x' })).toEqual({ ok: true, value: false })
    await lectern.answerDialog({ press: 'Open' })
    expect(await ask(page, 'link.open', { href: 'https://a.example/x' })).toEqual({ ok: true, value: true })
    const shown = JSON.stringify(await lectern.shown())
    expect(shown).toContain('a.example')
    expect(shown.match(/openExternal/g)).toHaveLength(1)
  })

  test('the page loads nothing from elsewhere, runs no inline script and goes nowhere', async () => {
    const { page } = await launchLectern()
    await page.getByRole('option').first().waitFor()
    const here = page.url()
    const outcome = await page.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'globalThis.ran = true'
      document.body.append(script)
      const fetched = await fetch('https://a.example/').then(
        () => 'fetched',
        () => 'refused',
      )
      const opened = window.open('https://a.example/')
      const link = document.createElement('a')
      link.href = 'https://a.example/'
      document.body.append(link)
      link.click()
      return { fetched, opened: opened === null, ran: 'ran' in globalThis }
    })
    expect(outcome).toEqual({ fetched: 'refused', opened: true, ran: false })
    // Asked of the page itself: a test tool would wait for the navigation that was refused.
    const rows = () => page.evaluate(() => document.querySelectorAll('[role=option]').length)
    await expect.poll(rows).toBe(4)
    expect(page.url()).toBe(here)
    expect(await page.evaluate(() => location.href)).toBe(here)
  })

  test('what looks like HTML in an article or a note is text', async () => {
    const { page } = await launchLectern()
    await page.getByRole('option').first().waitFor()
    const hostile = '<img src=x onerror="globalThis.ran = true"> and <script>globalThis.ran = true</script>'
    await dropFiles(page, [{ name: 'hostile.txt', text: `A hostile text\n\n${hostile}\n\nAn innocent end.` }])
    await openArticle(page, 'A hostile text')
    await page.getByText(hostile).waitFor()
    await selectByMouse(page, 'An innocent end.')
    await page.keyboard.press('n')
    await page
      .getByRole('textbox', { name: 'Note, in Markdown' })
      .fill(`${hostile} [link](javascript:globalThis.ran=true)`)
    await page.keyboard.press('Escape')
    await card(page, 'An innocent end.').getByText('<script>').waitFor()
    await card(page, 'An innocent end.').getByRole('link', { name: 'link' }).click()
    await page.getByText(/Lectern does not open/).waitFor()
    expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false)
    expect(await page.locator('img').count()).toBe(0)
  })
})
