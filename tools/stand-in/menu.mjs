// @ts-check
import { parseAccelerator } from './accelerator.mjs'
import { missingMembersOf, refuseUnknown } from './emitter.mjs'
import { findRole } from './menu-roles.mjs'

/** @typedef {import('./windows.mjs').OpenWindow} OpenWindow */
/**
 * @typedef {object} ItemTemplate
 * @property {string} [id]
 * @property {string} [label]
 * @property {string} [role]
 * @property {'normal' | 'separator' | 'submenu' | 'checkbox' | 'radio'} [type]
 * @property {string} [accelerator]
 * @property {boolean} [registerAccelerator]
 * @property {boolean} [enabled]
 * @property {boolean} [visible]
 * @property {boolean} [checked]
 * @property {ItemTemplate[] | Menu} [submenu]
 * @property {(item: MenuItem, window: unknown, event: object) => void} [click]
 */

const OPTIONS = [
  'id',
  'label',
  'role',
  'type',
  'accelerator',
  'registerAccelerator',
  'enabled',
  'visible',
  'checked',
  'submenu',
  'click',
]

let nextNumber = 0

export class MenuItem {
  /** Unlike an item's own id, never the same for two. */
  number = ++nextNumber
  /** @type {string} */
  id
  /** @type {string | undefined} */
  role
  /** @type {string} */
  label
  /** @type {string} */
  type
  /** @type {string | undefined} */
  accelerator
  /** @type {boolean} */
  registerAccelerator
  /** @type {boolean} */
  enabled
  /** @type {boolean} */
  visible
  /** @type {boolean} */
  checked
  /** @type {Menu | undefined} */
  submenu
  #click

  /** @param {ItemTemplate} template */
  constructor(template) {
    refuseUnknown('a menu item', template, OPTIONS)
    const role = template.role === undefined ? undefined : findRole(template.role)
    this.id = template.id ?? ''
    this.role = template.role
    this.label = template.label ?? role?.label ?? ''
    this.type = template.type ?? (template.submenu ? 'submenu' : 'normal')
    this.accelerator = template.accelerator ?? role?.accelerator
    // Chromium has the keys of editing and zoom itself.
    this.registerAccelerator = template.registerAccelerator ?? role?.isNative !== true
    this.enabled = template.enabled ?? true
    this.visible = template.visible ?? true
    this.checked = template.checked ?? false
    const items = template.submenu ?? role?.submenu
    this.submenu = Array.isArray(items) ? Menu.buildFromTemplate(items) : items
    this.#click = template.click
  }

  /**
   * @param {object} event
   * @param {OpenWindow | undefined} window
   */
  click(event = {}, window = undefined) {
    if (!this.enabled) return
    if (this.type === 'checkbox') this.checked = !this.checked
    if (this.role !== undefined) findRole(this.role).act(window)
    this.#click?.(this, window, event)
  }
}

Object.setPrototypeOf(MenuItem.prototype, missingMembersOf('menuItem'))

export class Menu {
  /** @type {MenuItem[]} */
  items = []

  /** @param {MenuItem} item */
  append(item) {
    this.items.push(item)
  }

  /**
   * @param {string} id
   * @returns {MenuItem | null}
   */
  getMenuItemById(id) {
    return everyItem(this).find((item) => item.id === id) ?? null
  }

  /** @param {(ItemTemplate | MenuItem)[]} template */
  static buildFromTemplate(template) {
    const menu = new Menu()
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item))
    return menu
  }

  /** @param {Menu | null} menu */
  static setApplicationMenu(menu) {
    applicationMenu = menu
    for (const follow of followers) follow()
  }

  static getApplicationMenu() {
    return applicationMenu
  }
}

Object.setPrototypeOf(Menu.prototype, missingMembersOf('menu'))
Object.setPrototypeOf(Menu, missingMembersOf('Menu', Function.prototype))

/** @type {Menu | null} */
let applicationMenu = null
/** @type {Set<() => void>} */
const followers = new Set()

/**
 * @param {() => void} follow called when the application menu changes
 * @returns {() => void} stops it
 */
export function onMenuChange(follow) {
  followers.add(follow)
  return () => followers.delete(follow)
}

/** @returns {{ keystroke: import('./accelerator.mjs').Keystroke, id: number }[]} the keys that choose an item */
export function menuKeys() {
  return (applicationMenu ? everyItem(applicationMenu) : []).flatMap(
    ({ accelerator, registerAccelerator, number }) =>
      accelerator !== undefined && registerAccelerator
        ? [{ keystroke: parseAccelerator(accelerator, process.platform), id: number }]
        : [],
  )
}

/**
 * Chooses the item of a key.
 * @param {number} number
 * @param {OpenWindow} window
 */
export function chooseItem(number, window) {
  const items = applicationMenu ? everyItem(applicationMenu) : []
  items.find((item) => item.number === number)?.click({ triggeredByAccelerator: true }, window)
}

/**
 * Finds an item of the application menu.
 * @param {string} name its id, or its labels from the top, as in `File › Export…`
 * @returns {MenuItem}
 * @throws when there is none
 */
export function findItem(name) {
  const labels = name.split('›').map((label) => label.trim())
  /** @type {(menu: Menu | undefined | null, rest: string[]) => MenuItem | undefined} */
  const descend = (menu, [label, ...rest]) => {
    const found = menu?.items.find((item) => item.label.replace('&', '') === label)
    return rest.length === 0 ? found : descend(found?.submenu, rest)
  }
  const item = applicationMenu?.getMenuItemById(name) ?? descend(applicationMenu, labels)
  if (!item) throw new Error(`The application menu has no “${name}”`)
  return item
}

/**
 * @param {Menu} menu
 * @returns {MenuItem[]} its items and those below
 */
function everyItem(menu) {
  return menu.items.flatMap((item) => [item, ...(item.submenu ? everyItem(item.submenu) : [])])
}
