/** An sRGB colour in linear light, each channel 0 to 1. */
export type LinearRgb = [red: number, green: number, blue: number]

/**
 * Reads an opaque `oklch(L C H)`.
 * @throws Error for any other form
 * @see https://www.w3.org/TR/css-color-4/#color-conversion-code
 */
export function parseOklch(css: string): LinearRgb {
  const [, l, c, h] = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(css.trim()) ?? []
  if (l === undefined) throw new Error(`Not an opaque oklch colour: ${css}`)
  const hue = (Number(h) * Math.PI) / 180
  return oklabToRgb(Number(l), Number(c) * Math.cos(hue), Number(c) * Math.sin(hue))
}

function oklabToRgb(lightness: number, a: number, b: number): LinearRgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const rgb: LinearRgb = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  return rgb.map((channel) => Math.min(1, Math.max(0, channel))) as LinearRgb
}

/**
 * The contrast of two colours, 1 to 21.
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export function contrast(one: LinearRgb, other: LinearRgb): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance([red, green, blue]: LinearRgb): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
