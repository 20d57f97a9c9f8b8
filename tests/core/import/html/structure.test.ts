/** What the structure of a page becomes. */
import { describe, expect, it } from 'vitest'
import { outlinePage, readPage } from './outline-page.ts'

const cases: [name: string, html: string, outline: string[]][] = [
  ['paragraphs, their white space collapsed', '<p>One\n  two </p> <p>\tThree</p>', ['One two', 'Three']],
  ['text without any element', 'Only words', ['Only words']],
  ['headings of all levels', '<p>.</p><h1>A</h1><h3>B</h3><h6>C</h6>', ['.', '# A', '### B', '###### C']],
  [
    'marks, nested and without the white space at their ends',
    '<p>a <b> bold <i>both</i></b> <code>c</code></p>',
    ['a [b bold [i both]] [c c]'],
  ],
  ['a link', '<p><a href="https://a.example/x">to</a></p>', ['[a<https://a.example/x> to]']],
  ['a link that leads out of nowhere', '<p><a href="x.html">to</a> <a href="#a">there</a></p>', ['to there']],
  [
    'a link that counts from the page’s base',
    '<base href="https://a.example/b/"><p><a href="../x">to</a></p>',
    ['[a<https://a.example/x> to]'],
  ],
  ['a mark over two paragraphs', '<b><p>a</p><p>b</p></b>', ['[b a]', '[b b]']],
  ['quotes', '<blockquote><p>a</p><p>b</p></blockquote>c', ['quote: a', 'quote: b', 'c']],
  ['lists within lists', '<ul><li>a<ol><li>b<li>c</ol><li>d</ul>', ['- a', '  1. b', '  1. c', '- d']],
  ['items of several paragraphs', '<ul><li><p>a</p><p>b</p></li><li><p>c</p></li></ul>', ['- a', 'b', '- c']],
  ['a list of terms', '<dl><dt>a</dt><dd>b</dd></dl>', ['[b a]', 'b']],
  ['code, with its lines and spaces', '<pre>\na  b\n\n\tc\n</pre>', ['code: a  b /  / \tc']],
  ['code with lines by elements', '<pre>a<br>b</pre>', ['code: a / b']],
  ['short lines as verse', '<p>Roses<br>are<br>red</p>', ['verse: Roses / are / red']],
  ['two line breaks between paragraphs', 'a<br><br>b', ['a', 'b']],
  [
    'long lines as paragraphs',
    `<p>${'word '.repeat(30)}<br>${'more '.repeat(30)}</p>`,
    ['word '.repeat(30).trim(), 'more '.repeat(30).trim()],
  ],
  ['a rule between, and none at the top', '<hr><p>a</p><hr><hr><p>b</p>', ['a', '***', 'b']],
  [
    'a table, its first row as headings',
    '<table><caption>C</caption><tr><th>a<th>b<tr><td>1<td><b>2</b></table>',
    ['caption: C', 'table 1: a | b / 1 | [b 2]'],
  ],
  [
    'cells that span columns, rows that are short, cells of several lines',
    '<table><tr><td colspan=2>a<td>b<tr><td><p>1</p><p>2</p></table>',
    ['table 0: a |  | b / 1 2 |  | '],
  ],
  [
    'a table that only puts parts beside each other',
    '<p>.</p><table><tr><td><h2>A</h2><p>a</p><td><p>b</p></table>',
    ['.', '## A', 'a', 'b'],
  ],
  [
    'a figure, its image elsewhere',
    '<figure><img src="https://a.example/x.jpg" alt="A pier"><figcaption>By <i>night</i></figcaption></figure>',
    ['image A pier <https://a.example/x.jpg>', 'caption: By [i night]'],
  ],
  [
    'an image in a sentence',
    '<p>a <img src="https://a.example/x.jpg" width=300> b</p>',
    ['a', 'image  <https://a.example/x.jpg>', 'b'],
  ],
  [
    'the largest of an image’s versions',
    '<p>a</p><picture><source srcset="https://a.example/s.jpg 300w, https://a.example/l.jpg 900w"><img data-src="https://a.example/m.jpg" alt="p"></picture>',
    ['a', 'image p <https://a.example/l.jpg>'],
  ],
  [
    'an image that is there a second time, for readers without scripts',
    '<p>a</p><img data-src="https://a.example/x.jpg" alt=p><noscript><img src="https://a.example/x.jpg" alt=p></noscript>',
    ['a', 'image p <https://a.example/x.jpg>'],
  ],
  ['no images that count readers', '<p>a<img src="https://a.example/p.gif" width=1 height=1></p>', ['a']],
  [
    'an emoji that is an image',
    '<p>Hi <img class=emoji alt="👋🏽" src="https://a.example/e.png"></p>',
    ['Hi 👋🏽'],
  ],
  ['numbers that refer to notes', '<p>So<sup><a href="#n1">1</a></sup></p>', ['So[1]']],
  ['powers', '<p>10<sup>6</sup> m<sup>-2</sup></p>', ['10⁶ m⁻²']],
  ['a formula', '<p>It is <math alttext="x^2"><mi>x</mi></math>.</p>', ['It is x^2.']],
  ['quotation marks of an element', '<p><q>a</q></p>', ['“a”']],
  ['right-to-left text, with its letters as they are', '<p dir=rtl>שלום, עולם</p>', ['שלום, עולם']],
  ['what is nested as no browser does', `${'<div>'.repeat(3_000)}a${'</div>'.repeat(3_000)}<p>b`, ['a', 'b']],
  ['paragraphs in what is nested too deeply', `${'<div>'.repeat(400)}<p>a</p><p>b</p>`, ['a', 'b']],
  [
    'nothing of scripts, styles, forms and frames',
    '<style>p{}</style><script>x()</script><form><input value=v><button>B</button></form><iframe src=x>f</iframe><p>a</p><svg><text>s</text></svg>',
    ['a'],
  ],
  ['nothing that is hidden', '<p>a</p><p hidden>b</p><p style="display: none">c</p>', ['a']],
  ['what is hidden, if there is nothing else', '<div style="display:none"><p>a</p></div>', ['a']],
]

describe('HTML is read', () => {
  it.each(cases)('%s', async (_name, html, expected) => {
    expect(await outlinePage(html)).toEqual(expected)
  })
})

const FILLER =
  'The pier was empty by nine, and nobody knew why, not even the harbour master, who knew all. '.repeat(4)
const ARTICLE = `<h1>The last ferry</h1>${'<p>' + FILLER + '</p>'}<p>${FILLER}</p><h2>At night</h2><p>${FILLER}</p>`

describe('of a whole page', () => {
  it('the article is taken, not what is around it', async () => {
    const page = `<html><head><title>The last ferry | Harbour Post</title></head><body>
      <nav><ul><li><a href="/">Home</a></ul></nav><header><a href="/">Harbour Post</a></header>
      <main><article>${ARTICLE}</article><aside><a href="/more">More</a></aside></main>
      <div class="comments"><p>First!</p></div><footer>©</footer></body></html>`
    const { metadata, blocks } = await readPage(page)
    expect(metadata.title).toBe('The last ferry')
    expect(blocks.map(({ kind, text }) => (kind === 'heading' ? text : kind))).toEqual([
      'paragraph',
      'paragraph',
      'At night',
      'paragraph',
    ])
  })

  it('all is taken, if there is nothing around it', async () => {
    const page = '<html><title>T</title><body><ul><li><a href="https://a.example">a</a></ul><p>b'
    expect(await outlinePage(page)).toEqual(['- [a<https://a.example/> a]', 'b'])
  })

  it('what is not plainly around it is taken, if no article is found', async () => {
    const page = '<html><body><nav>Home</nav><p>Short.</p><ul><li>a<li>b</ul><footer>©</footer>'
    expect(await outlinePage(page)).toEqual(['Short.', '- a', '- b'])
  })

  it('notes that the text refers to come with it, wherever they stand', async () => {
    const text = `<p>${FILLER}<sup><a href="#n1">1</a></sup></p>`
    const page = `<html><body><nav>Home</nav><article>${ARTICLE}${text}</article><footer><ol><li id=n1>A note.<li id=n2>Another.</ol>©</footer>`
    expect((await outlinePage(page)).slice(-2)).toEqual(['***', '1. A note.'])
  })

  it('and a page without any text is refused, with what to do', async () => {
    await expect(readPage('<html><body><script>load()</script></body></html>')).rejects.toMatchObject({
      failure: { code: 'empty-file', todo: expect.stringContaining('browser') as string },
    })
  })
})
