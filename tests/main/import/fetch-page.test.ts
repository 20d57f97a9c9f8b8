/** A page is fetched from a server on this computer. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fetchPage } from '../../../src-main/import/fetch-page.ts'
import { importPage } from '../../../src-main/import/import-page.ts'
import { openLibrary } from '../store/open-library.ts'
import { temporaryFolder } from '../store/temporary-folder.ts'

const PAGE =
  '<html><head><title>The last ferry</title></head><body><p>Gone.</p><a href="/more">more</a></body></html>'
const asked: IncomingMessage[] = []

const ROUTES: Record<string, (response: ServerResponse) => void> = {
  '/page': (response) => {
    response.setHeader('set-cookie', 'reader=1')
    response.setHeader('content-type', 'text/html').end(PAGE)
  },
  '/turkish': (response) =>
    response
      .setHeader('content-type', 'text/html; charset=windows-1254')
      .end(Buffer.from([...Buffer.from('<meta charset=utf-8><p>A'), 0xfe])),
  '/zipped': (response) =>
    response.setHeader('content-type', 'text/html').setHeader('content-encoding', 'gzip').end(gzipSync(PAGE)),
  '/bomb': (response) =>
    response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(20_000_000))),
  '/large': (response) => response.end(Buffer.alloc(2_000_000)),
  '/once': (response) => response.writeHead(302, { location: '/page' }).end(),
  '/round': (response) => response.writeHead(302, { location: '/round' }).end(),
  '/away': (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/silent': () => undefined,
  '/slow': (response) => response.write('<p>'),
  '/broken': (response) => response.destroy(),
}

const server = createServer((request, response) => {
  asked.push(request)
  const route = ROUTES[request.url ?? '']
  if (route) route(response)
  else response.writeHead(404).end()
})
let base = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

describe('a page on the web', () => {
  it('is fetched alone, without cookies and without telling where one comes from', async () => {
    asked.length = 0
    const library = await openLibrary(await temporaryFolder())
    await importPage(library, `${base}/page`)
    const { imported, failed } = await importPage(library, `${base}/once`)
    expect(imported).toEqual([])
    expect(failed).toMatchObject([{ code: 'duplicate' }])
    const [summary] = library.view().articles
    const { article, blocks } = await library.readArticle(summary?.id ?? '')
    expect(article).toMatchObject({ title: 'The last ferry', source: `${base}/page` })
    expect(blocks.at(-1)?.marks).toEqual([{ start: 0, end: 4, kind: 'link', href: `${base}/more` }])
    expect(asked.map(({ url }) => url)).toEqual(['/page', '/once', '/page'])
    for (const { headers } of asked) expect(headers).not.toHaveProperty('cookie')
    for (const { headers } of asked) expect(headers).not.toHaveProperty('referer')
  })

  it('is read in the encoding that its header names, before the one that it names itself', async () => {
    const library = await openLibrary(await temporaryFolder())
    const { imported } = await importPage(library, `${base}/turkish`)
    const { article, blocks } = await library.readArticle(imported[0]?.id ?? '')
    expect(blocks[0]?.text).toBe('Aş')
    expect(article.revisions[0]?.encoding).toBe('windows-1254')
  })

  it('may be compressed', async () => {
    const { bytes, url } = await fetchPage(`${base}/zipped`)
    expect([new TextDecoder().decode(bytes), url]).toEqual([PAGE, `${base}/zipped`])
  })

  it.each([
    ['over the limit', '/large', 'too-large'],
    ['over the limit once it is unpacked', '/bomb', 'too-large'],
    ['that is not there', '/nowhere', 'unreachable'],
    ['that leads around', '/round', 'unreachable'],
    ['that leads out of the web', '/away', 'unreachable'],
    ['that breaks off', '/broken', 'unreachable'],
    ['that never answers', '/silent', 'too-slow'],
    ['that never ends', '/slow', 'too-slow'],
  ])('%s is refused with the reason', async (_name, path, code) => {
    const limits = { bytes: 1_000_000, time: code === 'too-slow' ? 300 : 20_000 }
    await expect(fetchPage(base + path, limits)).rejects.toMatchObject({ failure: { code } })
  })
})

describe('a computer of one’s own network', () => {
  it('is not asked when a name leads to it, whatever the name', async () => {
    asked.length = 0
    const port = new URL(base).port
    // The dot makes a name of it that says nothing by itself.
    await expect(fetchPage(`http://localhost.:${port}/page`)).rejects.toMatchObject({
      failure: { code: 'unreachable' },
    })
    expect(asked).toEqual([])
  })

  it('is asked when its number is given', async () => {
    await expect(fetchPage(`${base}/page`)).resolves.toMatchObject({ name: 'page' })
  })
})
