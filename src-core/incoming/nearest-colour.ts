import { COLOURS, type Colour } from '../annotation/colour.ts'

/** The middle of each colour as programs paint it, sRGB, 0 to 255. */
const SHADES: Readonly<Record<Colour, readonly [number, number, number]>> = {
  yellow: [250, 215, 60],
  blue: [70, 140, 230],
  purple: [160, 100, 220],
  green: [90, 190, 100],
  red: [235, 90, 100],
  orange: [245, 150, 50],
}

/** Names that other programs have for about the same. */
const NAMES: Readonly<Record<string, Colour>> = {
  pink: 'red',
  magenta: 'purple',
  violet: 'purple',
  lilac: 'purple',
  cyan: 'blue',
  teal: 'green',
  lime: 'green',
  gold: 'yellow',
  amber: 'orange',
}

/** How far from grey a colour has to be to count as one, of 255. */
const LEAST_COLOURED = 24

/**
 * The colour of ours that is most like another program's; null when it says none, or grey.
 * @param said a name, `#rgb`, `#rrggbb`, `rgb(…)`, or an object with `red`, `green` and `blue`, 0 to 255
 */
export function nearestColour(said: unknown): Colour | null {
  const rgb = typeof said === 'string' ? readColour(said) : readParts(said)
  if (typeof rgb === 'string' || rgb === null) return rgb
  if (Math.max(...rgb) - Math.min(...rgb) < LEAST_COLOURED) return null
  return COLOURS.reduce((best, colour) =>
    distance(hueOf(rgb), hueOf(SHADES[colour])) < distance(hueOf(rgb), hueOf(SHADES[best])) ? colour : best,
  )
}

type Rgb = readonly [number, number, number]

function readColour(text: string): Colour | Rgb | null {
  const name = text.trim().toLowerCase()
  const own = COLOURS.find((colour) => colour === name)
  if (own) return own
  if (Object.hasOwn(NAMES, name)) return NAMES[name] ?? null
  const short = /^#([\da-f])([\da-f])([\da-f])[\da-f]?$/.exec(name)?.slice(1, 4)
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})(?:[\da-f]{2})?$/.exec(name)?.slice(1, 4)
  const hex = short?.map((digit) => digit + digit) ?? long
  if (hex) return toRgb(hex.map((digits) => parseInt(digits, 16)))
  const parts = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\b/.exec(name)?.slice(1, 4)
  return parts ? toRgb(parts.map(Number)) : null
}

function readParts(value: unknown): Rgb | null {
  if (typeof value !== 'object' || value === null) return null
  const { red, green, blue } = value as Record<string, unknown>
  return toRgb([red, green, blue])
}

function toRgb([red, green, blue]: readonly unknown[]): Rgb | null {
  const parts = [red, green, blue].map((part) => (typeof part === 'number' ? part : NaN))
  const [r = NaN, g = NaN, b = NaN] = parts
  return parts.every((part) => part >= 0 && part <= 255) ? [r, g, b] : null
}

/** Degrees around the circle of colours: pale and strong ones of a kind are alike. */
function hueOf([r, g, b]: Rgb): number {
  const most = Math.max(r, g, b)
  const span = most - Math.min(r, g, b)
  if (span === 0) return 0
  const sixth = most === r ? ((g - b) / span + 6) % 6 : most === g ? (b - r) / span + 2 : (r - g) / span + 4
  return sixth * 60
}

function distance(a: number, b: number): number {
  const apart = Math.abs(a - b)
  return Math.min(apart, 360 - apart)
}
