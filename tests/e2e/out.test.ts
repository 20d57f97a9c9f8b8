import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { card, dropFiles, openArticle, painted, selectByMouse } from './acts.ts'
import { launchLectern } from './fixture/launch-lectern.ts'

const NEWS =
  'date 2025-06-02 Snow closes the road\n\nÇANKIRI\n\nThe road is closed, and nobody knows why.\n\nPloughs worked until dawn.\n'

test('exports by itself with a template; a changed file is looked at, its note taken over, its quotes verified; over a restart', async () => {
  const lectern = await launchLectern({ files: { 'out/.keep': '' } })
  const { page } = lectern
  const folder = lectern.path('out')
  await page.getByRole('option').first().waitFor()
  await dropFiles(page, [{ name: 'snow.txt', text: NEWS }])
  await openArticle(page, 'Snow closes the road')
  await selectByMouse(page, 'nobody knows why')
  await page.keyboard.press('1')
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: 'Note, in Markdown' }).fill('Ask the mayor.')
  await page.keyboard.press('Escape')

  await page.keyboard.press('Shift+C')
  await page.getByText('Copied as Markdown').waitFor()
  expect(JSON.stringify(await lectern.shown())).toContain('> nobody knows why')

  // A template with its preview, and the export that goes by itself.
  await page.keyboard.press('Control+,')
  await page.getByRole('tab', { name: 'Export' }).click()
  await page.getByRole('combobox', { name: 'Template' }).selectOption('obsidian')
  const preview = page.getByRole('group', { name: 'What the file says' })
  await preview.getByText('> [!quote] ¶ 1').waitFor()
  await page.getByRole('button', { name: 'Make it your own' }).click()
  const editor = page.getByRole('textbox', { name: 'Your template' })
  await editor.fill('=== highlight ===\n{{ quote }}\n\n{{ nots }}')
  await page.getByText('Line 4: undefined variable: nots.').waitFor()
  await editor.fill('=== highlight ===\n{{ quote }}\n\nMine: {{ note }}')
  await preview.getByText('Mine: Ask the mayor.').waitFor()
  await page.getByRole('checkbox', { name: /Offer notes/ }).check()
  await lectern.answerDialog({ choose: [folder] })
  await page.getByRole('checkbox', { name: /Export by itself/ }).click()
  await page.keyboard.press('Escape')
  const status = page.getByRole('status', { name: 'Automatic export' })
  await status.getByText('Exported at').waitFor()
  const name = (await readdir(folder)).find((file) => file.includes('Snow')) ?? ''
  const path = `${folder}/${name}`
  const read = () => readFile(path, 'utf8')
  expect(await read()).toMatch(/<!-- hl-\w{26} -->\n> nobody knows why\n\nMine: Ask the mayor\.\n$/)

  // The person writes in the file; what changes then waits until they have looked.
  const mine = (await read())
    .replace('Ask the mayor.', 'Ask the mayor’s sister.')
    .replace('knows why', 'knows how')
  await writeFile(path, mine)
  await selectByMouse(page, 'Ploughs worked')
  await page.keyboard.press('2')
  await status.getByText('One exported file needs a look').click()
  expect(await read()).toBe(mine)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Take over 1 and go on' }).click()
  await page.getByRole('button', { name: 'Merge and export' }).click()
  await expect.poll(read).toContain('> Ploughs worked')
  expect(await read()).toContain('> nobody knows how')
  await card(page, 'nobody knows why').getByText('mayor’s sister').waitFor()

  // Its quotes are compared with the text.
  await lectern.answerDialog({ choose: [path] })
  await lectern.chooseMenuItem('File › Verify an Export…')
  const dialog = page.getByRole('dialog', { name: 'Verify an export' })
  await dialog.getByText('2 quotes: 1 unchanged, 1 altered').waitFor()
  await dialog.getByRole('button', { name: '¶ 1' }).click()
  await dialog.waitFor({ state: 'hidden' })

  // A folder that is gone pauses the export, and one that is back lets it go on, also after a restart.
  await rename(folder, `${folder} away`)
  await selectByMouse(page, 'The road is closed')
  await page.keyboard.press('3')
  await expect.poll(() => painted(page, 'purple')).toEqual(['The road is closed'])
  await status.getByText('Export is paused').waitFor()
  await lectern.restart()
  const again = lectern.page.getByRole('status', { name: 'Automatic export' })
  await again.getByText('Export is paused').waitFor()
  await rename(`${folder} away`, folder)
  await again.getByText('Exported at').waitFor()
  expect(await read()).toContain('> The road is closed')
})
