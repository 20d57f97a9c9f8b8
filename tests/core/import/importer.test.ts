import { describe, expect, it } from 'vitest'
import { readSource } from '../../../src-core/import/importer.ts'

const encode = (text: string) => new TextEncoder().encode(text)

describe('a source is read', () => {
  it.each(['news.txt', 'news.text', 'NEWS.TXT', 'news', 'news.log', ''])(
    'as plain text, if it is called “%s”',
    async (name) => {
      expect(await readSource({ name, bytes: encode('\uFEFFA title\r\n\r\nA paragraph.') })).toEqual({
        articles: [
          {
            metadata: {
              title: 'A title',
              byline: '',
              publisher: '',
              place: '',
              published: '',
              source: name,
              language: '',
            },
            blocks: [{ kind: 'paragraph', text: 'A paragraph.' }],
          },
        ],
        encoding: 'utf-8',
        importer: { name: 'plain-text', version: 1 },
      })
    },
  )

  it('into several articles, if it has several headers', async () => {
    const bytes = encode('date 2025-06-02 One\n\nText.\n\ndate 2025-06-03 Two\n\nText.\n')
    expect((await readSource({ name: '', bytes })).articles.map(({ metadata }) => metadata.title)).toEqual([
      'One',
      'Two',
    ])
  })

  it('or refused, with nothing of it read', async () => {
    await expect(readSource({ name: 'a.txt', bytes: new Uint8Array() })).rejects.toThrow(
      'There is no text in the file.',
    )
  })
})
