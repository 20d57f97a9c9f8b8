const IMAGE = /\.(?:png|jpe?g|jfif|gif|webp|avif|bmp)$/i

/** Where Markdown names an image: in itself, in a definition that it refers to, in HTML. */
const DESTINATIONS = [
  /\]\(\s*(?:<([^>\n]{1,1000})>|((?:[^\s()<>\\]|\\.|\((?:[^\s()<>\\]|\\.)*\)){1,1000}))/g,
  /^ {0,3}\[[^\]\n]{1,1000}\]:\s*(?:<([^>\n]{1,1000})>|(\S{1,1000}))/gm,
  /\bsrc\s*=\s*(?:"([^"\n]{1,1000})"|'([^'\n]{1,1000})')/gi,
]

/** As many are looked for. */
const MOST = 2_000

/**
 * The paths of the images that a Markdown file names beside it or below: relative, with slashes, each once, and none that
 * leads out of its folder. There may be some among them that it does not show.
 */
export function imagePathsIn(markdown: string): string[] {
  const paths = new Set<string>()
  for (const pattern of DESTINATIONS) {
    for (const { 1: quoted, 2: plain } of markdown.matchAll(pattern)) {
      const path = pathOf(quoted ?? plain ?? '')
      if (path !== null) paths.add(path)
      if (paths.size >= MOST) return [...paths]
    }
  }
  return [...paths]
}

function pathOf(destination: string): string | null {
  const address = destination.trim().replace(/\\([!-/:-@[-`{-~])/g, '$1')
  if (/^(?:[a-z][a-z\d+.-]*:|[/\\?#])/i.test(address)) return null
  const parts = decode(address.replace(/[?#].*$/s, ''))
    .split('/')
    .filter((part) => part !== '' && part !== '.')
  const name = parts.at(-1) ?? ''
  // eslint-disable-next-line no-control-regex -- No name of a file has these.
  const isOdd = parts.some((part) => part === '..' || /[\\\u0000-\u001F]/.test(part))
  return isOdd || !IMAGE.test(name) ? null : parts.join('/')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
