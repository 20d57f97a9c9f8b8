import * as v from 'valibot'
import { DEFAULT_EXPORT_CHOICES, POSITION_PLACES, type ExportChoices } from './export-choices.ts'

/** What a window may choose. */
export const exportChoicesSchema: v.GenericSchema<unknown, ExportChoices> = v.strictObject({
  positions: v.picklist(POSITION_PLACES),
})

/** What is kept: a choice that this version does not know falls back, the others stay. */
export const keptExportChoicesSchema: v.GenericSchema<unknown, ExportChoices> = v.fallback(
  v.looseObject({
    positions: v.fallback(v.picklist(POSITION_PLACES), DEFAULT_EXPORT_CHOICES.positions),
  }),
  { ...DEFAULT_EXPORT_CHOICES },
)
