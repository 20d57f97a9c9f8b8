import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Runs a task and tells how long it took, in milliseconds. */
export async function time(task: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await task()
  return performance.now() - start
}

/**
 * Runs a task that waits for nothing and tells how long a processor worked for it, in milliseconds: what
 * else the machine does meanwhile does not count, as it would most in the slowest of many.
 */
export function workTime(task: () => unknown): number {
  const start = process.cpuUsage()
  task()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1_000
}

/** As {@link workTime}, of a task that waits; nothing else may run in this process meanwhile. */
export async function workTimeOf(task: () => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage()
  await task()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1_000
}

/** The middle of some numbers: what a slow moment of the machine does not move. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = NaN, high = NaN] =
    sorted.length % 2 === 0 ? sorted.slice(middle - 1) : [sorted[middle], sorted[middle]]
  return (low + high) / 2
}

/**
 * Times several tasks in turn, round after round, each as often before as after each other, so that
 * what slows the machine down for a while, or what one task leaves to the next, falls on all of them.
 * @param timer what is counted: the time that passes, or the work of a processor
 * @returns the median of each, in milliseconds
 */
export async function timeAlternately<Name extends string>(
  tasks: Record<Name, (round: number) => Promise<unknown>>,
  rounds: number,
  timer = time,
): Promise<Record<Name, number>> {
  const names = Object.keys(tasks) as Name[]
  const times = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    const first = round % names.length
    const turned = [...names.slice(first), ...names.slice(0, first)]
    const isOddTurn = Math.floor(round / names.length) % 2 === 1
    for (const name of isOddTurn ? turned.toReversed() : turned) {
      times.get(name)?.push(await timer(() => tasks[name](round)))
    }
  }
  return Object.fromEntries([...times].map(([name, each]) => [name, median(each)])) as Record<Name, number>
}

/** Bytes of the heap and of arrays that something still holds. */
export function memoryInUse(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
