import '../window-parts.ts'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { MAX_IMPORT_BYTES } from '../../../src-core/import/max-import-bytes.ts'
import type { ImportFailure, ImportReport } from '../../../src-core/ipc/contract.ts'
import { fail, succeed } from '../../../src-core/ipc/result.ts'
import { toBatches } from '../../../src-renderer/import/batches.ts'
import { summarise } from '../../../src-renderer/import/describe-report.ts'
import { testSummary } from '../fake-main.ts'
import { id, startApp } from '../render-with-app.ts'

const added = (number: number): ImportReport['imported'][number] => {
  const { title, published, place, blocks, words } = testSummary(number)
  return { id: id(number), title, published, place, blocks, words }
}
const KNOWN: ImportFailure = {
  code: 'duplicate',
  name: 'again.txt',
  message: 'The library has it.',
  article: { id: id(1), title: 'Article 1' },
}
const BINARY: ImportFailure = { code: 'binary-file', name: 'photo.jpg', message: '“photo.jpg” is not text.' }

function start() {
  const started = startApp([testSummary(1), testSummary(2)])
  const texts = () => started.app.toasts.items.map(({ text }) => text)
  return { ...started, texts }
}

/** A file with what jsdom's lacks: a way to read it. */
function file(name: string, text = 'text'): File {
  const arrayBuffer = () => Promise.resolve(new TextEncoder().encode(text).buffer)
  return Object.assign(new File([text], name), { arrayBuffer })
}

describe('finish', () => {
  it('opens the one article that was added, and says so', async () => {
    const { app, texts } = start()
    await app.importing.finish({ imported: [added(1)], failed: [] })
    expect([app.reading.openId, texts(), app.dialogs.current]).toEqual([id(1), ['Added “Article 1”'], 'none'])
  })

  it('counts many, and shows them on demand', async () => {
    const { app, texts } = start()
    await app.importing.finish({ imported: [added(1), added(2)], failed: [] })
    expect([app.reading.openId, texts()]).toEqual([null, ['Added 2 articles']])
    app.toasts.items[0]?.action?.run()
    expect(app.dialogs.current).toBe('report')
  })

  it('offers to open the one that was there already', async () => {
    const { app, texts } = start()
    await app.importing.finish({ imported: [], failed: [KNOWN] })
    expect([texts(), app.dialogs.current]).toEqual([['“Article 1” is in your library already'], 'none'])
    app.toasts.items[0]?.action?.run()
    await vi.waitFor(() => expect(app.reading.openId).toBe(id(1)))
  })

  it.each([
    ['a failure', { imported: [], failed: [BINARY] }],
    ['a failure among articles', { imported: [added(1)], failed: [BINARY] }],
    ['several that were there', { imported: [], failed: [KNOWN, KNOWN] }],
    ['one added and one there', { imported: [added(1)], failed: [KNOWN] }],
  ])('reports %s', async (_name, report) => {
    const { app, texts } = start()
    await app.importing.finish(report)
    expect([app.dialogs.current, app.importing.report, texts()]).toEqual(['report', report, []])
  })

  it('says nothing of nothing', async () => {
    const { app, texts } = start()
    await app.importing.finish({ imported: [], failed: [] })
    expect([texts(), app.dialogs.current]).toEqual([[], 'none'])
  })

  it('hears of files that the system opened with Lectern', async () => {
    const { app, main } = start()
    main.tell('import.finished', { job: 'opened', report: { imported: [added(2)], failed: [] } })
    await vi.waitFor(() => expect(app.reading.openId).toBe(id(2)))
  })
})

describe('importFiles', () => {
  it('sends the bytes as they are', async () => {
    const { app, main } = start()
    main.answer({ 'import.files': () => succeed({ imported: [added(1)], failed: [] }) })
    await app.importing.importFiles([file('ç.txt', 'Çırağan')])
    expect(main.inputsOf('import.files')).toEqual([
      {
        job: expect.any(String),
        files: [{ name: 'ç.txt', bytes: new TextEncoder().encode('Çırağan') }],
        chaptersApart: false,
      },
    ])
  })

  it.each([
    ['whole', ['book.epub', 'a.txt'], false],
    ['chapters', ['book.epub', 'a.txt'], true],
    ['none', ['a.txt'], false],
  ] as const)('asks how books come in: %s', async (choice, names, chaptersApart) => {
    const { app, main } = start()
    main.answer({
      'import.askBooks': () => succeed(choice),
      'import.files': () => succeed({ imported: [added(1)], failed: [] }),
    })
    await app.importing.importFiles([file('book.epub'), file('a.txt')])
    expect(main.inputsOf('import.askBooks')).toEqual([{ books: 1 }])
    const [sent] = main.inputsOf('import.files')
    expect(sent).toMatchObject({ files: names.map((name) => ({ name })), chaptersApart })
  })

  it('refuses a file over the limit before it reads it', async () => {
    const { app, main } = start()
    const large = file('large.txt')
    Object.defineProperty(large, 'size', { value: MAX_IMPORT_BYTES + 1 })
    const read = vi.spyOn(large, 'arrayBuffer')
    await app.importing.importFiles([large])
    expect(read).not.toHaveBeenCalled()
    expect(main.asked).toEqual([])
    expect(app.importing.report.failed).toMatchObject([{ code: 'too-large', name: 'large.txt' }])
  })

  it('names a folder, or a file that is gone, and goes on', async () => {
    const { app, main } = start()
    main.answer({ 'import.files': () => succeed({ imported: [added(1)], failed: [] }) })
    const folder = file('folder')
    vi.spyOn(folder, 'arrayBuffer').mockRejectedValue(new DOMException('gone', 'NotFoundError'))
    await app.importing.importFiles([folder, file('fine.txt')])
    expect(app.importing.report).toMatchObject({ imported: [{ id: id(1) }], failed: [{ name: 'folder' }] })
  })

  it('names each file of a batch that the main process refused', async () => {
    const { app, main } = start()
    main.answer({ 'import.files': () => fail('unwritable', 'The disk is full.') })
    await app.importing.importFiles([file('a.txt'), file('b.txt')])
    expect(app.importing.report.failed.map(({ name, message }) => [name, message])).toEqual([
      ['a.txt', 'The disk is full.'],
      ['b.txt', 'The disk is full.'],
    ])
  })

  it('shows progress when it takes longer, and stops when asked', async () => {
    vi.useFakeTimers()
    try {
      const { app, main, texts } = start()
      let progress: string[] = []
      main.answer({
        'import.stop': () => succeed(null),
        'import.files': async () => {
          await vi.advanceTimersByTimeAsync(600)
          progress = texts()
          app.toasts.act(app.toasts.items[0]!)
          return succeed({ imported: [added(1)], failed: [], notReached: 49 })
        },
      })
      await app.importing.importFiles(Array.from({ length: 120 }, (_, index) => file(`${index}.txt`)))
      expect(progress).toEqual(['Importing 0 of 120 files…'])
      const [sent, ...more] = main.inputsOf('import.files')
      expect([main.inputsOf('import.stop'), more]).toEqual([[{ job: sent?.job }], []])
      expect(texts()).toEqual(['Import stopped. Added 1 article; 119 files were not reached'])
    } finally {
      vi.useRealTimers()
    }
  })

  it('sends nothing that was still being read when it was stopped', async () => {
    vi.useFakeTimers()
    try {
      const { app, main, texts } = start()
      main.answer({ 'import.stop': () => succeed(null) })
      const slow = file('slow.txt')
      vi.spyOn(slow, 'arrayBuffer').mockImplementation(async () => {
        await vi.advanceTimersByTimeAsync(600)
        app.toasts.act(app.toasts.items[0]!)
        return new ArrayBuffer(1)
      })
      await app.importing.importFiles([slow])
      expect(main.inputsOf('import.files')).toEqual([])
      expect(texts()).toEqual(['Import stopped. Nothing was added; 1 file was not reached'])
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('the pasted text', () => {
  it('becomes an article and is forgotten', async () => {
    const { app, main } = start()
    main.answer({ 'import.text': () => succeed({ imported: [added(1)], failed: [] }) })
    app.importing.openPaste('A text')
    await app.importing.importDraft()
    expect(main.inputsOf('import.text')).toEqual([{ text: 'A text' }])
    expect([app.importing.draft, app.dialogs.current, app.reading.openId]).toEqual(['', 'none', id(1)])
  })

  it('is kept when the report says that it could not be added, and not when it was there', async () => {
    const { app, main } = start()
    main.answer({ 'import.text': () => succeed({ imported: [], failed: [BINARY] }) })
    app.importing.openPaste('A text')
    await app.importing.importDraft()
    expect([app.importing.draft, app.dialogs.current]).toEqual(['A text', 'report'])
    main.answer({ 'import.text': () => succeed({ imported: [], failed: [KNOWN] }) })
    await app.importing.importDraft()
    expect(app.importing.draft).toBe('')
  })

  it('is kept when it could not be added, and when the dialog is closed', async () => {
    const { app, main, texts } = start()
    main.answer({ 'import.text': () => fail('unwritable', 'The disk is full.') })
    app.importing.openPaste('A text')
    await app.importing.importDraft()
    expect([texts(), app.dialogs.current]).toEqual([['The disk is full.'], 'paste'])
    app.dialogs.close()
    app.importing.openPaste()
    expect(app.importing.draft).toBe('A text')
  })
})

describe('summarise', () => {
  it.each([
    [{ imported: [added(1)], failed: [] }, 'Added 1 article'],
    [{ imported: [], failed: [KNOWN] }, '1 was there already'],
    [
      { imported: [added(1), added(2)], failed: [KNOWN, KNOWN, BINARY] },
      'Added 2 articles; 2 were there already; 1 could not be added',
    ],
  ])('%#', (report, line) => {
    expect(summarise(report)).toBe(line)
  })
})

describe('toBatches', () => {
  const files = fc.array(fc.record({ size: fc.nat(100) }))

  it('keeps every file, in order', () => {
    fc.assert(
      fc.property(files, (all) => {
        expect(toBatches(all, 50, 3).flat()).toEqual(all)
      }),
    )
  })

  it('keeps to both limits, but for a file that is too large alone', () => {
    fc.assert(
      fc.property(files, (all) => {
        for (const batch of toBatches(all, 50, 3)) {
          const size = batch.reduce((sum, { size }) => sum + size, 0)
          expect(batch.length).toBeLessThanOrEqual(3)
          expect(size <= 50 || batch.length === 1).toBe(true)
        }
      }),
    )
  })
})
