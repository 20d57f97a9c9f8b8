import * as v from 'valibot'
import type { ReadingAids, Speaking } from './reading-aids.ts'

export const aidsSchema: v.GenericSchema<unknown, ReadingAids> = v.object({
  focus: v.boolean(),
  ruler: v.boolean(),
})

export const speakingSchema: v.GenericSchema<unknown, Speaking> = v.object({
  rate: v.pipe(v.number(), v.minValue(0.5), v.maxValue(3)),
  voices: v.record(v.pipe(v.string(), v.maxLength(20)), v.pipe(v.string(), v.maxLength(500))),
})
