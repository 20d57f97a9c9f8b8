import { mergeRegisters, type Register } from './register.ts'
import type { Stamps } from './record.ts'
import { laterStamp, type Stamp } from './stamp.ts'

/** An object whose fields carry stamps: a record, an annotation, the library's own file. */
export type Stamped = object & { stamps?: Stamps }

/** Says of a field that is merged in a way of its own what comes of the two objects. */
export type Rules<T> = { [Name in keyof T]?: (a: T, b: T) => unknown }

/** What is true as a whole or not at all: half of one and half of another would be neither. */
const WHOLE: ReadonlySet<string> = new Set(['anchor'])

/**
 * Merges two copies of an object, field by field. What a field is tells how: a register keeps all
 * versions, an object with stamps of its own is merged in turn, a set of strings and a map go by the
 * stamps of their elements (`<field>/<element>`), and of anything else the later stamp counts. So
 * fields that this version does not know are merged as well.
 *
 * Commutative, associative and idempotent. Two values of one stamp, which two honest copies never
 * have, are told apart by their text.
 * @param rules for the fields that need another treatment
 */
export function mergeStamped<T extends Stamped>(a: T, b: T, rules: Rules<T> = {}): T {
  const stamps = mergeStamps(a.stamps, b.stamps)
  const merged: Record<string, unknown> = {}
  for (const name of namesOf(a, b)) {
    const rule = rules[name as keyof T]
    const value =
      name === 'stamps' ? stamps : rule ? rule(a, b) : mergeField(name, toSide(a, name), toSide(b, name))
    if (value !== undefined) merged[name] = value
  }
  // Sound: each field is that of one of the two, or merged from both.
  return merged as T
}

/** The later stamp of each field. */
function mergeStamps(a: Stamps = {}, b: Stamps = {}): Stamps {
  return Object.fromEntries(namesOf(a, b).map((name) => [name, laterStamp(a[name], b[name])]))
}

/** One copy's value of a field, and the stamps that go with it. */
interface Side {
  value: unknown
  stamps: Stamps
}

function toSide(object: Stamped, name: string): Side {
  return { value: (object as Record<string, unknown>)[name], stamps: object.stamps ?? {} }
}

/** @param name as its stamp has it: `colour`, or `tags/people` */
function mergeField(name: string, a: Side, b: Side): unknown {
  // A set or a map that is not there is an empty one.
  const x = a.value ?? emptyLike(b.value)
  const y = b.value ?? emptyLike(a.value)
  if (isRegister(x) && isRegister(y)) return mergeRegisters(x, y)
  if (isStamped(x) && isStamped(y)) return mergeStamped(x, y)
  const isWhole = WHOLE.has(name) || name in a.stamps || name in b.stamps
  if (!isWhole && isSet(x) && isSet(y)) return mergeSets(name, { ...a, value: x }, { ...b, value: y })
  if (!isWhole && isMap(x) && isMap(y)) return mergeMaps(name, { ...a, value: x }, { ...b, value: y })
  return laterValue(name, a, b)
}

function laterValue(name: string, a: Side, b: Side): unknown {
  const [x, y] = [a.stamps[name] ?? '', b.stamps[name] ?? '']
  if (x !== y) return x > y ? a.value : b.value
  return toText(a.value) >= toText(b.value) ? a.value : b.value
}

/** In the order in which the elements were added; those of one moment by name. */
function mergeSets(name: string, a: Side & { value: string[] }, b: Side & { value: string[] }): string[] {
  const stampOf = (element: string): Stamp =>
    laterStamp(a.stamps[`${name}/${element}`], b.stamps[`${name}/${element}`])
  return [...new Set([...a.value, ...b.value])]
    .filter((element) => isIn(`${name}/${element}`, element, a, b))
    .sort((x, y) => (stampOf(x) === stampOf(y) ? compare(x, y) : compare(stampOf(x), stampOf(y))))
}

/** Whether the copy that knows an element's later stamp has it; of two that know the same, either. */
function isIn(stampName: string, element: string, ...sides: (Side & { value: string[] })[]): boolean {
  const latest = sides.reduce<Stamp>((latest, { stamps }) => laterStamp(latest, stamps[stampName]), '')
  return sides.some(({ value, stamps }) => (stamps[stampName] ?? '') === latest && value.includes(element))
}

type MapSide = Side & { value: Record<string, unknown> }

function mergeMaps(name: string, a: MapSide, b: MapSide): Record<string, unknown> {
  const entries = namesOf(a.value, b.value).map((key) => [
    key,
    mergeField(`${name}/${key}`, { ...a, value: a.value[key] }, { ...b, value: b.value[key] }),
  ])
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Record<string, unknown>
}

function namesOf(a: object, b: object): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].sort(compare)
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isSet(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((element) => typeof element === 'string')
}

function isStamped(value: unknown): value is Stamped {
  return isMap(value) && isMap(value.stamps)
}

function emptyLike(value: unknown): unknown {
  return isSet(value) ? [] : isMap(value) && !isStamped(value) ? {} : undefined
}

function isRegister(value: unknown): value is Register {
  return isMap(value) && Array.isArray(value.versions) && isMap(value.seen)
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

/**
 * A value as a text that is the same for equal values, whatever the order of their fields. That of
 * what is missing sorts before all others.
 */
export function toText(value: unknown): string {
  if (value === undefined) return ''
  return JSON.stringify(value, (_name, inner: unknown) =>
    isMap(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => compare(a, b))) : inner,
  )
}
