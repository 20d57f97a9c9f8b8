/** An encoding that files are read in, by its WHATWG label, and how people call it. */
export interface Encoding {
  label: string
  name: string
}

// Those that all of our hosts decode: of the WHATWG's, iso-8859-16 is missing in Node.
const NAMES: readonly (readonly [label: string, name: string])[] = [
  ['utf-8', 'Unicode (UTF-8)'],
  ['utf-16le', 'Unicode (UTF-16, low byte first)'],
  ['utf-16be', 'Unicode (UTF-16, high byte first)'],
  ['windows-1252', 'Western European (Windows-1252)'],
  ['iso-8859-15', 'Western European (ISO 8859-15)'],
  ['macintosh', 'Western European (Macintosh)'],
  ['windows-1250', 'Central European (Windows-1250)'],
  ['iso-8859-2', 'Central European (ISO 8859-2)'],
  ['iso-8859-3', 'South European (ISO 8859-3)'],
  ['windows-1257', 'Baltic (Windows-1257)'],
  ['iso-8859-4', 'Baltic (ISO 8859-4)'],
  ['iso-8859-13', 'Baltic (ISO 8859-13)'],
  ['iso-8859-10', 'Nordic (ISO 8859-10)'],
  ['iso-8859-14', 'Celtic (ISO 8859-14)'],
  ['windows-1251', 'Cyrillic (Windows-1251)'],
  ['koi8-r', 'Cyrillic, Russian (KOI8-R)'],
  ['koi8-u', 'Cyrillic, Ukrainian (KOI8-U)'],
  ['ibm866', 'Cyrillic (DOS 866)'],
  ['iso-8859-5', 'Cyrillic (ISO 8859-5)'],
  ['x-mac-cyrillic', 'Cyrillic (Macintosh)'],
  ['windows-1253', 'Greek (Windows-1253)'],
  ['iso-8859-7', 'Greek (ISO 8859-7)'],
  ['windows-1254', 'Turkish (Windows-1254)'],
  ['windows-1255', 'Hebrew (Windows-1255)'],
  ['iso-8859-8', 'Hebrew (ISO 8859-8)'],
  ['windows-1256', 'Arabic (Windows-1256)'],
  ['iso-8859-6', 'Arabic (ISO 8859-6)'],
  ['windows-874', 'Thai (Windows-874)'],
  ['windows-1258', 'Vietnamese (Windows-1258)'],
  ['shift_jis', 'Japanese (Shift JIS)'],
  ['euc-jp', 'Japanese (EUC-JP)'],
  ['iso-2022-jp', 'Japanese (ISO 2022-JP)'],
  ['gbk', 'Chinese, simplified (GBK)'],
  ['gb18030', 'Chinese, simplified (GB 18030)'],
  ['big5', 'Chinese, traditional (Big5)'],
  ['euc-kr', 'Korean (EUC-KR)'],
]

/** All encodings that Lectern reads, those of a region together. */
export const ENCODINGS: readonly Encoding[] = NAMES.map(([label, name]) => ({ label, name }))

/** What an encoding is called; its label when it has no name here. */
export function nameEncoding(label: string): string {
  return ENCODINGS.find((encoding) => encoding.label === label)?.name ?? label
}

/** The encoding that a label or alias such as `latin1` or `cp1250` stands for, or undefined if there is none. */
export function findEncoding(alias: string): Encoding | undefined {
  const label = labelOf(alias.trim().toLowerCase())
  return ENCODINGS.find((encoding) => encoding.label === label)
}

function labelOf(alias: string): string {
  try {
    return new TextDecoder(alias).encoding
  } catch {
    return alias
  }
}
