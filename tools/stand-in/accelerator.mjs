// @ts-check
/**
 * A menu's key, as the page compares it with what was pressed.
 * @typedef {{ key: string, ctrl: boolean, meta: boolean, alt: boolean, shift: boolean }} Keystroke
 */

/** @type {Readonly<Record<string, string>>} Electron's names of keys that the DOM names differently. */
const KEYS = {
  plus: '+',
  space: ' ',
  esc: 'escape',
  return: 'enter',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
}

/**
 * Reads an accelerator of Electron's, as in `CommandOrControl+Shift+Z`.
 * @param {string} accelerator
 * @param {NodeJS.Platform} platform
 * @returns {Keystroke}
 */
export function parseAccelerator(accelerator, platform) {
  const parts = accelerator.toLowerCase().split('+')
  const name = parts.pop() ?? ''
  const mac = platform === 'darwin'
  /** @type {(...names: string[]) => boolean} */
  const has = (...names) => parts.some((part) => names.includes(part))
  const either = has('commandorcontrol', 'cmdorctrl')
  return {
    key: KEYS[name] ?? name,
    ctrl: has('control', 'ctrl') || (either && !mac),
    meta: has('command', 'cmd', 'meta', 'super') || (either && mac),
    alt: has('alt', 'option', 'altgr'),
    shift: has('shift'),
  }
}
