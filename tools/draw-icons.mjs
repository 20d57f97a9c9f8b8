// @ts-check
/**
 * Draws the icons of build/ from its two drawings: `node tools/draw-icons.mjs`. Small sizes have a
 * drawing of their own, as small sizes of a typeface have: what is fine at 256 pixels is grey at 16.
 */
import { Resvg } from '@resvg/resvg-js'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ICNS_SIZES, writeIcns, writeIco } from './icon-containers.mjs'

const BUILD = path.resolve(import.meta.dirname, '../build')
const LARGEST_SMALL = 32
const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512]
const WINDOWS_SIZES = [16, 24, 32, 48, 64, 256]

/**
 * Every icon that the installers use.
 * @returns {Promise<Map<string, Buffer>>} contents by path within build/
 */
export async function drawIcons() {
  const large = await readFile(path.join(BUILD, 'icon.svg'), 'utf8')
  const small = await readFile(path.join(BUILD, 'icon-small.svg'), 'utf8')
  /** @param {number} size */
  const draw = (size) => render(size <= LARGEST_SMALL ? small : large, size)
  const icons = new Map([
    ['icon.png', render(large, 1024).png],
    ['icon.ico', writeIco(WINDOWS_SIZES.map(draw))],
    // A Mac lays icons of all sizes on one grid with margins: the large drawing keeps to it.
    ['icon.icns', writeIcns(ICNS_SIZES.map((size) => render(large, size)))],
  ])
  for (const size of LINUX_SIZES) icons.set(`icons/${size}x${size}.png`, draw(size).png)
  return icons
}

/**
 * @param {string} svg
 * @param {number} size pixels
 * @returns {import('./icon-containers.mjs').IconImage}
 */
function render(svg, size) {
  const options = { fitTo: { mode: /** @type {const} */ ('width'), value: size } }
  const image = new Resvg(svg, { ...options, font: { loadSystemFonts: false } }).render()
  return { size, png: image.asPng(), pixels: unpremultiply(image.pixels) }
}

/** @param {Uint8Array} premultiplied four bytes a pixel, the colours already multiplied by alpha */
function unpremultiply(premultiplied) {
  return premultiplied.map((value, index) => {
    const alpha = premultiplied[index | 3] ?? 0
    return (index & 3) === 3 || alpha === 0 ? value : Math.round((value * 255) / alpha)
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, content] of await drawIcons()) {
    const file = path.join(BUILD, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, content)
    console.log(`${path.relative(process.cwd(), file)}  ${content.length} bytes`)
  }
}
