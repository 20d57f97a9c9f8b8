import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { webAnnotations } from '../main/incoming/web-annotations.ts'
import { launchLectern, type Lectern } from './fixture/launch-lectern.ts'

const SNOW = 'date 2025-06-02 Snow closes the road\n\nÇANKIRI\n\nThe road is closed.\n'
const FERRY = 'The last ferry\n\nNobody was told that the last ferry had gone.\n'

async function openSection(page: Page): Promise<void> {
  await page.keyboard.press('Control+,')
  await page.getByRole('tab', { name: 'Import' }).click()
  await page.getByRole('heading', { name: 'Import', level: 3 }).waitFor()
}

/** Switches the import on, for the folder `in`, as a person does. */
async function switchOn(lectern: Lectern): Promise<string> {
  const { page } = lectern
  const folder = lectern.path('in')
  await mkdir(folder, { recursive: true })
  await page.getByRole('option').first().waitFor()
  await openSection(page)
  await lectern.answerDialog({ choose: [folder] })
  await page.getByRole('checkbox', { name: /Import by itself/ }).click()
  await page.getByRole('radio', { name: /Move it/ }).waitFor()
  return folder
}

const line = (page: Page) => page.getByRole('status', { name: 'Automatic import' })

test('a file put in the folder becomes an article and is moved; what is being read stays open', async () => {
  const lectern = await launchLectern()
  const { page } = lectern
  const folder = await switchOn(lectern)
  await page.keyboard.press('Escape')
  const reading = await page.getByRole('heading', { level: 1 }).innerText()

  await writeFile(join(folder, 'snow.txt'), SNOW)
  await page.getByRole('option', { name: 'Snow closes the road' }).waitFor()
  await page.getByText('Added “Snow closes the road”').waitFor()
  await line(page).getByText('Imported at').waitFor()
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(reading)
  expect(await readFile(join(folder, 'Imported', 'snow.txt'), 'utf8')).toBe(SNOW)
  expect(await readdir(folder)).toEqual(['Imported'])
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Snow closes the road' }).waitFor()

  // It goes on after a restart, with what came meanwhile; a file of the same name is not written over.
  await lectern.quit()
  await writeFile(join(folder, 'snow.txt'), FERRY)
  await lectern.start()
  await lectern.page.getByRole('option', { name: 'The last ferry' }).waitFor()
  await expect.poll(() => readdir(join(folder, 'Imported'))).toHaveLength(2)
  expect(await readFile(join(folder, 'Imported', 'snow 2.txt'), 'utf8')).toBe(FERRY)
  expect(await readFile(join(folder, 'Imported', 'snow.txt'), 'utf8')).toBe(SNOW)
})

test('an annotation that waited for a file of the folder is placed, and that is told with the article', async () => {
  const lectern = await launchLectern()
  const { page } = lectern
  const notes = lectern.path('notes.json')
  await writeFile(
    notes,
    webAnnotations({
      id: 'a',
      title: 'The last ferry',
      exact: 'the last ferry had gone',
      note: 'Who says so?',
    }),
  )
  await page.getByRole('option').first().waitFor()
  await lectern.cli(['import-annotations', notes])
  await page.getByRole('button', { name: '1 without a passage' }).waitFor()
  const folder = await switchOn(lectern)
  await page.keyboard.press('Escape')
  await writeFile(join(folder, 'ferry.txt'), FERRY)
  await page.getByText('Placed 1 annotation in “The last ferry”').waitFor()
  await page.getByRole('button', { name: 'without a passage' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await page.getByRole('button', { name: '1 without a passage' }).waitFor()
})

test('files that are left come in once, also after a restart', async () => {
  const lectern = await launchLectern()
  const folder = await switchOn(lectern)
  await lectern.page.getByRole('radio', { name: /Leave it/ }).check()
  await lectern.page.keyboard.press('Escape')
  await writeFile(join(folder, 'snow.txt'), SNOW)
  await lectern.page.getByRole('option', { name: 'Snow closes the road' }).waitFor()
  await line(lectern.page).getByText('Imported at').waitFor()

  await lectern.restart()
  const { page } = lectern
  await line(page).getByText('Imports by itself').waitFor()
  await writeFile(join(folder, 'ferry.txt'), FERRY)
  await page.getByRole('option', { name: 'The last ferry' }).waitFor()
  await line(page).getByText('Imported at').waitFor()
  expect(await page.getByText('in your library already').count()).toBe(0)
  expect(await readdir(folder)).toEqual(['ferry.txt', 'snow.txt'])
})

test('what cannot come in is named with why, and stays; a folder that is gone is waited for', async () => {
  const lectern = await launchLectern()
  const { page } = lectern
  const folder = await switchOn(lectern)
  await writeFile(join(folder, 'empty.txt'), ' \n')
  await writeFile(join(folder, 'photo.jpg'), 'no text')
  await page.getByRole('list', { name: 'Files that need a look' }).getByText('empty.txt').waitFor()
  await page.getByText('One file there is of another kind').waitFor()
  await page.keyboard.press('Escape')
  await line(page).getByRole('button').click()
  await page.getByRole('dialog').getByText('empty.txt').waitFor()
  await page.keyboard.press('Escape')
  expect(await readdir(folder)).toEqual(['empty.txt', 'photo.jpg'])

  await openSection(page)
  await page.getByRole('button', { name: 'Pause' }).click()
  await line(page).getByText('Import is paused').waitFor()
  await writeFile(join(folder, 'empty.txt'), FERRY)
  await rename(folder, `${folder} away`)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByText(`The folder ${folder} is not there.`).first().waitFor()
  await rename(`${folder} away`, folder)
  await page.getByRole('button', { name: 'Look now' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('option', { name: 'The last ferry' }).waitFor()
  await lectern.chooseMenuItem('import.inbox')
  await page.getByText('There is nothing new in the inbox folder').waitFor()
})

test('a folder that will not do is refused with the reason, and nothing is switched on', async () => {
  const lectern = await launchLectern()
  const { page } = lectern
  await page.getByRole('option').first().waitFor()
  // Where it is not on, the command leads to where that is set.
  await lectern.chooseMenuItem('import.inbox')
  await page.getByRole('heading', { name: 'Import', level: 3 }).waitFor()
  await lectern.answerDialog({ choose: [join(lectern.library, 'articles')] })
  const toggle = page.getByRole('checkbox', { name: /Import by itself/ })
  await toggle.click()
  await page.getByText('is your library: what is in it is in Lectern already').waitFor()
  await expect.poll(() => toggle.isChecked()).toBe(false)
  await lectern.answerDialog('dismiss')
  await toggle.click()
  await expect.poll(() => toggle.isChecked()).toBe(false)
  expect(await line(page).count()).toBe(0)
})
