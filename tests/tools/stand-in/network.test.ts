import { describe, expect, it } from 'vitest'
import { becomes, openFake } from './fake-app.ts'

describe('the app’s own scheme', () => {
  it('reaches its handler as the app knows it', async () => {
    const { page, lines } = await openFake({
      ready: `session.defaultSession.protocol.handle('data2', async (request) => {
        log(request.method, request.url, request.headers.get('x-more'), await request.text(), request.headers.get('origin'))
        return new Response('got', { status: 201, headers: { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*', 'x-back': 'yes', 'access-control-expose-headers': 'x-back' } })
      })`,
      policy: "default-src 'self'; connect-src data2://store",
    })
    const answer = await page.evaluate(`(async () => {
      const request = { method: 'POST', body: 'ışık', headers: { 'x-more': '1' } }
      const answer = await fetch('http://store.data2.localhost/a%20b?c=d', request)
      return [answer.status, answer.headers.get('x-back'), await answer.text()]
    })()`)
    expect(answer).toEqual([201, 'yes', 'got'])
    expect(lines()).toContain('POST data2://store/a%20b?c=d 1 ışık fake://app')
  })

  it.each([
    ['a script of its own', `<script src="/ran.js"></script>`, true],
    ['an inline script', `<script>globalThis.ran = true</script>`, false],
    ['an event attribute', `<img src="data:," onerror="globalThis.ran = true">`, false],
    ['a script of another host', `<script src="http://other.fake.localhost/ran.js"></script>`, false],
    ['a script of the net', `<script src="https://example.org/ran.js"></script>`, false],
  ])('holds its pages to their policy: %s', async (_name, markup, runs) => {
    const { page } = await openFake({
      files: { '/index.html': `<title>x</title>${markup}`, '/ran.js': 'globalThis.ran = true' },
    })
    expect(await page.evaluate('globalThis.ran ?? false')).toBe(runs)
  })

  it('may be named in the policy', async () => {
    const { page } = await openFake({
      policy: "default-src 'none'; script-src fake:",
      files: { '/index.html': `<script src="/ran.js"></script>`, '/ran.js': 'globalThis.ran = true' },
    })
    expect(await page.evaluate('globalThis.ran')).toBe(true)
  })

  it.each([
    ['a missing file', `fetch('/none').then((answer) => answer.status)`, 404],
    [
      'a handler that throws',
      `fetch('http://broken.broken.localhost/').catch((error) => error.message)`,
      'Failed to fetch',
    ],
    [
      'an error of its own',
      `fetch('http://error.error.localhost/').catch((error) => error.message)`,
      'Failed to fetch',
    ],
  ])('%s fails', async (_name, ask, answer) => {
    const { page } = await openFake({
      policy: 'connect-src *',
      ready: `protocol.handle('broken', () => { throw new Error('broken') })
        protocol.handle('error', () => Response.error())`,
    })
    expect(await page.evaluate(ask)).toBe(answer)
  })
})

describe('the world outside', () => {
  it.each([
    ['the page', `fetch('https://example.org/').catch((error) => error.message)`],
    ['a port of this machine', `fetch('http://127.0.0.1:1/').catch((error) => error.message)`],
    [
      'a worker',
      `new Promise((resolve) => { new Worker('/worker.js').onmessage = ({ data }) => resolve(data) })`,
    ],
  ])('cannot be reached from %s, whatever the policy', async (_name, ask) => {
    const { page } = await openFake({
      policy: 'default-src * data: blob:',
      files: { '/worker.js': `fetch('https://example.org/').catch((error) => postMessage(error.message))` },
    })
    expect(await page.evaluate(ask)).toBe('Failed to fetch')
  })

  it('is asked for nothing that the page does not name', async () => {
    const { page, ask, lines } = await openFake({
      ready: `protocol.unhandle('fake')
        protocol.handle('fake', (request) => { log(request.url); return serve(request) })`,
    })
    await page.waitForLoadState('networkidle')
    await ask('log', 'done')
    expect(lines()).toEqual(['fake://app/', 'done'])
  })

  it('is closed by onBeforeRequest too, which sees each request', async () => {
    const { page, logged } = await openFake({
      ready: `session.defaultSession.webRequest.onBeforeRequest((details, answer) => {
        log('asked', details.url)
        answer({ cancel: details.url.endsWith('/cancelled') })
      })`,
      files: { '/cancelled': 'here' },
    })
    expect(await page.evaluate(`fetch('/cancelled').catch((error) => error.message)`)).toBe('Failed to fetch')
    await logged('asked fake://app/cancelled')
  })
})

describe('leaving the page', () => {
  const GUARD = (prevent: boolean) => `app.on('web-contents-created', (_event, contents) => {
    for (const name of ['will-navigate', 'will-frame-navigate'])
      contents.on(name, (event) => { log(name, event.url, event.isMainFrame); ${prevent ? 'event.preventDefault()' : ''} })
    contents.setWindowOpenHandler((details) => { log('open', details.url); return { action: 'deny' } })
  })`
  const files = {
    '/index.html':
      '<a id="in" href="/next.html">in</a><a id="out" href="https://example.org/">out</a><a id="new" target="_blank" href="/next.html">new</a>',
    '/next.html': '<title>next</title>',
  }

  it.each([
    ['a link', `document.getElementById('in').click()`, 'fake://app/next.html'],
    ['a link to the net', `document.getElementById('out').click()`, 'https://example.org/'],
    ['a script', `location.href = '/next.html'`, 'fake://app/next.html'],
  ])('is asked of the app, which may keep it: %s', async (_name, act, url) => {
    const { page, logged } = await openFake({ main: GUARD(true), files })
    await page.evaluate(act)
    await logged(`will-navigate ${url} true`)
    expect(await page.evaluate(`[document.title, !!document.getElementById('in')]`)).toEqual(['', true])
  })

  it('happens when the app does not mind', async () => {
    const { page } = await openFake({ main: GUARD(false), files })
    await page.evaluate(`document.getElementById('in').click()`)
    await becomes(page, `document.title === 'next'`)
  })

  it('is not asked for a reload', async () => {
    const { page, ask, lines } = await openFake({ main: GUARD(true), files })
    await page.reload()
    await ask('log', 'reloaded')
    expect(lines()).toEqual(['reloaded'])
  })

  it('is asked for a frame', async () => {
    const { page, logged } = await openFake({ main: GUARD(true), files, policy: 'frame-src *' })
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('iframe'), { src: '/next.html' }))`,
    )
    await logged('will-frame-navigate fake://app/next.html false')
  })

  it('never opens another window: window.open', async () => {
    const { page, logged } = await openFake({ main: GUARD(true), files })
    expect(await page.evaluate(`String(open('/next.html'))`)).toBe('null')
    await logged('open fake://app/next.html')
  })

  it('never opens another window: a link with a target', async () => {
    const { page, logged } = await openFake({ main: GUARD(true), files })
    const stray = page.context().waitForEvent('page')
    await page.evaluate(`document.getElementById('new').click()`)
    await logged('open fake://app/next.html')
    await expect.poll(async () => (await stray).isClosed()).toBe(true)
  })
})

describe('permissions', () => {
  it.each([
    ['refuses', 'answer(false)', 'denied'],
    ['grants', `answer(name === 'notifications')`, 'granted'],
  ])('are what the app %s', async (_name, answer, state) => {
    const { page } = await openFake({
      ready: `session.defaultSession.setPermissionRequestHandler((_contents, name, answer) => ${answer})
        session.defaultSession.setPermissionCheckHandler(() => false)`,
    })
    const query = `Promise.all(['notifications', 'geolocation'].map(async (name) => (await navigator.permissions.query({ name })).state))`
    expect(await page.evaluate(query)).toEqual([state, 'denied'])
  })
})
