/** Where a string begins in a text, ascending, occurrences that overlap included; nowhere if it is empty. */
export function* findOccurrences(text: string, exact: string): Generator<number> {
  if (exact === '') return
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + 1)) yield at
}
