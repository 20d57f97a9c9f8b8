import type { CDPSession, Page } from 'playwright-core'

/** Opens the built app with a data folder, and with the library that is in it, or another one. */
export type OpenApp = (data: string, library?: string) => Promise<{ page: Page; close: () => Promise<void> }>

/** Answers how long the page's main thread is busy with a task and the frame after it, milliseconds. */
export type Busy = (task: () => Promise<unknown>) => Promise<number>

const MOST_LOOKS = 25

/** All that the page's main thread does. */
export function busyTimer(page: Page): Promise<Busy> {
  return timerOf(page, ['TaskDuration'])
}

/** What it does to lay out: styles and boxes, without the scripts that ask for them. */
export function layoutTimer(page: Page): Promise<Busy> {
  return timerOf(page, ['LayoutDuration', 'RecalcStyleDuration'])
}

async function timerOf(page: Page, wanted: readonly string[]): Promise<Busy> {
  const session: CDPSession = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    const seconds = metrics.filter(({ name }) => wanted.includes(name)).map(({ value }) => value)
    return seconds.reduce((sum, each) => sum + each, 0) * 1_000
  }
  return async (task) => {
    const before = await read()
    await task()
    return (await read()) - before
  }
}

/** Waits until the page has nothing to do; not for ever, since a loaded machine makes all of it slow. */
export async function quiet(page: Page, busy: Busy): Promise<void> {
  let calm = 0
  for (let look = 0; look < MOST_LOOKS && calm < 3; look++) {
    calm = (await busy(() => page.waitForTimeout(60))) < 12 ? calm + 1 : 0
  }
}
