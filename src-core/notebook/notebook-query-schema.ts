import * as v from 'valibot'
import { COLOURS } from '../annotation/colour.ts'
import { GROUPINGS, NOTEBOOK_SORT_KEYS, type NotebookQuery } from './notebook-query.ts'

const words = v.pipe(v.string(), v.maxLength(10_000))
const tag = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const day = v.pipe(v.string(), v.isoDate())

/** Runtime form of {@link NotebookQuery}. */
export const notebookQuerySchema: v.GenericSchema<unknown, NotebookQuery> = v.strictObject({
  filter: v.strictObject({
    text: words,
    colours: v.array(v.picklist(COLOURS)),
    tags: v.pipe(v.array(tag), v.maxLength(1_000)),
    article: v.nullable(v.string()),
    from: v.nullable(day),
    to: v.nullable(day),
    noted: v.nullable(v.boolean()),
    inTrash: v.boolean(),
  }),
  group: v.picklist(GROUPINGS),
  sort: v.strictObject({ by: v.picklist(NOTEBOOK_SORT_KEYS), descending: v.boolean() }),
})
