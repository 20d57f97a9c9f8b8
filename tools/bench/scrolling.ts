import { formatMilliseconds, type Figure } from './figures.ts'
import { SIZES, type TestLibraries, type TestLibrary } from './libraries.ts'
import { median } from './measure.ts'
import { busyTimer, quiet, type OpenApp } from './page-work.ts'
import * as inPage from './reading-page.ts'

const ROUNDS = 5
/** So far that the smallest library has as much to show. */
const SCROLL = { steps: 60, pixels: 50 }
const NOTEBOOK_KEY = 'Shift+N'

interface Scrolled {
  list: number
  notebook: number
}

/** What scrolling the list and the Notebook costs the page, by the size of the library. */
export async function measureScrolling(libraries: TestLibraries, openApp: OpenApp): Promise<Figure[]> {
  const [smallest, , largest] = SIZES
  const small = await scrollLibrary(libraries[smallest], openApp)
  const large = await scrollLibrary(libraries[largest], openApp)
  const figure = (what: string, view: keyof Scrolled): Figure => ({
    name: `Scrolling the ${what}, ${largest.toLocaleString('en')} articles ÷ ${smallest}`,
    value: large[view] / small[view],
    target: { atMost: 1.5 },
    made: `${formatMilliseconds(large[view])} ÷ ${formatMilliseconds(small[view])} for ${SCROLL.steps} frames`,
  })
  return [figure('list', 'list'), figure('Notebook', 'notebook')]
}

async function scrollLibrary({ folder, data }: TestLibrary, openApp: OpenApp): Promise<Scrolled> {
  const { page, close } = await openApp(data, folder)
  try {
    const busy = await busyTimer(page)
    const scrollRepeatedly = async (listbox: string) => {
      await page.getByRole('listbox', { name: listbox }).getByRole('option').first().waitFor()
      const times: number[] = []
      for (let round = 0; round < ROUNDS; round++) {
        await page.evaluate(inPage.scrollToTop, listbox)
        await quiet(page, busy)
        times.push(await busy(() => page.evaluate(inPage.scrollList, { listbox, ...SCROLL })))
      }
      return median(times)
    }
    const list = await scrollRepeatedly('Articles')
    await page.keyboard.press(NOTEBOOK_KEY)
    return { list, notebook: await scrollRepeatedly('Annotations') }
  } finally {
    await close()
  }
}
