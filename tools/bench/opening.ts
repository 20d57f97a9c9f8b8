import { Library } from '../../src-main/store/library.ts'
import { formatBytes, formatMilliseconds, type Figure } from './figures.ts'
import { SIZES, type TestLibraries, type TestLibrary } from './libraries.ts'
import { median, memoryInUse } from './measure.ts'

const STARTS = 3

/** Starts the app so many times and tells how long each took until the list was shown, in milliseconds. */
export type TimeStarts = (library: TestLibrary, starts: number) => Promise<number[]>

/** How long a start takes, and what a library that is open takes of the main process. */
export async function measureStarts(libraries: TestLibraries, timeStarts: TimeStarts): Promise<Figure[]> {
  const [smallest, , largest] = SIZES
  const small = median(await timeStarts(libraries[smallest], STARTS))
  const figures: Figure[] = []
  for (const size of SIZES.slice(1)) {
    const shown = median(await timeStarts(libraries[size], STARTS))
    figures.push({
      name: `From the start to the list, ${size.toLocaleString('en')} articles ÷ ${smallest}`,
      value: shown / small,
      ...(size === largest && { target: { atMost: 1.5 } }),
      made: `${formatMilliseconds(shown)} ÷ ${formatMilliseconds(small)}`,
    })
  }
  for (const size of SIZES) {
    const before = memoryInUse()
    const library = await Library.open(libraries[size])
    const memory = memoryInUse() - before
    await library.close()
    figures.push({
      name: `Memory of the main process for a library of ${size.toLocaleString('en')} articles, bytes an article`,
      value: memory / size,
      made: formatBytes(memory),
    })
  }
  return figures
}
