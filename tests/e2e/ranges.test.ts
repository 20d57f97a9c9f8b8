import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { card, clickPassage, openArticle, painted, selectByMouse } from './acts.ts'
import { launchLectern } from './fixture/launch-lectern.ts'

const TITLE = 'Russia and Ukraine return to Istanbul with rival terms'
const PASSAGE = 'a former Ottoman residence on the Bosphorus'
const LONGER = 'a former Ottoman residence on the Bosphorus that'
const SHORTER = 'a former Ottoman residence'

const handle = (page: Page, edge: 'Start' | 'End') =>
  page.getByRole('slider', { name: `${edge} of the highlight` })

test('a highlight is made longer and shorter by its handles, by mouse and by keys, and keeps its note', async () => {
  const lectern = await launchLectern()
  const { page } = lectern
  await openArticle(page, TITLE)
  await selectByMouse(page, PASSAGE)
  await page.keyboard.press('2')
  await page.keyboard.press('n')
  await page.keyboard.type('Which palace?')
  await page.keyboard.press('Escape')

  // Dragged: the paint follows before the handle is let go.
  const box = await handle(page, 'End').boundingBox()
  if (!box) throw new Error('The handle is not on the page.')
  const target = await page.evaluate((words) => {
    const block = [...document.querySelectorAll('[data-block]')].find((b) => b.textContent?.includes(words))
    const walker = document.createTreeWalker(block as Node, NodeFilter.SHOW_TEXT)
    const text = walker.nextNode() as Text
    const range = document.createRange()
    const end = text.data.indexOf(words) + words.length
    range.setStart(text, end - 1)
    range.setEnd(text, end)
    const { right, top, bottom } = range.getBoundingClientRect()
    return { x: right, y: (top + bottom) / 2 }
  }, SHORTER)
  await page.mouse.move(box.x + box.width / 2, box.y + box.height + 2)
  await page.mouse.down()
  await page.mouse.move(target.x, target.y, { steps: 5 })
  await expect.poll(() => painted(page, 'blue')).toEqual([SHORTER])
  await page.mouse.up()
  await card(page, SHORTER).getByText('Which palace?').waitFor()
  await page.keyboard.press('Control+z')
  await expect.poll(() => painted(page, 'blue')).toEqual([PASSAGE])

  // A press on the foot of the letters in the line above begins a selection there.
  const start = await handle(page, 'Start').boundingBox()
  if (!start) throw new Error('The handle is not on the page.')
  await page.mouse.move(start.x + start.width / 2 + 3, start.y - 12)
  await page.mouse.down()
  await page.mouse.move(start.x + 100, start.y - 12, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).not.toBe('')
  expect(await painted(page, 'blue')).toEqual([PASSAGE])
  await page.keyboard.press('Escape')
  await clickPassage(page, 'Ottoman residence')

  // By keys: the end, then the start, then back to the text.
  await page.keyboard.press('r')
  await expect
    .poll(() => handle(page, 'End').evaluate((element) => element === document.activeElement))
    .toBe(true)
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => painted(page, 'blue')).toEqual([LONGER])
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => painted(page, 'blue')).toEqual(['former Ottoman residence on the'])
  await page.keyboard.press('Enter')
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect.poll(() => painted(page, 'blue')).toEqual(['a former Ottoman residence on the'])

  // Split around a selection, which is one act, and merged again.
  await selectByMouse(page, 'Ottoman')
  await page.keyboard.press('x')
  await expect.poll(() => painted(page, 'blue')).toEqual(['a former', 'Ottoman', 'residence on the'])
  await page.keyboard.press('Shift+M')
  await expect.poll(() => painted(page, 'blue')).toEqual(['a former Ottoman', 'residence on the'])
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(() => painted(page, 'blue')).toEqual(['a former Ottoman residence on the'])

  // By a sentence the start goes to where its own begins; it is one act too.
  await page.keyboard.press('Escape')
  await clickPassage(page, 'Ottoman residence')
  await page.keyboard.press('r')
  await expect
    .poll(() => handle(page, 'End').evaluate((element) => element === document.activeElement))
    .toBe(true)
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('ArrowUp')
  await expect
    .poll(() => painted(page, 'blue'))
    .toEqual([expect.stringMatching(/^The session was planned .* a former Ottoman residence on the$/)])
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+z')
  await expect.poll(() => painted(page, 'blue')).toEqual(['a former Ottoman residence on the'])

  await lectern.restart()
  await openArticle(lectern.page, TITLE)
  await expect.poll(() => painted(lectern.page, 'blue')).toEqual(['a former Ottoman residence on the'])
  await card(lectern.page, 'a former Ottoman').getByText('Which palace?').waitFor()
})
