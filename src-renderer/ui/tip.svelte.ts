import { startTimer } from './timers.ts'

/** How long the pointer rests on a button before it is told what that does, milliseconds. */
const PATIENCE = 600
/** How long after one tip the next comes at once, milliseconds: the pointer goes along a bar. */
const MOMENTUM = 300
/** How long the pointer may be on its way to the tip, milliseconds. */
const GRACE = 150

const BUTTON = '.icon-button'
const TIP = '.tip'
/** What the tip is placed by. */
const ANCHOR = '--tip-anchor'

/**
 * Which button the window's one tooltip tells of. There is one for all: a tooltip in each button was a
 * quarter of what the page had to do to show a new annotation.
 *
 * It comes with the keyboard's focus, or where the pointer rests; and stays under the pointer, until
 * Escape, a press, or the leaving of the button (WCAG 2.2, 1.4.13).
 */
export class Tip {
  /** The button that it tells of; null while none is shown. */
  button = $state.raw<HTMLElement | null>(null)
  #awaited: HTMLElement | null = null
  #byFocus = false
  #closedAt = -Infinity
  #stopTimer = () => {}

  /** The pointer came over something, or left the window: null. */
  point(target: EventTarget | null): void {
    if (target instanceof Element && target.closest(TIP)) return this.#stopTimer()
    const button = buttonOf(target)
    if (button === this.button) return this.#await(null)
    if (button === null) return this.#leave()
    if (button === this.#awaited) return
    if (this.button || performance.now() - this.#closedAt < MOMENTUM) return this.#show(button, false)
    this.#await(button)
  }

  /** Something got the focus. */
  focus(target: EventTarget | null): void {
    const button = buttonOf(target)
    if (button?.matches(':focus-visible')) this.#show(button, true)
    else this.hide()
  }

  /** The focus left something. */
  blur(): void {
    if (this.#byFocus) this.hide()
  }

  hide(): void {
    this.#await(null)
    if (!this.button) return
    this.button.style.removeProperty('anchor-name')
    this.button = null
    this.#byFocus = false
    this.#closedAt = performance.now()
  }

  #leave(): void {
    this.#await(null)
    if (this.button && !this.#byFocus) this.#stopTimer = startTimer(() => this.hide(), GRACE)
  }

  #await(button: HTMLElement | null): void {
    this.#stopTimer()
    this.#awaited = button
    if (button) this.#stopTimer = startTimer(() => this.#show(button, false), PATIENCE)
  }

  #show(button: HTMLElement, byFocus: boolean): void {
    this.hide()
    // It may have gone in the meantime, with what it stood in.
    if (!button.isConnected) return
    button.style.setProperty('anchor-name', ANCHOR)
    this.button = button
    this.#byFocus = byFocus
  }
}

function buttonOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(BUTTON) : null
}
