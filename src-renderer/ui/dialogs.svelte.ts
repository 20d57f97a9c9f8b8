export type DialogName =
  | 'none'
  | 'palette'
  | 'export'
  | 'verify'
  | 'paste'
  | 'goto'
  | 'keys'
  | 'link'
  | 'report'
  | 'annotations'
  | 'tray'
  | 'tray-place'
  | 'details'
  | 'many-details'
  | 'tags'
  | 'tag'
  | 'filter'
  | 'settings'
  | 'libraries'
  | 'beside'
  | 'picture'
  | 'address'
  | 'encoding'
  | 'reread'

/** Which dialog is open; one at a time. */
export class Dialogs {
  current = $state<DialogName>('none')

  open(name: DialogName): void {
    this.current = name
  }

  close(): void {
    this.current = 'none'
  }

  /** Opens a dialog, or closes it when it is the one that is open. */
  toggle(name: DialogName): void {
    this.current = this.current === name ? 'none' : name
  }
}
