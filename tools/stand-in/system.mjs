// @ts-check
import { Emitter, guard } from './emitter.mjs'

/** Never sleeps by itself; a test says when. */
export const powerMonitor = new Emitter('powerMonitor', [
  'lock-screen',
  'resume',
  'shutdown',
  'suspend',
  'unlock-screen',
])

const bounds = { x: 0, y: 0, width: 1920, height: 1080 }
const display = { id: 1, bounds, workArea: bounds, size: bounds, workAreaSize: bounds, scaleFactor: 1 }

export const screen = guard('screen', {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
  getDisplayMatching: () => display,
})
