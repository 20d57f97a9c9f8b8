import * as v from 'valibot'
import {
  DEFAULT_EXPORT_CHOICES,
  POSITION_PLACES,
  TEMPLATE_CHOICES,
  type ExportChoices,
} from './export-choices.ts'
import { MAX_TEMPLATE } from './template/read-template.ts'

/** What a window may change of it. */
export const exportChoicesPatchSchema: v.GenericSchema<unknown, Partial<ExportChoices>> = v.strictObject({
  positions: v.exactOptional(v.picklist(POSITION_PLACES)),
  template: v.exactOptional(v.picklist(TEMPLATE_CHOICES)),
  ownTemplate: v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_TEMPLATE))),
  notesBack: v.exactOptional(v.boolean()),
  automatic: v.exactOptional(v.boolean()),
})

/** What is kept: a choice that this version does not know falls back, the others stay. */
export const keptExportChoicesSchema: v.GenericSchema<unknown, ExportChoices> = v.fallback(
  v.looseObject({
    positions: v.fallback(v.picklist(POSITION_PLACES), DEFAULT_EXPORT_CHOICES.positions),
    template: v.fallback(v.picklist(TEMPLATE_CHOICES), DEFAULT_EXPORT_CHOICES.template),
    ownTemplate: v.fallback(v.string(), DEFAULT_EXPORT_CHOICES.ownTemplate),
    notesBack: v.fallback(v.boolean(), DEFAULT_EXPORT_CHOICES.notesBack),
    automatic: v.fallback(v.boolean(), DEFAULT_EXPORT_CHOICES.automatic),
  }),
  { ...DEFAULT_EXPORT_CHOICES },
)
