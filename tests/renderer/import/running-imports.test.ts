import '../window-parts.ts'
import { describe, expect, it, vi } from 'vitest'
import { NOTHING_LEFT_OUT } from '../../../src-core/import/left-out.ts'
import type { ImportReport } from '../../../src-core/ipc/contract.ts'
import { succeed } from '../../../src-core/ipc/result.ts'
import { testSummary } from '../fake-main.ts'
import { id, startApp } from '../render-with-app.ts'

const added = (number: number): ImportReport['imported'][number] => {
  const { title, published, place, blocks, words } = testSummary(number)
  return { id: id(number), title, published, place, blocks, words }
}

function start() {
  const started = startApp([testSummary(1), testSummary(2)])
  const texts = () => started.app.toasts.items.map(({ text }) => text)
  return { ...started, texts }
}

describe('what the main process imports by paths', () => {
  it.each(['choose', 'chooseFolder'] as const)(
    '%s: tells how far it is, and is stopped by its name',
    async (way) => {
      vi.useFakeTimers()
      try {
        const { app, main, texts } = start()
        const seen: string[][] = []
        main.answer({
          'import.stop': () => succeed(null),
          [`import.${way}`]: async ({ job }: { job: string }) => {
            main.tell('import.progress', { job, done: 0, total: 0, name: '' })
            await vi.advanceTimersByTimeAsync(600)
            seen.push(texts())
            main.tell('import.progress', { job, done: 1, total: 2_000, name: 'sub/b.md' })
            seen.push(texts(), [app.toasts.items[0]?.detail ?? ''])
            app.toasts.act(app.toasts.items[0]!)
            main.tell('import.progress', { job, done: 2, total: 2_000, name: 'sub/c.md' })
            seen.push(texts())
            return succeed({ imported: [added(1), added(2)], failed: [], notReached: 1_998 })
          },
        })
        await app.importing[way]()
        expect(seen).toEqual([
          ['Looking for files to import…'],
          ['Importing 1 of 2,000 files…'],
          ['sub/b.md'],
          [],
        ])
        const [asked] = main.inputsOf(`import.${way}`)
        expect(main.inputsOf('import.stop')).toEqual([asked])
        expect(texts()).toEqual(['Import stopped. Added 2 articles; 1,998 files were not reached'])
      } finally {
        vi.useRealTimers()
      }
    },
  )

  it('shows how far one is that the system began, until it is over', async () => {
    vi.useFakeTimers()
    try {
      const { main, texts } = start()
      main.tell('import.progress', { job: 'opened', done: 3, total: 9, name: 'c.md' })
      await vi.advanceTimersByTimeAsync(600)
      expect(texts()).toEqual(['Importing 3 of 9 files…'])
      main.tell('import.finished', { job: 'opened', report: { imported: [added(1), added(2)], failed: [] } })
      await vi.advanceTimersByTimeAsync(0)
      expect(texts()).toEqual(['Added 2 articles'])
    } finally {
      vi.useRealTimers()
    }
  })

  it('says nothing of what is over in a moment', async () => {
    vi.useFakeTimers()
    try {
      const { app, main, texts } = start()
      main.answer({ 'import.chooseFolder': () => succeed({ imported: [], failed: [] }) })
      await app.importing.chooseFolder()
      await vi.advanceTimersByTimeAsync(1_000)
      expect(texts()).toEqual([])
    } finally {
      vi.useRealTimers()
    }
  })

  it('says what of a folder was left out', async () => {
    const { app } = start()
    const leftOut = { ...NOTHING_LEFT_OUT, unknown: 3 }
    await app.importing.finish({ imported: [added(1)], failed: [], leftOut })
    expect(app.toasts.items).toMatchObject([
      { text: 'Added 1 article', detail: 'Left out: 3 files of other kinds.' },
    ])
  })
})
