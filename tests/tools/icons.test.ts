import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { drawIcons } from '../../tools/draw-icons.mjs'
import { writeIcns, writeIco } from '../../tools/icon-containers.mjs'

const BUILD = path.resolve(import.meta.dirname, '../../build')
const icons = await drawIcons()

const PNG_MAGIC = '89504e470d0a1a0a'
const PAPER = [0xe9, 0xf0, 0xf3, 0xff] // #f3f0e9 as B, G, R, A
const YELLOW = [0x52, 0xd4, 0xfb, 0xff] // #fbd452

/** Width and height of a PNG, as its first chunk has them. */
function pngSize(png: Buffer): [number, number] {
  expect(png.subarray(0, 8).toString('hex')).toBe(PNG_MAGIC)
  return [png.readUInt32BE(16), png.readUInt32BE(20)]
}

/** The images of a Windows icon, as its directory lists them. */
function readIco(ico: Buffer): { size: number; bits: number; body: Buffer }[] {
  expect(ico.readUInt16LE(0)).toBe(0)
  expect(ico.readUInt16LE(2)).toBe(1)
  return Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const entry = ico.subarray(6 + 16 * index)
    const start = entry.readUInt32LE(12)
    const body = ico.subarray(start, start + entry.readUInt32LE(8))
    return { size: entry.readUInt8(0) || 256, bits: entry.readUInt16LE(6), body }
  })
}

/** The elements of a macOS icon, in its order. */
function readIcns(icns: Buffer): { kind: string; body: Buffer }[] {
  expect(icns.toString('ascii', 0, 4)).toBe('icns')
  expect(icns.readUInt32BE(4)).toBe(icns.length)
  const elements = []
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    const body = icns.subarray(at + 8, at + icns.readUInt32BE(at + 4))
    elements.push({ kind: icns.toString('ascii', at, at + 4), body })
  }
  return elements
}

describe('the icons in build/', () => {
  // If one of these fails after a change to a drawing: node tools/draw-icons.mjs
  it.each([...icons.keys()])('%s is what its drawing gives', async (name) => {
    expect(icons.get(name)!.equals(await readFile(path.join(BUILD, name)))).toBe(true)
  })

  it('are all drawn from there', async () => {
    const found = (await readdir(path.join(BUILD, 'icons'))).map((name) => `icons/${name}`)
    expect(found.sort()).toEqual([...icons.keys()].filter((name) => name.startsWith('icons/')).sort())
  })

  it.each([...icons.keys()].filter((name) => name.endsWith('.png')))(
    '%s has the size that it names',
    (name) => {
      const size = Number(/(\d+)x\d+/u.exec(name)?.[1] ?? 1024)
      expect(pngSize(icons.get(name)!)).toEqual([size, size])
    },
  )
})

describe('the Windows icon', () => {
  const images = readIco(icons.get('icon.ico')!)

  it('has the sizes that Windows asks for, in 32 bits', () => {
    expect(images.map(({ size }) => size)).toEqual([16, 24, 32, 48, 64, 256])
    expect(images.every(({ bits }) => bits === 32)).toBe(true)
  })

  it('fills its file without a gap', () => {
    const bodies = images.reduce((length, { body }) => length + body.length, 0)
    expect(6 + 16 * images.length + bodies).toBe(icons.get('icon.ico')!.length)
  })

  it('holds 256 pixels as a PNG', () => {
    expect(pngSize(images.at(-1)!.body)).toEqual([256, 256])
  })

  it.each(images.slice(0, -1))('holds $size pixels as a bitmap with a mask', ({ size, body }) => {
    expect([body.readUInt32LE(0), body.readInt32LE(4), body.readInt32LE(8)]).toEqual([40, size, size * 2])
    const maskRow = Math.ceil(size / 32) * 4
    expect(body).toHaveLength(40 + size * size * 4 + maskRow * size)
  })

  it('stores rows from the bottom and colours as blue, green, red, alpha', () => {
    const { size, body } = images[0]!
    const pixel = (x: number, y: number) => [
      ...body.subarray(40 + ((size - 1 - y) * size + x) * 4).subarray(0, 4),
    ]
    expect(pixel(8, 4)).toEqual(YELLOW)
    expect(pixel(2, 13)).toEqual(PAPER)
  })

  it('masks what is fully clear and nothing else', () => {
    const clear = [0, 0, 0, 0]
    const half = [10, 20, 30, 128]
    const pixels = Uint8Array.from([clear, half, half, half].flat())
    const [image] = readIco(writeIco([{ size: 2, png: Buffer.alloc(0), pixels }]))
    expect([...image!.body.subarray(40 + 16)]).toEqual([0, 0, 0, 0, 0x80, 0, 0, 0])
  })
})

describe('the macOS icon', () => {
  it('has each kind at its size, as PNG', () => {
    const elements = readIcns(icons.get('icon.icns')!)
    expect(elements.map(({ kind, body }) => [kind, pngSize(body)[0]])).toEqual([
      ['ic11', 32],
      ['ic12', 64],
      ['ic07', 128],
      ['ic13', 256],
      ['ic08', 256],
      ['ic14', 512],
      ['ic09', 512],
      ['ic10', 1024],
    ])
  })

  it('is refused when a size is missing', () => {
    expect(() => writeIcns([])).toThrow('32 pixels')
  })
})
