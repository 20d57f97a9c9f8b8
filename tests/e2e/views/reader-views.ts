import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { encodeText } from '../../core/import/encode-text.ts'
import { selectByMouse } from '../acts.ts'
import type { Lectern } from '../fixture/launch-lectern.ts'
import { activate, ARTICLE, openFromLibrary, RIGHT_TO_LEFT, WELCOME, type View } from './view.ts'

/** Shows the margin where it is a drawer, as in a small window. */
async function showMargin(page: Page): Promise<void> {
  const toggle = page.getByRole('button', { name: 'Show the margin' })
  if (await toggle.isVisible()) await toggle.click()
}

/** Puts a voice in place of the system's, which says nothing and never ends. */
function giveVoice(): void {
  const name = 'A voice with a name longer than there is room for'
  const voice = { name, voiceURI: 'voice', lang: 'en', localService: true, default: true }
  const silence = () => undefined
  Object.assign(speechSynthesis, { getVoices: () => [voice], speak: silence, cancel: silence })
  globalThis.SpeechSynthesisUtterance = class {
    rate = 1
  } as typeof SpeechSynthesisUtterance
}

/** Brings in an article with two annotations whose words are gone once it is read in the right encoding. */
async function loseTwoPassages(lectern: Lectern): Promise<void> {
  const path = lectern.path('notice.txt')
  await writeFile(path, encodeText(`${REREAD}\n\n你好 tomorrow, and 我们 too.`, 'gbk'))
  const { stdout } = await lectern.cli(['import', path, '--encoding', 'windows-1252', '--json'])
  const { imported } = JSON.parse(stdout) as { imported: { id: string }[] }
  const id = imported[0]?.id ?? ''
  for (const quote of ['ãº', 'ÎÒ'])
    await lectern.cli(['annotate', id, '--quote', quote, '--tag', 'sea', '--note', 'No language has this.'])
  await lectern.cli(['reread', id, '--encoding', 'gbk'])
}

const REREAD = 'Notice 日本'

/** What the reader shows, and what opens from it. */
export const READER: readonly View[] = [
  {
    name: 'the reader, with a card that is open',
    show: ({ page }) => activate(page),
  },
  {
    name: 'a selection and its toolbar',
    show: async ({ page }) => {
      await selectByMouse(page, 'a former Ottoman residence')
      await page.getByRole('toolbar', { name: 'Annotate the selection' }).waitFor()
    },
  },
  {
    name: 'a note that is being written',
    show: async ({ page }) => {
      await activate(page)
      await page.keyboard.press('n')
      await page.getByRole('textbox', { name: 'Note, in Markdown' }).waitFor()
    },
  },
  {
    name: 'tags that are being chosen',
    show: async ({ page }) => {
      await activate(page)
      await page.keyboard.press('t')
      await page.getByRole('combobox', { name: 'Add a tag' }).waitFor()
      await page.keyboard.type('t')
      await page.getByRole('listbox').getByRole('option').first().waitFor()
    },
  },
  {
    name: 'a note on the article that is being written',
    show: async ({ page }) => {
      await page.keyboard.press('Shift+I')
      await page.getByRole('textbox', { name: 'Note on the article' }).waitFor()
    },
  },
  {
    name: 'cards that are selected',
    show: async ({ page }) => {
      await showMargin(page)
      await activate(page)
      await page.keyboard.press('Shift+V')
      await page.getByText(/^\d+ selected$/).waitFor()
    },
  },
  {
    name: 'the handles of a range',
    show: async ({ page }) => {
      await activate(page)
      await page.keyboard.press('r')
      await page.getByRole('slider').first().waitFor()
    },
  },
  {
    name: 'the menu of an annotation',
    show: async ({ page }) => {
      await activate(page)
      await page.getByRole('region', { name: 'Article' }).focus()
      await page.keyboard.press('Shift+F10')
      await page.getByRole('menu', { name: 'Annotate' }).waitFor()
    },
  },
  {
    name: 'what was found in the article',
    show: async ({ page }) => {
      await page.keyboard.press('Control+f')
      await page.keyboard.type('palace')
      await page
        .getByText(/\d+ of \d+/)
        .first()
        .waitFor()
    },
  },
  {
    name: 'the panel of the type',
    show: async ({ page }) => {
      await page.keyboard.press('Shift+A')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'the outline',
    show: async ({ page }) => {
      await page.keyboard.press('Shift+O')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'paragraph focus and the ruler',
    show: async ({ page }) => {
      for (const key of ['j', 'd', 'Shift+R']) await page.keyboard.press(key)
    },
    leave: async ({ page }) => {
      for (const key of ['d', 'Shift+R']) await page.keyboard.press(key)
    },
  },
  {
    name: 'a tooltip',
    show: async ({ page }) => {
      await page.getByRole('button', { name: 'Export…' }).hover()
      await page.locator('.tip').waitFor()
    },
  },
  {
    name: 'a message with its Undo',
    show: async ({ page }) => {
      await activate(page)
      await page.keyboard.press('Delete')
      await page.getByRole('button', { name: 'Undo' }).waitFor()
    },
    leave: ({ page }) => page.getByRole('button', { name: 'Undo' }).click(),
  },
  {
    name: 'reading aloud where the system has no voices',
    show: async ({ page }) => {
      await page.keyboard.press('p')
      await page.getByText('no voice').first().waitFor()
    },
  },
  {
    name: 'reading aloud with a voice',
    show: async ({ page }) => {
      await page.evaluate(giveVoice)
      await page.keyboard.press('p')
      await page.getByRole('combobox', { name: 'Voice' }).waitFor()
    },
  },
  {
    name: 'an article whose file another program removed',
    show: async (lectern) => {
      const { stdout } = await lectern.cli(['list', '--json'])
      const listed = JSON.parse(stdout) as { id: string; title: string }[]
      const id = listed.find(({ title }) => title === ARTICLE)?.id ?? ''
      const notice = lectern.page.getByRole('complementary', { name: 'Missing file' })
      // What the window was about to write of the article brings the file back: then it goes again.
      const remove = async () => {
        await rm(join(lectern.library, 'articles', `${id}.json`), { force: true })
        return notice.count()
      }
      await expect.poll(remove, { timeout: 30_000, interval: 250 }).toBe(1)
    },
    leave: async ({ page }) => {
      const notice = page.getByRole('complementary', { name: 'Missing file' })
      // The button goes with the notice, which may go by itself.
      const writeBack = async () => {
        for (const button of await notice.getByRole('button').elementHandles())
          await button.evaluate((element) => (element as HTMLElement).click())
        return notice.count()
      }
      await expect.poll(writeBack, { timeout: 30_000, interval: 250 }).toBe(0)
    },
  },
  {
    name: 'the article that one starts with, and its steps',
    show: async ({ page }) => {
      await openFromLibrary(page, WELCOME)
      await page.getByRole('complementary', { name: 'First steps' }).waitFor()
    },
  },
  {
    name: 'an article from right to left',
    show: ({ page }) => openFromLibrary(page, RIGHT_TO_LEFT),
    leave: ({ page }) => openFromLibrary(page, ARTICLE),
  },
  {
    name: 'annotations without a passage, of which one is active',
    show: async (lectern) => {
      const { page } = lectern
      await loseTwoPassages(lectern)
      await openFromLibrary(page, REREAD)
      await page.keyboard.press(']')
      await page.getByRole('region', { name: /^Without a passage/ }).waitFor()
      await page.locator('article.on').waitFor()
    },
    leave: ({ page }) => openFromLibrary(page, ARTICLE),
  },
]
