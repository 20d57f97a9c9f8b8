/** How an act on many articles is spoken of. */
export interface ActWords {
  /** What the person did, imperative, as in `Move to Trash`. */
  label: string
  /** While it lasts, as in `Tagging`. */
  doing: string
  /** What was done to so many articles. */
  done: (count: number) => string
}
