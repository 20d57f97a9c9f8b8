/** An object of JSON that nothing is known of. */
export type Fields = Readonly<Record<string, unknown>>

/** The object that a value is; one without fields when it is none. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {}
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The text that a value is; empty when it is none. A number counts as text. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : ''
}

/** The values of a field that holds one or several. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

/** The first of several texts that says something. */
export function firstText(...values: readonly unknown[]): string {
  for (const value of values) {
    const text = listOf(value)
      .map(textOf)
      .find((each) => each.trim() !== '')
    if (text !== undefined) return text.trim()
  }
  return ''
}

/** The names of people, which are texts or fields of their own, in a line. */
export function namesOf(value: unknown): string {
  return listOf(value)
    .map((one) => firstText(isFields(one) ? one.name : one))
    .filter((name) => name !== '')
    .join(', ')
}
