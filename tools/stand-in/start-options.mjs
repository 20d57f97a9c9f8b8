// @ts-check
const { env } = process

/** How the stand-in was asked to run. By environment, as the command line is the app's own. */
export const startOptions = {
  /** Without a visible window. */
  headless: env['STAND_IN_HEADLESS'] === '1',
  /** Port on localhost that a debugger or a test may connect to; 0 for a free one, none by default. */
  debuggingPort: env['STAND_IN_DEBUGGING_PORT'],
  /** Chromium's executable, where it is not in a usual place. */
  chromium: env['STAND_IN_CHROMIUM'],
  /** @type {'light' | 'dark'} What the system prefers. */
  systemTheme: env['STAND_IN_SYSTEM_THEME'] === 'dark' ? 'dark' : 'light',
}
