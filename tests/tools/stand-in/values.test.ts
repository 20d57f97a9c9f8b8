import { describe, expect, it } from 'vitest'
import { createCodec } from '../../../tools/stand-in/codec.mjs'
import { openFake } from './fake-app.ts'

const codec = createCodec()

describe('what crosses between the processes', () => {
  it.each([
    ['text', 'Çırağan “palace”\u00a0\u2028 👩‍👩‍👧 \ud800'],
    ['numbers', [0, -0, 1.5, NaN, Infinity, -Infinity, 2 ** 53]],
    ['nothing', [undefined, null]],
    ['big integers', 2n ** 70n],
    ['truth', [true, false]],
    ['objects', { a: { b: [1, { c: 'd' }] }, absent: undefined }],
    ['an object with the key of a tag', { $: 'date', v: 1, deep: { $: null } }],
    ['dates', [new Date(0), new Date(NaN)]],
    ['maps and sets', new Map<unknown, unknown>([[{ key: 1 }, new Set([1, undefined])]])],
    ['bytes', new Uint8Array([0, 127, 128, 255])],
    ['part of a buffer', new Uint8Array([1, 2, 3, 4]).subarray(1, 3)],
    ['other arrays of numbers', [new Float64Array([1.5, NaN]), new Uint16Array([65535])]],
    ['a buffer', new Uint8Array([1, 2]).buffer],
    ['errors', new RangeError('too far')],
  ])('%s arrive as they were', (_name, value) => {
    expect(codec.read(codec.write(value))).toStrictEqual(value)
  })

  it.each([
    ['a function', () => undefined],
    ['a symbol', Symbol('s')],
    ['an object that holds one', { deep: [() => undefined] }],
    ['a proxy', new Proxy({}, {})],
  ])('%s is refused, as by Electron', (_name, value) => {
    expect(() => codec.write(value)).toThrow(/could not be cloned/)
  })

  it('makes the same journey through the real page', async () => {
    const { page, lines } = await openFake({
      ready: `ipcMain.handle('echo', (_event, value) => {
        log(value.bytes.constructor.name, value.when.getTime(), value.map.get('a').has(1), String(value.nothing))
        return value
      })`,
    })
    const answer = await page.evaluate(`(async () => {
      const value = { bytes: new Uint8Array([0, 255]), when: new Date(5), map: new Map([['a', new Set([1])]]), nothing: undefined, text: 'ı\u2028' }
      const back = await fake.ask('echo', value)
      return [back.bytes instanceof Uint8Array, back.bytes[1], back.when.getTime(), back.map.get('a').has(1), 'nothing' in back, back.text]
    })()`)
    expect(answer).toEqual([true, 255, 5, true, true, 'ı\u2028'])
    expect(lines()).toContain('Uint8Array 5 true undefined')
  })

  it('carries 50 MB of bytes', async () => {
    const { page } = await openFake({
      ready: `ipcMain.handle('sum', (_event, bytes) => [bytes.length, bytes[49_999_999]])`,
    })
    const answer = await page.evaluate(`fake.ask('sum', new Uint8Array(50_000_000).fill(7))`)
    expect(answer).toEqual([50_000_000, 7])
  })

  it('refuses in the page what cannot be cloned', async () => {
    const { page } = await openFake({ ready: `ipcMain.handle('echo', (_event, value) => value)` })
    await expect(page.evaluate(`fake.ask('echo', new Proxy({}, {}))`)).rejects.toThrow(/could not be cloned/)
  })

  it.each([
    [
      'a handler that throws',
      `throw new RangeError('too far')`,
      "Error invoking remote method 'go': RangeError: too far",
    ],
    [
      'a handler that rejects',
      `return Promise.reject(new Error('no'))`,
      "Error invoking remote method 'go': Error: no",
    ],
    ['an answer that cannot be cloned', `return () => 1`, 'could not be cloned'],
  ])('%s rejects the call', async (_name, body, message) => {
    const { ask } = await openFake({ ready: `ipcMain.handle('go', () => { ${body} })` })
    await expect(ask('go')).rejects.toThrow(message)
  })

  it('rejects a call that nobody handles', async () => {
    const { ask } = await openFake({
      ready: `ipcMain.handle('gone', () => 1); ipcMain.removeHandler('gone')`,
    })
    await expect(ask('gone')).rejects.toThrow(
      "Error invoking remote method 'gone': Error: No handler registered for 'gone'",
    )
  })
})
