import { copyFile, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { card, openArticle, selectByMouse } from './acts.ts'
import { launchLectern } from './fixture/launch-lectern.ts'

const TITLE = 'Russia and Ukraine return to Istanbul with rival terms'
const PASSAGE = 'a former Ottoman residence on the Bosphorus'
const ELSEWHERE = 'Russian troops were advancing in the neighbouring Sumy region'

test('two computers on one synced library: notes of both are kept, and a file that vanishes is no order', async () => {
  const lectern = await launchLectern()
  const { page, library } = lectern
  await openArticle(page, TITLE)
  await selectByMouse(page, PASSAGE)
  await page.keyboard.press('n')
  await page.keyboard.type('Written here')
  await page.keyboard.press('Escape')
  const listed = JSON.parse((await lectern.cli(['list', '--json'])).stdout) as { id: string; title: string }[]
  const id = listed.find(({ title }) => title === TITLE)?.id ?? ''
  const record = join(library, 'articles', `${id}.json`)
  await expect.poll(() => readFile(record, 'utf8')).toContain('Written here')

  // The other computer has the library as it was, and its sync program brings back what was done there.
  const other = lectern.path('other-library')
  await lectern.copyLibrary(other)
  await lectern.cli(['annotate', id, '--quote', ELSEWHERE, '--note', 'Written elsewhere', '--library', other])
  const conflict = join(library, 'articles', `${id}.sync-conflict-20261122-134221-KTBVRN4.json`)
  await copyFile(join(other, 'articles', `${id}.json`), `${library}-arriving`)
  await rename(`${library}-arriving`, conflict)
  await card(page, ELSEWHERE).getByText('Written elsewhere').waitFor()
  await card(page, PASSAGE).getByText('Written here').waitFor()
  await page.getByText(`Two versions of “${TITLE}” were merged`).waitFor()

  await rm(record)
  await page.getByRole('button', { name: 'Write it back' }).click()
  await page.getByRole('button', { name: 'Write it back' }).waitFor({ state: 'detached' })
  expect(await readFile(record, 'utf8')).toContain('Written elsewhere')
})
