import { writeFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { dropFiles } from '../acts.ts'
import type { Lectern } from '../fixture/launch-lectern.ts'
import { webAnnotations } from '../../main/incoming/web-annotations.ts'
import { activate, FILES, RIGHT_TO_LEFT, type View } from './view.ts'

/** Opens what a key opens in a dialog. */
function dialog(name: string, key: string, then?: (page: Page) => Promise<unknown>): View {
  return {
    name: `the dialog ${name}`,
    show: async ({ page }) => {
      await page.keyboard.press(key)
      await page.getByRole('dialog').waitFor()
      await then?.(page)
    },
  }
}

function settings(section: string, then?: (page: Page) => Promise<unknown>): View {
  return dialog(`of the settings, ${section}`, 'Control+,', async (page) => {
    await page.getByRole('tab', { name: section }).click()
    await page.getByRole('heading', { name: section, level: 3 }).waitFor()
    await then?.(page)
  })
}

/** Brings in annotations of which none has a passage. */
async function importAnnotations(lectern: Lectern): Promise<void> {
  const notes = lectern.path('annotations.json')
  const made = [
    { id: 'a', title: RIGHT_TO_LEFT, exact: 'מילים שאינן בו', note: 'הערה', tags: ['sea'] },
    { id: 'b', title: 'An article that is not here', exact: 'Words of it.', note: 'And a note.' },
    { id: 'c', title: 'An article that is not here', exact: 'Other words of it.' },
  ]
  await writeFile(notes, webAnnotations(...made))
  await lectern.answerDialog({ choose: [notes] })
  await lectern.chooseMenuItem('annotations.import')
  await lectern.page.getByRole('dialog', { name: 'Annotations from elsewhere' }).waitFor()
}

/** Drags a file over the window, or away. */
async function drag(page: Page, event: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    data.items.add(new File(['a'], 'a.txt', { type: 'text/plain' }))
    return data
  })
  await page.dispatchEvent('body', event, { dataTransfer })
}

/** Drops two files on the window that the disk is slow to give. */
async function dropSlowFiles(page: Page): Promise<void> {
  await page.evaluate(() => {
    const given = new Promise<void>((resolve) => Object.assign(globalThis, { giveFiles: resolve }))
    Blob.prototype.arrayBuffer = async function (this: Blob) {
      await given
      return new Response(this).arrayBuffer()
    }
  })
  await dropFiles(page, [
    { name: 'one-of-two-files-with-a-rather-long-name.txt', text: 'One\n\nOf two.' },
    { name: 'two.txt', text: 'Two\n\nOf two.' },
  ])
}

/** The dialogs that keys and the menu open. */
export const DIALOGS: readonly View[] = [
  dialog('of the palette', 'Control+k'),
  dialog('of the keys', '?'),
  dialog('of the export', 'Control+e'),
  dialog('of a text to paste', 'Control+Shift+v'),
  dialog('of the paragraph to go to', 'g'),
  dialog('of what to read beside', 'b'),
  dialog('of the details', 'i'),
  dialog('of the tags', 'Shift+L'),
  {
    name: 'the dialog of a link',
    show: async ({ page }) => {
      await activate(page)
      await page.keyboard.press('l')
      await page.getByRole('dialog').getByRole('option').first().waitFor()
    },
  },
  settings('Appearance'),
  settings('Colours'),
  settings('Reading'),
  settings('Keys'),
  settings('Import'),
  settings('Export'),
  settings('Library'),
  settings('Backups', async (page) => {
    await page.getByRole('button', { name: 'Back up now' }).click()
    await page.getByRole('list', { name: 'Backups' }).getByRole('button').first().click()
    await page.getByRole('button', { name: 'All backups' }).waitFor()
  }),
  {
    name: 'a library that is to be moved',
    show: async (lectern) => {
      await lectern.answerDialog({ choose: [lectern.path('.')] })
      await lectern.chooseMenuItem('library.move')
      await lectern.page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'the quotes of an export that is verified',
    show: async (lectern) => {
      const quotes = lectern.path('quotes.md')
      await writeFile(quotes, '# Quotes\n\n> A quote that is in no article.\n')
      await lectern.answerDialog({ choose: [quotes] })
      await lectern.chooseMenuItem('export.verify')
      await lectern.page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'what came of importing annotations',
    show: importAnnotations,
  },
  {
    name: 'the tray of annotations',
    show: async (lectern) => {
      await importAnnotations(lectern)
      await lectern.page.getByRole('button', { name: 'Open the tray' }).click()
      await lectern.page.getByRole('dialog', { name: 'Tray of annotations' }).waitFor()
    },
  },
  {
    name: 'an annotation of the tray whose article is chosen',
    show: async (lectern) => {
      const { page } = lectern
      await lectern.chooseMenuItem('annotations.tray')
      await page
        .getByRole('button', { name: /^Place in an article/ })
        .first()
        .click()
      await page.getByRole('dialog', { name: 'Place the annotation' }).waitFor()
    },
  },
  {
    name: 'what an import could not add',
    show: async ({ page }) => {
      await dropFiles(page, [
        { name: 'empty.txt', text: ' ' },
        { name: 'palace.txt', text: FILES['palace.txt'] },
      ])
      await page.getByRole('dialog').getByText('empty.txt').waitFor()
    },
  },
  {
    name: 'the encoding of a file, of several that are alike',
    show: async (lectern) => {
      const { page } = lectern
      const names = ['pere.txt', 'mere.txt', 'frere.txt']
      for (const name of names)
        await writeFile(lectern.path(name), Buffer.from(`Un p\xe8re, ${name}`, 'latin1'))
      await lectern.answerDialog({ choose: names.map((name) => lectern.path(name)) })
      await lectern.chooseMenuItem('import.choose')
      await page.getByRole('button', { name: 'Choose encoding… for “mere.txt”' }).click()
      await page.getByRole('list', { name: 'Files that read well in it' }).waitFor()
    },
  },
  {
    name: 'what cannot be read in an encoding',
    show: async (lectern) => {
      const { page } = lectern
      await writeFile(lectern.path('most.txt'), Buffer.from('M\xf4st \x93', 'latin1'))
      await lectern.answerDialog({ choose: [lectern.path('most.txt')] })
      await lectern.chooseMenuItem('import.choose')
      await page.getByRole('combobox', { name: 'Encoding' }).fill('utf-8')
      await page.getByText('This is hardly the right encoding').waitFor()
    },
    leave: ({ page }) => page.getByRole('button', { name: 'Dismiss' }).last().click(),
  },
  {
    name: 'an article that is read again',
    show: async (lectern) => {
      await lectern.chooseMenuItem('article.reread')
      await lectern.page.getByText(/find their passage in it|as it does now/).waitFor()
    },
  },
  {
    name: 'where files are dropped',
    show: async ({ page }) => {
      await drag(page, 'dragenter')
      await page.getByText('Drop to add').waitFor()
    },
    leave: ({ page }) => drag(page, 'dragleave'),
  },
  {
    name: 'how far an import is, and its Stop',
    show: async ({ page }) => {
      await dropSlowFiles(page)
      await page.getByRole('progressbar', { name: 'Importing 0 of 2 files…' }).waitFor()
      await page.getByRole('button', { name: 'Stop' }).waitFor()
    },
    leave: async ({ page }) => {
      await page.getByRole('button', { name: 'Stop' }).click()
      await page.evaluate(() => (globalThis as unknown as { giveFiles: () => void }).giveFiles())
      await page.getByText('Import stopped').waitFor()
      await page.getByRole('button', { name: 'Dismiss' }).last().click()
    },
  },
]
