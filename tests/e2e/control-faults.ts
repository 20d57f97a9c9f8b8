import type { Page } from 'playwright-core'

/**
 * What is wrong with the controls that can be used now, each in a line: smaller than 24 pixels, out of
 * reach, covered by something else, or without a sign that it has the focus. Also whether the page
 * itself scrolls sideways. A dialog or a menu that is open is all that is looked at.
 */
export function controlFaults(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const LEAST = 24
    const CONTROLS =
      'button, a[href], input, select, textarea, summary, [role=slider], [role=tab], [role=menuitem], [role=menuitemradio]'
    const layers = [...document.querySelectorAll('[role=menu], [role=dialog]')]
    const root = layers.find(({ role }) => role === 'menu') ?? layers[0] ?? document.body

    const describe = (element: Element) => {
      const name = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? ''
      return `${element.localName} “${name.slice(0, 40)}” (${(element.getAttribute('class') ?? '').split(' ')[0]})`
    }
    /** The words that a press on acts on the control as well. */
    const labelsOf = (element: Element) => [...((element as HTMLInputElement).labels ?? [])]
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert], .visually-hidden')
    const isInText = (element: Element) => element.closest('[data-block], .markdown, .note') !== null
    const isLarge = (element: Element) => {
      const { width, height } = element.getBoundingClientRect()
      return Math.round(width) >= LEAST && Math.round(height) >= LEAST
    }
    /** What lies over the middle of a control; null when one can see and press it. */
    const coverOf = (element: Element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect()
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
      if (hit === null) return 'the edge of the window'
      // A tip and a message go by themselves.
      const isFree = element.contains(hit) || hit.contains(element) || hit.closest('.tip, .toasts') !== null
      return isFree ? null : describe(hit)
    }
    const looks = (element: Element) => {
      const knob = element.firstElementChild
      const around = [element, knob, element.parentElement, element.parentElement?.parentElement]
      const styles = around.filter((each) => each instanceof Element).map((each) => getComputedStyle(each))
      if (knob) styles.push(getComputedStyle(knob, '::after'))
      return styles
        .flatMap(({ outline, boxShadow, borderColor, backgroundColor }) => [
          ...[outline, boxShadow, borderColor, backgroundColor],
        ])
        .join('\n')
    }

    const before = document.activeElement as HTMLElement | null
    const faults: string[] = []
    if (document.documentElement.scrollWidth > innerWidth) faults.push('The page scrolls sideways')
    for (const element of root.querySelectorAll<HTMLElement>(CONTROLS)) {
      if (!isShown(element)) continue
      const labels = labelsOf(element)
      if (!isInText(element) && ![element, ...labels].some(isLarge))
        faults.push(`small: ${describe(element)}`)
      const unfocused = looks(element)
      const canFocus = element !== before && !element.matches(':disabled')
      if (canFocus) element.focus({ preventScroll: true, focusVisible: true })
      if (canFocus && document.activeElement === element && looks(element) === unfocused)
        faults.push(`no focus ring: ${describe(element)}`)
      const cover = () => {
        element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' })
        return !isShown(element) || labels.some((label) => coverOf(label) === null) ? null : coverOf(element)
      }
      // What answers to the pointer at a handle is its knob alone.
      if (element.role === 'slider' || cover() === null) continue
      // What is shown only while the focus is in it goes by the next frame.
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const over = cover()
      if (over !== null) faults.push(`covered: ${describe(element)} by ${over}`)
    }
    before?.focus({ preventScroll: true })
    return faults
  })
}
