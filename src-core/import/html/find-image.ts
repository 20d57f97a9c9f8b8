import type { ImageType } from '../../article/image-type.ts'
import { isCompanionAddress } from '../file-kinds.ts'
import { sniffImage } from '../sniff-image.ts'
import { plainLine } from '../visible-text.ts'
import { readDataUrl } from './data-url.ts'
import { attribute, type HtmlElement } from './tree.ts'
import { parseUrl } from '../parse-url.ts'

/** An image that an element shows. */
export interface FoundImage {
  alt: string
  /** Where on the web it is; empty when it is nowhere there. */
  src: string
  /** What came along of it. */
  file?: { bytes: Uint8Array; mediaType: ImageType; path?: string }
  /** Pixels; 0 when it is not known. */
  width: number
  height: number
}

/** Looks files up that came along. */
export interface ImageFiles {
  /** What relative addresses count from; empty when it is not known. */
  base: string
  /** The bytes of a file that came along with the page, by the address as the page has it. */
  find: (address: string) => { bytes: Uint8Array; path?: string } | undefined
}

/** Smaller ones are no pictures: they count readers, draw lines or stand beside links. Pixels. */
const TINY = 3
const ICON = 32
/** One with more pixels is not shown: it would take the memory of all. */
const MOST_PIXELS = 120_000_000

const LAZY = ['data-src', 'data-original', 'data-lazy-src', 'data-lazy', 'data-hi-res-src', 'data-url']

/**
 * Finds the image of an `img`. Of several versions, one that came along is taken, the largest first.
 * @param sources the `source` elements of the `picture` that it is in
 * @returns null when it is none to look at, or words that stand for it, such as an emoji
 */
export function findImage(
  element: HtmlElement,
  sources: readonly HtmlElement[],
  files: ImageFiles,
): FoundImage | string | null {
  const alt = plainLine(attribute(element, 'alt') || attribute(element, 'title')).slice(0, 5_000)
  const said = { width: pixels(element, 'width'), height: pixels(element, 'height') }
  if (isEmoji(element, alt, said.width)) return alt
  if (isUnder(TINY, said)) return null
  const addresses = candidates(element, sources)
  let src = ''
  let isTiny = false
  for (const address of addresses) {
    const file = fileOf(address, files)
    const image = file && sniffImage(file.bytes)
    if (file && image) {
      const size = { width: image.width, height: image.height }
      if (isUnder(TINY, size)) isTiny = true
      else if (image.width * image.height <= MOST_PIXELS) {
        if (alt === '' && isUnder(ICON, size)) return null
        return {
          alt,
          src: src || webAddress(address, files.base),
          file: { ...file, mediaType: image.mediaType },
          ...size,
        }
      }
    }
    src ||= webAddress(address, files.base)
  }
  if (src === '' && (isTiny || (alt === '' && addresses.length === 0))) return null
  if (alt === '' && isUnder(ICON, said)) return null
  return { alt, src, ...said }
}

function candidates(element: HtmlElement, sources: readonly HtmlElement[]): string[] {
  const sets = [element, ...sources].flatMap((each) => [
    ...readSourceSet(attribute(each, 'srcset')),
    ...readSourceSet(attribute(each, 'data-srcset')),
  ])
  const largest = sets.sort((a, b) => b.size - a.size).map(({ address }) => address)
  const all = [attribute(element, 'src'), ...largest, ...LAZY.map((name) => attribute(element, name))]
  const [src = ''] = all
  // What stands in the place of an image until it is loaded comes last.
  const isPlaceholder = /^data:/i.test(src) && src.length < 400
  return [...new Set(isPlaceholder ? [...all.slice(1), src] : all)].filter((address) => address !== '')
}

/** @see https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute */
function readSourceSet(text: string): { address: string; size: number }[] {
  const entries = text.matchAll(/\s*,?\s*(data:\S+|[^\s,]\S*[^\s,]|[^\s,])(?:\s+([\d.]+)[wx])?/gi)
  return [...entries].slice(0, 50).map(([, address = '', size]) => ({ address, size: Number(size ?? 1) }))
}

function fileOf(address: string, files: ImageFiles): { bytes: Uint8Array; path?: string } | undefined {
  if (/^data:/i.test(address)) {
    const data = readDataUrl(address)
    return data ? { bytes: data.bytes } : undefined
  }
  return files.find(address)
}

function webAddress(address: string, base: string): string {
  if (isCompanionAddress(address)) return ''
  const url = parseUrl(address) ?? parseUrl(address, base)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return ''
  return url.href.length <= 4_000 ? url.href : ''
}

function pixels(element: HtmlElement, name: string): number {
  const [digits] = /^\d{1,5}(?=(?:\.\d+)?(?:px)?$)/.exec(attribute(element, name)) ?? []
  return Number(digits ?? 0)
}

function isUnder(most: number, { width, height }: { width: number; height: number }): boolean {
  return width > 0 && height > 0 && width <= most && height <= most
}

function isEmoji(element: HtmlElement, alt: string, width: number): boolean {
  if (!/^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200D|\uFE0F)+$/u.test(alt))
    return false
  return (
    (width > 0 && width <= ICON) ||
    /emoji|smiley/i.test(attribute(element, 'class') + attribute(element, 'src'))
  )
}
