import { BlockList, type Role } from './block-list.ts'
import { findImage, type FoundImage, type ImageFiles } from './find-image.ts'
import { InlineText, joinLines, splitLines, type MarkedText, type MarkKind } from './inline-text.ts'
import { readTable, type DataTable } from './read-table.ts'
import { raise } from './superscript.ts'
import { attribute, elementsOf, findElement, textOf, type HtmlElement, type HtmlNode } from './tree.ts'
import { parseUrl } from '../parse-url.ts'

const MARKS: Readonly<Record<string, MarkKind>> = {
  b: { kind: 'strong' },
  strong: { kind: 'strong' },
  i: { kind: 'em' },
  em: { kind: 'em' },
  cite: { kind: 'em' },
  dfn: { kind: 'em' },
  var: { kind: 'em' },
  code: { kind: 'code' },
  kbd: { kind: 'code' },
  samp: { kind: 'code' },
  tt: { kind: 'code' },
}

const BLOCKS = new Set(
  (
    'html body address article aside center dd details div dl fieldset figure footer form header hgroup legend main ' +
    'menu nav p search section summary tbody td tfoot th thead tr caption table noscript'
  ).split(' '),
)

const LINKED = ['https:', 'http:', 'mailto:']
const LONGEST_LINK = 4_000

/** Reads a page's content into blocks, by its structure. */
export function readBlocks(root: HtmlElement, files: ImageFiles): BlockList {
  const walk = new BlockWalk(files)
  walk.read(root)
  return walk.list
}

class BlockWalk {
  readonly list = new BlockList()
  readonly #files: ImageFiles
  readonly #text = new InlineText()
  #role: Role = { kind: 'paragraph' }
  #quoted = 0
  readonly #lists: boolean[] = []
  readonly #place: (image: FoundImage) => void

  /** @param place takes the images; without it, they stand where they are found */
  constructor(files: ImageFiles, place?: (image: FoundImage) => void) {
    this.#files = files
    this.#place =
      place ??
      ((image) => {
        this.#flush()
        this.list.addImage(image)
      })
  }

  read(root: HtmlElement): void {
    this.#all(root.children)
    this.#flush()
  }

  #all(nodes: readonly HtmlNode[]): void {
    for (const node of nodes) {
      if (typeof node === 'string') this.#text.add(node)
      else this.#element(node)
    }
  }

  #element(element: HtmlElement): void {
    const { name, children } = element
    const mark = MARKS[name]
    const [, level] = /^h([1-6])$/.exec(name) ?? []
    if (mark) this.#marked(mark, children)
    else if (level) this.#as({ kind: 'heading', level: Number(level) as 1 }, children)
    else if (name === 'noscript') this.#picturesOf(element)
    else if (name === 'table') this.#table(element)
    else if (BLOCKS.has(name)) this.#block(children)
    else if (name === 'a') this.#link(element)
    else if (name === 'br') this.#text.break()
    else if (name === 'img') this.#image(element, [])
    else if (name === 'picture') this.#picture(element)
    else if (name === 'figcaption') this.#as({ kind: 'caption' }, children)
    else if (name === 'blockquote') this.#quote(children)
    else if (name === 'ul' || name === 'ol' || name === 'dir') this.#items(name === 'ol', children)
    else if (name === 'li') this.#item(children)
    else if (name === 'dt') this.#block(children, { kind: 'strong' })
    else if (name === 'pre' || name === 'xmp' || name === 'listing') this.#code(element)
    else if (name === 'hr') this.#rule()
    else if (name === 'sup') this.#raised(element)
    else if (name === 'math') this.#text.add(mathOf(element))
    else if (name === 'q') this.#quotation(children)
    else if (name !== 'wbr') this.#all(children)
  }

  #marked(kind: MarkKind, children: readonly HtmlNode[]): void {
    const end = this.#text.mark(kind)
    this.#all(children)
    end()
  }

  #block(children: readonly HtmlNode[], mark?: MarkKind): void {
    this.#flush()
    if (mark) this.#marked(mark, children)
    else this.#all(children)
    this.#flush()
  }

  #as(role: Role, children: readonly HtmlNode[]): void {
    this.#flush()
    const before = this.#role
    this.#role = role
    this.#all(children)
    this.#flush()
    this.#role = before
  }

  /** What was gathered becomes a block. Of a list item the first is the item. */
  #flush(): void {
    const count = this.list.blocks.length
    this.list.addText(this.#role, this.#text.take())
    if (this.#role.kind === 'list-item' && this.list.blocks.length > count) this.#role = this.#rest()
  }

  #rest(): Role {
    return this.#quoted > 0 ? { kind: 'quote' } : { kind: 'paragraph' }
  }

  #quote(children: readonly HtmlNode[]): void {
    this.#flush()
    this.#quoted++
    this.#as({ kind: 'quote' }, children)
    this.#quoted--
  }

  #items(ordered: boolean, children: readonly HtmlNode[]): void {
    this.#flush()
    this.#lists.push(ordered)
    this.#all(children)
    this.#flush()
    this.#lists.pop()
  }

  #item(children: readonly HtmlNode[]): void {
    const depth = Math.min(8, Math.max(0, this.#lists.length - 1))
    this.#as({ kind: 'list-item', depth, ordered: this.#lists.at(-1) ?? false }, children)
  }

  #code(element: HtmlElement): void {
    this.#flush()
    this.list.addCode(textOf(element))
  }

  #rule(): void {
    this.#flush()
    this.list.addRule()
  }

  #link(element: HtmlElement): void {
    const href = this.#hrefOf(element)
    if (href === '') this.#all(element.children)
    else this.#marked({ kind: 'link', href }, element.children)
  }

  #hrefOf(element: HtmlElement): string {
    const address = attribute(element, 'href')
    const { base } = this.#files
    if (address === '' || address.startsWith('#')) return ''
    const url = parseUrl(address) ?? parseUrl(address, base)
    return url && LINKED.includes(url.protocol) && url.href.length <= LONGEST_LINK ? url.href : ''
  }

  /** A number that refers to a note keeps its place, in brackets; a power is raised as letters can be. */
  #raised(element: HtmlElement): void {
    const text = textOf(element).trim()
    const isReference = [...elementsOf(element)].some(
      (each) => each.name === 'a' && attribute(each, 'href').includes('#'),
    )
    if (!isReference) this.#text.add(raise(text))
    else if (text !== '') this.#text.add(/^[[(].*[\])]$/.test(text) ? text : `[${text}]`)
  }

  #quotation(children: readonly HtmlNode[]): void {
    this.#text.add('“')
    this.#all(children)
    this.#text.add('”')
  }

  #picture(element: HtmlElement): void {
    const image = findElement(element, 'img')
    if (image)
      this.#image(
        image,
        [...elementsOf(element)].filter(({ name }) => name === 'source'),
      )
  }

  #picturesOf(element: HtmlElement): void {
    for (const each of elementsOf(element)) if (each.name === 'img') this.#image(each, [])
  }

  #image(element: HtmlElement, sources: readonly HtmlElement[]): void {
    const found = findImage(element, sources, this.#files)
    if (typeof found === 'string') this.#text.add(found)
    else if (found) this.#place(found)
  }

  #table(element: HtmlElement): void {
    const table = readTable(element)
    this.#flush()
    if (!table) {
      this.#all(element.children)
      this.#flush()
      return
    }
    if (table.caption) this.#as({ kind: 'caption' }, table.caption.children)
    const images: FoundImage[] = []
    this.list.addTable(this.#rows(table, images), table.header)
    images.forEach((image) => this.list.addImage(image))
  }

  #rows({ rows, columns: wide }: DataTable, images: FoundImage[]): MarkedText[][] {
    return rows.map((cells) => {
      const texts = cells.flatMap(({ element, columns }) => [
        this.#cell(element, images),
        ...Array.from({ length: columns - 1 }, () => EMPTY),
      ])
      while (texts.length < wide) texts.push(EMPTY)
      return texts.slice(0, wide)
    })
  }

  /** A cell's words on one line: a table's text has a line a row. Its images come below the table. */
  #cell(cell: HtmlElement, images: FoundImage[]): MarkedText {
    const inner = new BlockWalk(this.#files, (image) => images.push(image))
    inner.read(cell)
    const lines = inner.list.blocks.flatMap(({ text, marks = [] }) => splitLines({ text, marks }))
    return joinLines(
      lines.filter(({ text }) => text !== ''),
      ' ',
    )
  }
}

const EMPTY: MarkedText = { text: '', marks: [] }

/** A formula in words, as its author or a program wrote them. */
function mathOf(element: HtmlElement): string {
  const written = attribute(element, 'alttext')
  if (written !== '') return written
  for (const each of elementsOf(element))
    if (each.name === 'annotation' && attribute(each, 'encoding').includes('tex')) return textOf(each)
  return textOf(element)
}
