import type { ReadingFont, ReadingType } from '../../src-core/reading/reading-type.ts'

interface Font {
  title: string
  /** As in CSS `font-family`. */
  family: string
  /** Mean width of a character of English text, as a part of the size. */
  character: number
}

export const FONTS: Readonly<Record<ReadingFont, Font>> = {
  literata: { title: 'Literata', family: 'var(--font-read)', character: 0.491 },
  inter: { title: 'Inter', family: 'var(--font-ui)', character: 0.461 },
  serif: { title: 'System serif', family: "ui-serif, Georgia, 'Noto Serif', serif", character: 0.466 },
  sans: { title: 'System sans', family: 'system-ui, sans-serif', character: 0.46 },
  atkinson: {
    title: 'Atkinson Hyperlegible',
    family: "'Atkinson Hyperlegible Next Variable', var(--font-ui)",
    character: 0.43,
  },
  opendyslexic: { title: 'OpenDyslexic', family: 'OpenDyslexic, var(--font-ui)', character: 0.72 },
}

/** The custom properties that set an element in a type, as a `style` attribute has them. */
export function typeStyle({ font, size, leading, measure }: ReadingType): string {
  const { family, character } = FONTS[font]
  return [
    `--type-font: ${family}`,
    // In rem, so that the text grows with the font size that the person's system asks for.
    `--type-size: ${size / 16}rem`,
    `--type-leading: ${leading}`,
    `--type-measure: ${Math.round(measure * character * 100) / 100}em`,
  ].join('; ')
}
