import '../window-parts.ts'
import { createEvent, fireEvent, screen } from '@testing-library/svelte'
import { describe, expect, it, vi } from 'vitest'
import ImportSurface from '../../../src-renderer/import/ImportSurface.svelte'
import { renderWithApp, startApp } from '../render-with-app.ts'

const FILE = new File(['text'], 'a.txt')

function show() {
  const started = startApp()
  renderWithApp(ImportSurface, started.app)
  const importFiles = vi.spyOn(started.app.importing, 'importFiles').mockResolvedValue()
  return { ...started, importFiles }
}

/** What a drag or the clipboard brings, as the browser gives it. */
function transfer({ files = [], text = '' }: { files?: File[]; text?: string }) {
  const types = [...(files.length > 0 ? ['Files'] : []), ...(text === '' ? [] : ['text/plain'])]
  const getData = (type: string) => (type === 'text/plain' ? text : '')
  return { items: [], files, types, dropEffect: 'none', getData }
}

async function drag(
  type: 'dragEnter' | 'dragOver' | 'drop' | 'dragLeave',
  data: object,
  target: Element = document.body,
) {
  const event = createEvent[type](target)
  Object.defineProperty(event, 'dataTransfer', { value: data })
  await fireEvent(target, event)
  return event
}

async function paste(data: object, target: Element = document.body) {
  const event = createEvent.paste(target)
  Object.defineProperty(event, 'clipboardData', { value: data })
  await fireEvent(target, event)
}

const overlay = () => screen.queryByText('Drop to add to your library')

describe('a drag over the window', () => {
  it('of files shows where they go, and hands them on when they are dropped', async () => {
    const { importFiles } = show()
    const event = await drag('dragOver', transfer({ files: [FILE] }))
    expect([event.defaultPrevented, overlay() !== null]).toEqual([true, true])
    await drag('drop', transfer({ files: [FILE] }))
    expect(importFiles).toHaveBeenCalledWith([FILE], [])
    expect(overlay()).toBeNull()
  })

  it('of text offers it for a look first', async () => {
    const { app } = show()
    await drag('dragEnter', transfer({ text: 'Some text' }))
    await drag('drop', transfer({ text: 'Some text' }))
    expect([app.dialogs.current, app.importing.draft]).toEqual(['paste', 'Some text'])
  })

  it('shows nothing any more once it has left', async () => {
    show()
    await drag('dragEnter', transfer({ files: [FILE] }))
    await drag('dragLeave', transfer({ files: [FILE] }))
    expect(overlay()).toBeNull()
  })

  it('that began in the window is not for the library', async () => {
    const { app } = show()
    await fireEvent.dragStart(document.body)
    const event = await drag('dragOver', transfer({ text: 'A selection' }))
    expect([event.defaultPrevented, overlay()]).toEqual([false, null])
    await fireEvent.dragEnd(document.body)
    await drag('dragOver', transfer({ text: 'From elsewhere' }))
    expect(overlay()).not.toBeNull()
    expect(app.dialogs.current).toBe('none')
  })

  it('of text over a text field belongs to the field; of files it does not', async () => {
    show()
    const field = document.body.appendChild(document.createElement('textarea'))
    expect((await drag('dragOver', transfer({ text: 'Some text' }), field)).defaultPrevented).toBe(false)
    expect((await drag('dragOver', transfer({ files: [FILE] }), field)).defaultPrevented).toBe(true)
    field.remove()
  })
})

describe('Ctrl+V', () => {
  it('outside of a text field opens the dialog with the text', async () => {
    const { app } = show()
    await paste(transfer({ text: 'Some text' }))
    expect([app.dialogs.current, app.importing.draft]).toEqual(['paste', 'Some text'])
  })

  it('hands files on', async () => {
    const { importFiles } = show()
    await paste(transfer({ files: [FILE] }))
    expect(importFiles).toHaveBeenCalledWith([FILE], [])
  })

  it('in a text field, over a dialog, or without text does nothing', async () => {
    const { app } = show()
    const field = document.body.appendChild(document.createElement('input'))
    await paste(transfer({ text: 'Some text' }), field)
    await paste(transfer({ text: ' \n' }))
    expect(app.dialogs.current).toBe('none')
    app.dialogs.open('export')
    await paste(transfer({ text: 'Some text' }))
    expect(app.dialogs.current).toBe('export')
    field.remove()
  })
})
