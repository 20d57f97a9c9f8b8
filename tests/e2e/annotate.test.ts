import { describe, expect, test } from 'vitest'
import { card, clickPassage, openArticle, painted, selectByMouse } from './acts.ts'
import { launchLectern } from './fixture/launch-lectern.ts'

const TITLE = 'Russia and Ukraine return to Istanbul with rival terms'
const PASSAGE = 'a former Ottoman residence on the Bosphorus'

/** Starts Lectern with an article open. */
async function launchReading() {
  const lectern = await launchLectern()
  await openArticle(lectern.page, TITLE)
  return { lectern, page: lectern.page }
}

describe('a passage selected with the mouse', () => {
  test('gets a colour, a note and a tag, and all of it is there after a restart', async () => {
    const { lectern, page } = await launchReading()

    await selectByMouse(page, PASSAGE)
    await page
      .getByRole('toolbar', { name: 'Annotate the selection' })
      .getByRole('button', { name: 'Evidence' })
      .click()
    await expect.poll(() => painted(page, 'green')).toContain(PASSAGE)

    await page.keyboard.press('n')
    await page.getByRole('textbox', { name: 'Note, in Markdown' }).fill('Now a **hotel**: since when?')
    await page.keyboard.press('Escape')
    await card(page, PASSAGE).getByText('hotel', { exact: true }).waitFor()
    expect(await card(page, PASSAGE).locator('strong').textContent()).toBe('hotel')

    await page.keyboard.press('t')
    await page.getByRole('combobox', { name: 'Add a tag' }).fill('palaces/Çırağan')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await card(page, PASSAGE).getByText('palaces/Çırağan').waitFor()

    await lectern.restart()
    await openArticle(lectern.page, TITLE)
    await expect.poll(() => painted(lectern.page, 'green')).toContain(PASSAGE)
    await card(lectern.page, PASSAGE).getByText('palaces/Çırağan').waitFor()
    expect(await card(lectern.page, PASSAGE).locator('strong').textContent()).toBe('hotel')
  })

  test('may overlap another: both are painted, both have their card, and clicks go through them', async () => {
    const { page } = await launchReading()
    const inner = 'Ottoman residence'

    await selectByMouse(page, PASSAGE)
    await page.keyboard.press('1')
    await selectByMouse(page, inner)
    await page.keyboard.press('1')
    await expect.poll(() => painted(page, 'overlap')).toEqual([inner])
    expect(await painted(page, 'yellow')).toEqual(expect.arrayContaining([PASSAGE, inner]))
    // Both of one colour, they are told apart by their underlines.
    expect(await painted(page, 'yellow-1')).toEqual([PASSAGE])
    expect(await painted(page, 'yellow-2')).toEqual([inner])

    await page.keyboard.press('Escape')
    await clickPassage(page, inner)
    await expect.poll(() => painted(page, 'active')).toEqual([inner])
    // Its line has the tone of its colour, and is at the height of its own.
    expect(await painted(page, 'active-yellow-2')).toEqual([inner])
    await clickPassage(page, inner)
    await expect.poll(() => painted(page, 'active')).toEqual([PASSAGE])

    await page.keyboard.down('Alt')
    await clickPassage(page, inner)
    await page.keyboard.up('Alt')
    const list = page.getByRole('menu', { name: 'Annotations at this place' })
    expect(await list.getByRole('menuitem').count()).toBe(2)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => painted(page, 'active')).toEqual([inner])
  })

  test('is still what is meant when the command comes from the palette', async () => {
    const { page } = await launchReading()
    await selectByMouse(page, PASSAGE)
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').fill('highlight in colour 4')
    await page.keyboard.press('Enter')
    await expect.poll(() => painted(page, 'green')).toEqual([PASSAGE])
  })

  test('is copied with its source', async () => {
    const { lectern, page } = await launchReading()
    await selectByMouse(page, PASSAGE)
    await page.keyboard.press('c')
    await page.getByText('Copied with its source').waitFor()
    const copied = (await lectern.shown()).map((shown) => JSON.stringify(shown)).join('\n')
    expect(copied).toContain(`“${PASSAGE}”\\n— ${TITLE}, ISTANBUL, 2025-06-02, ¶ 2`)
  })
})

describe('the place where one reads', () => {
  test('stays when a passage is highlighted', async () => {
    const { page } = await launchReading()
    const far = 'the day on which it begins matters'
    await selectByMouse(page, far)
    const region = page.getByRole('region', { name: 'Article' })
    const before = await region.evaluate((element) => element.scrollTop)
    expect(before).toBeGreaterThan(200)
    await page.keyboard.press('1')
    await expect.poll(() => painted(page, 'yellow')).toContain(far)
    await card(page, far).waitFor()
    expect(await region.evaluate((element) => element.scrollTop)).toBe(before)
  })
})

describe('a window closed at once after typing', () => {
  test('loses no word of a note of three thousand, nor the tag that was being typed', async () => {
    const { lectern, page } = await launchReading()
    await selectByMouse(page, PASSAGE)
    await page.keyboard.press('n')
    const words = Array.from({ length: 3_000 }, (_, index) => `word${index + 1}`).join(' ')
    await page.keyboard.insertText(`${words}\n\n`)
    await page.keyboard.type('The very last word')
    await lectern.closeWindow()
    await lectern.start()
    await openArticle(lectern.page, TITLE)
    await card(lectern.page, PASSAGE).getByText('The very last word').waitFor()
    expect(await card(lectern.page, PASSAGE).textContent()).toContain(words)
    // It is shown as twelve lines until all of it is asked for.
    await card(lectern.page, PASSAGE).getByRole('button', { name: 'Show all' }).click()
    await card(lectern.page, PASSAGE).getByRole('button', { name: 'Show less' }).click()

    await clickPassage(lectern.page, PASSAGE)
    await lectern.page.keyboard.press('t')
    await lectern.page.keyboard.type('half-ty')
    await lectern.restart()
    await openArticle(lectern.page, TITLE)
    await card(lectern.page, PASSAGE).getByText('half-ty').waitFor()
  })
})

describe('by keyboard alone', () => {
  test('a sentence is found, extended, highlighted, noted and left', async () => {
    const { page } = await launchReading()

    for (const key of ['j', 'j', 's']) await page.keyboard.press(key)
    await page.keyboard.press('Shift+S')
    const selected = await page.evaluate(() => window.getSelection()?.toString())
    expect(selected).toMatch(
      /^The session was planned .* in the failed talks of 2022, was leading Moscow’s delegation\.$/,
    )

    await page.keyboard.press('5')
    await expect.poll(() => painted(page, 'red')).toContain(selected)
    await page.keyboard.press('n')
    await page.keyboard.type('Who chose the palace?')
    await page.keyboard.press('Control+Enter')
    await page.getByLabel('Annotations').getByText('Who chose the palace?').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => painted(page, 'active')).toEqual([])
  })

  test('] and [ walk from annotation to annotation', async () => {
    const { page } = await launchReading()
    const walk = async (key: string) => {
      await page.keyboard.press(key)
      return (await painted(page, 'active'))[0]
    }
    const first = await walk(']')
    const second = await walk(']')
    expect(second).not.toBe(first)
    expect(await walk('[')).toBe(first)
  })

  test('single keys write letters inside a note', async () => {
    const { page } = await launchReading()
    await page.keyboard.press(']')
    await page.keyboard.press('n')
    const note = page.getByRole('textbox', { name: 'Note, in Markdown' })
    await note.fill('')
    await page.keyboard.type('hn1t[]?')
    expect(await note.inputValue()).toBe('hn1t[]?')
  })
})

describe('what was done is taken back', () => {
  test('a deleted annotation comes back whole with Undo in the message', async () => {
    const { page } = await launchReading()
    await page.keyboard.press(']')
    const [passage = ''] = await painted(page, 'active')
    const before = await card(page, passage).innerText()

    await card(page, passage).getByRole('button', { name: 'Delete' }).click()
    await expect.poll(() => card(page, passage).count()).toBe(0)
    await page.getByRole('button', { name: 'Undo' }).click()
    await card(page, passage).waitFor()
    expect(await painted(page, 'purple')).toContain(passage)
    const tags = (text: string) => text.split('\n').filter((line) => line.includes('/'))
    expect(tags(await card(page, passage).innerText())).toEqual(tags(before))
  })

  test('a colour, with the keys; and again', async () => {
    const { page } = await launchReading()
    await selectByMouse(page, PASSAGE)
    await page.keyboard.press('2')
    await expect.poll(() => painted(page, 'blue')).toEqual([PASSAGE])
    await page.keyboard.press('6')
    await expect.poll(() => painted(page, 'orange')).toEqual([PASSAGE])

    await page.keyboard.press('Control+z')
    await expect.poll(() => painted(page, 'blue')).toEqual([PASSAGE])
    await page.keyboard.press('Control+z')
    await expect.poll(() => painted(page, 'blue')).toEqual([])
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(() => painted(page, 'blue')).toEqual([PASSAGE])
  })

  test('a note written in one spell is one act', async () => {
    const { page } = await launchReading()
    await selectByMouse(page, PASSAGE)
    await page.keyboard.press('n')
    const note = page.getByRole('textbox', { name: 'Note, in Markdown' })
    await note.fill('One')
    await note.blur()
    await note.fill('One and two')
    await note.press('Escape')
    await card(page, PASSAGE).getByText('One and two').waitFor()
    await page.keyboard.press('Control+z')
    await expect.poll(() => card(page, PASSAGE).innerText()).not.toContain('One')
    expect(await painted(page, 'yellow')).toContain(PASSAGE)
  })
})
