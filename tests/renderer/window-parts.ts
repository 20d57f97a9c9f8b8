/**
 * What jsdom lacks of a window and the components need: media queries (all unmatched unless told
 * otherwise), observers that never report, scrolling that does nothing. Import for its effect.
 */
const matched = new Set<string>()
const lists = new Set<{ media: string; notify(): void }>()

/** Sets which media queries match from now on. */
export function matchMediaQueries(...queries: string[]): void {
  matched.clear()
  for (const query of queries) matched.add(query)
  for (const list of lists) list.notify()
}

class FakeMediaQueryList extends EventTarget {
  readonly media: string

  constructor(media: string) {
    super()
    this.media = media
    lists.add(this)
  }

  get matches(): boolean {
    return matched.has(this.media)
  }

  notify(): void {
    this.dispatchEvent(new Event('change'))
  }
}

class FakeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
  takeRecords(): [] {
    return []
  }
}

Object.assign(window, {
  matchMedia: (query: string) => new FakeMediaQueryList(query),
  ResizeObserver: FakeObserver,
  IntersectionObserver: FakeObserver,
})
Element.prototype.scrollIntoView = () => {}
Element.prototype.getAnimations = () => []
