import { MediaQuery } from 'svelte/reactivity'

/**
 * Which columns show. Where there is no room for a column it becomes a drawer over the reader, closed
 * at first; the column itself comes back as it was when there is room again.
 */
export class Layout {
  /** Whether the library's tags are unfolded. */
  tagsShown = $state(false)
  /** Whether its sources are. */
  sourcesShown = $state(false)
  /** Whether its saved filters are. */
  filtersShown = $state(true)
  /** Whether the Notebook's saved filters are unfolded. */
  notebookFiltersShown = $state(true)
  /** How many articles are open side by side, be there room for them or not. */
  columns = $state(1)
  #wide = new MediaQuery('(min-width: 1100px)')
  #roomy = new MediaQuery('(min-width: 1500px)')
  #medium = new MediaQuery('(min-width: 860px)')
  #libraryColumn = $state(true)
  #libraryDrawer = $state(false)
  #marginColumn = $state(true)
  #marginDrawer = $state(false)

  get libraryIsDrawer(): boolean {
    return !this.#medium.current
  }

  get marginIsDrawer(): boolean {
    return this.columns > 1 && this.hasRoomForTwo ? !this.#roomy.current : !this.#wide.current
  }

  /** Whether two articles can stand side by side. */
  get hasRoomForTwo(): boolean {
    return this.#wide.current
  }

  get libraryShown(): boolean {
    return this.libraryIsDrawer ? this.#libraryDrawer : this.#libraryColumn
  }

  set libraryShown(shown: boolean) {
    if (this.libraryIsDrawer) this.#libraryDrawer = shown
    else this.#libraryColumn = shown
  }

  get marginShown(): boolean {
    return this.marginIsDrawer ? this.#marginDrawer : this.#marginColumn
  }

  set marginShown(shown: boolean) {
    if (this.marginIsDrawer) this.#marginDrawer = shown
    else this.#marginColumn = shown
  }

  /** Puts the drawers away; columns stay. */
  closeDrawers(): void {
    this.#libraryDrawer = false
    this.#marginDrawer = false
  }
}
