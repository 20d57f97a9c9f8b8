import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Tip } from '../../../src-renderer/ui/tip.svelte.ts'

let tip: Tip
let first: HTMLElement
let second: HTMLElement
let text: HTMLElement
const told = () => tip.button?.textContent ?? null

beforeEach(() => {
  vi.useFakeTimers()
  document.body.innerHTML =
    '<button class="icon-button"><svg></svg>First</button><button class="icon-button">Second</button><p>Text</p>'
  ;[first, second, text] = [...document.body.children] as [HTMLElement, HTMLElement, HTMLElement]
  tip = new Tip()
})
afterEach(() => vi.useRealTimers())

describe('Tip', () => {
  it('comes after 600 ms of rest on a button or on what is in it', () => {
    tip.point(first)
    vi.advanceTimersByTime(400)
    tip.point(first.querySelector('svg'))
    vi.advanceTimersByTime(199)
    expect(told()).toBeNull()
    vi.advanceTimersByTime(1)
    expect(told()).toBe('First')
  })

  it('does not come when the pointer only passed by', () => {
    tip.point(first)
    vi.advanceTimersByTime(599)
    tip.point(text)
    vi.advanceTimersByTime(10_000)
    expect(told()).toBeNull()
  })

  it('goes from one button to the next at once, and for a moment after it went', () => {
    rest(first)
    tip.point(second)
    expect(told()).toBe('Second')
    tip.hide()
    vi.advanceTimersByTime(299)
    tip.point(first)
    expect(told()).toBe('First')
    tip.hide()
    vi.advanceTimersByTime(300)
    tip.point(second)
    expect(told()).toBeNull()
  })

  it('stays while the pointer goes over to it, and goes when the pointer leaves both', () => {
    rest(first)
    const shown = document.body.appendChild(document.createElement('div'))
    shown.className = 'tip'
    tip.point(text)
    vi.advanceTimersByTime(149)
    tip.point(shown)
    vi.advanceTimersByTime(10_000)
    expect(told()).toBe('First')
    tip.point(null)
    vi.advanceTimersByTime(150)
    expect(told()).toBeNull()
  })

  it('comes at once with the focus of the keyboard, stays when the pointer wanders, goes with the focus', () => {
    vi.spyOn(second, 'matches').mockReturnValue(true)
    tip.focus(second)
    expect(told()).toBe('Second')
    tip.point(text)
    vi.advanceTimersByTime(10_000)
    expect(told()).toBe('Second')
    tip.blur()
    expect(told()).toBeNull()
  })

  it('does not come with a focus that a press of the pointer set', () => {
    vi.spyOn(second, 'matches').mockReturnValue(false)
    tip.focus(second)
    expect(told()).toBeNull()
  })

  it('does not come for a button that has gone', () => {
    tip.point(first)
    first.remove()
    vi.advanceTimersByTime(600)
    expect(told()).toBeNull()
  })
})

function rest(button: HTMLElement): void {
  tip.point(button)
  vi.advanceTimersByTime(600)
}
