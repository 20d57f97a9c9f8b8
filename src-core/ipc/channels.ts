/** The two Electron channels between the window and the main process; all else is in the contract. */
export const REQUEST_CHANNEL = 'lectern:request'
export const EVENT_CHANNEL = 'lectern:event'

/** The origin that the window is served from. */
export const APP_SCHEME = 'lectern'
export const APP_ORIGIN = `${APP_SCHEME}://app`
