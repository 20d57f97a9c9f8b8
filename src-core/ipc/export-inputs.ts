import * as v from 'valibot'
import { EXPORT_FORMATS } from '../export/format-names.ts'
import { MAX_TEMPLATE } from '../export/template/read-template.ts'
import type { ExportRequests } from './export-requests.ts'

const empty = v.strictObject({})
const id = v.pipe(v.string(), v.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, 'is not an id'))
const exportedArticles = v.union([v.literal('all'), v.array(id)])

/** What each request about exports takes. */
export const exportInputs: {
  [Name in keyof ExportRequests]: v.GenericSchema<unknown, ExportRequests[Name]['in']>
} = {
  'export.chooseFolder': empty,
  'export.preview': v.strictObject({ articleIds: exportedArticles }),
  'export.notes': v.strictObject({ articleIds: exportedArticles }),
  'export.run': v.strictObject({ articleIds: exportedArticles, format: v.picklist(EXPORT_FORMATS) }),
  'export.reveal': empty,
  'autoExport.read': empty,
  'verify.choose': empty,
  'export.tryTemplate': v.strictObject({
    template: v.pipe(v.string(), v.maxLength(MAX_TEMPLATE)),
    articleId: id,
  }),
}
