import * as v from 'valibot'
import { ARTICLE_STATUSES } from '../article/article.ts'
import { exportChoicesPatchSchema } from '../export/export-choices-schema.ts'
import { BACKUP_ID } from '../library/backup.ts'
import { MAX_EDITS_AT_ONCE, type RequestName, type Requests } from './contract.ts'
import { exportInputs } from './export-inputs.ts'
import { inboxPatchSchema } from '../inbox/inbox-schema.ts'
import { FOLDER_PURPOSES, ZIP_PURPOSES } from '../library/library-places.ts'
import { SORT_KEYS } from '../library/sort.ts'
import { notebookQuerySchema } from '../notebook/notebook-query-schema.ts'
import { aidsSchema, speakingSchema } from '../reading/reading-aids-schema.ts'
import { readingTypeSchema } from '../reading/reading-type-schema.ts'
import { MOST_ARTICLE_TYPES } from '../reading/reading-type.ts'
import { encodingInputs } from './encoding-inputs.ts'
import { inboxInputs } from './inbox-inputs.ts'
import { edit, id, libraryEdit, line, position, tag } from './edit-schemas.ts'
import { importInputs } from './import-inputs.ts'
import { incomingInputs, trayChanges } from './incoming-inputs.ts'
import { fail, succeed, type Result } from './result.ts'
import type { HistoryEntry, OpenColumns, UnsavedEdit } from './session.ts'
import { THEMES } from './settings.ts'

// Limits keep a window that went wrong from filling the disk; none is near what a person writes.
const MAX_ENTRIES = 1_000
const MAX_STEPS = 1_000_000
const MAX_ROWS = 500
const MAX_QUERY = 10_000
const MAX_FOUND = 1_000

const empty = v.strictObject({})
const backupId = v.pipe(v.string(), v.regex(BACKUP_ID, 'is not the id of a backup'))

const articleEdit = v.strictObject({ id, edit })

const historyStep = v.strictObject({ articleId: id, edit })
const unsavedFacts = { label: line, act: v.exactOptional(line), group: v.exactOptional(line) }
const entryFacts = { id: v.number(), ...unsavedFacts }

/** Runtime form of a step of undo or redo. */
export const historyEntrySchema: v.GenericSchema<unknown, HistoryEntry> = v.union([
  v.strictObject({ ...entryFacts, articleId: id, edit }),
  v.strictObject({
    ...entryFacts,
    steps: v.pipe(v.array(historyStep), v.maxLength(MAX_STEPS)),
    libraryEdit: v.exactOptional(libraryEdit),
    tray: v.exactOptional(trayChanges),
  }),
  v.strictObject({ ...entryFacts, libraryEdit }),
])

/** Runtime form of an edit that is not in the library yet. */
export const unsavedEditSchema: v.GenericSchema<unknown, UnsavedEdit> = v.union([
  v.strictObject({ ...unsavedFacts, articleId: id, title: line, edit }),
  v.strictObject({ ...unsavedFacts, libraryEdit }),
])

/** Runtime form of what is open side by side. */
export const openColumnsSchema: v.GenericSchema<unknown, OpenColumns> = v.strictObject({
  articles: v.pipe(v.array(id), v.maxLength(2)),
  focused: v.picklist([0, 1]),
})

const entries = v.pipe(v.array(historyEntrySchema), v.maxLength(MAX_ENTRIES))
const session = v.strictObject({
  undo: entries,
  redo: entries,
  unsaved: v.pipe(v.array(unsavedEditSchema), v.maxLength(MAX_STEPS)),
  columns: v.exactOptional(openColumnsSchema),
})

const sort = v.strictObject({ by: v.picklist(SORT_KEYS), descending: v.boolean() })

const keys = v.record(
  v.pipe(v.string(), v.maxLength(100)),
  v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(40))), v.maxLength(8)),
)
const slots = v.instance(Uint32Array)

const articleTypes = v.pipe(
  v.record(id, readingTypeSchema),
  v.check((types) => Object.keys(types).length <= MOST_ARTICLE_TYPES, 'are too many'),
)

const folder = v.pipe(v.string(), v.minLength(1), v.maxLength(10_000))

/** What each request takes. The compiler holds it to the contract. */
const inputs: { [Name in RequestName]: v.GenericSchema<unknown, Requests[Name]['in']> } = {
  'library.open': empty,
  'article.read': v.strictObject({ id }),
  'library.refresh': empty,
  'article.writeBack': v.strictObject({ id }),
  'search.open': empty,
  'search.find': v.strictObject({
    text: v.pipe(v.string(), v.maxLength(MAX_QUERY)),
    scope: v.union([v.literal('all'), v.picklist(ARTICLE_STATUSES), v.array(id)]),
    limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_FOUND)),
  }),
  'article.edit': articleEdit,
  'articles.edit': v.strictObject({
    edits: v.pipe(v.array(articleEdit), v.maxLength(MAX_EDITS_AT_ONCE)),
  }),
  'library.edit': v.strictObject({ edit: libraryEdit }),
  'tag.uses': v.strictObject({ tag }),
  ...importInputs,
  ...encodingInputs,
  ...incomingInputs,
  ...exportInputs,
  ...inboxInputs,
  'backups.list': empty,
  'backups.take': empty,
  'backups.preview': v.strictObject({ id: backupId }),
  'backups.restore': v.strictObject({ id: backupId }),
  'backups.cancel': empty,
  'backups.reveal': empty,
  'libraries.read': empty,
  'libraries.choose': v.strictObject({ purpose: v.picklist(FOLDER_PURPOSES) }),
  'libraries.open': v.strictObject({ folder, make: v.boolean() }),
  'libraries.move': v.strictObject({ folder }),
  'libraries.chooseZip': v.strictObject({ purpose: v.picklist(ZIP_PURPOSES) }),
  'libraries.pack': v.strictObject({ zip: folder }),
  'libraries.unpack': v.strictObject({ zip: folder, folder }),
  'libraries.revealZip': empty,
  'libraries.cancel': empty,
  'libraries.reveal': empty,
  'print.paper': empty,
  'print.choosePdf': v.strictObject({ id }),
  'print.pdf': empty,
  'print.stop': empty,
  'notebook.query': v.strictObject({ query: notebookQuerySchema }),
  'notebook.cancel': empty,
  'notebook.rows': v.strictObject({ slots: v.pipe(v.array(position), v.maxLength(MAX_ROWS)) }),
  'notebook.annotations': v.strictObject({ slots }),
  'notebook.copy': v.strictObject({ slots }),
  'notebook.export': v.strictObject({ slots, heading: line }),
  'notebook.reveal': empty,
  'links.read': v.strictObject({ articleId: id, targets: v.pipe(v.array(id), v.maxLength(100_000)) }),
  'links.find': v.strictObject({
    text: v.pipe(v.string(), v.maxLength(1_000)),
    limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
  }),
  'settings.read': empty,
  'settings.change': v.strictObject({
    patch: v.strictObject({
      theme: v.optional(v.picklist(THEMES)),
      sort: v.optional(sort),
      keys: v.optional(keys),
      firstSteps: v.optional(
        v.strictObject({
          done: v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(50)),
          dismissed: v.boolean(),
        }),
      ),
      reading: v.optional(readingTypeSchema),
      articleTypes: v.optional(articleTypes),
      aids: v.optional(aidsSchema),
      speaking: v.optional(speakingSchema),
      exporting: v.optional(exportChoicesPatchSchema),
      inbox: v.optional(inboxPatchSchema),
    }),
  }),
  'clipboard.write': v.strictObject({ text: v.string() }),
  'session.read': empty,
  'session.keep': v.strictObject({ session }),
  'unsaved.export': v.strictObject({ text: v.string() }),
  'menu.name': v.strictObject({ undo: line, redo: line }),
  'window.saved': v.strictObject({ unsaved: position, kept: v.boolean() }),
  'link.open': v.strictObject({ href: v.pipe(v.string(), v.maxLength(8_000)) }),
}

/** Whether there is a request of that name. */
export function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(inputs, name)
}

/**
 * Checks what came over the process border.
 * @returns the input as the contract has it, or a `bad-arguments` failure that names the field
 */
export function parseRequest<Name extends RequestName>(
  name: Name,
  input: unknown,
): Result<Requests[Name]['in']> {
  const parsed = v.safeParse<(typeof inputs)[Name]>(inputs[name], input)
  if (parsed.success) return succeed(parsed.output as Requests[Name]['in'])
  const [issue] = parsed.issues
  const where = v.getDotPath(issue) ?? 'input'
  return fail('bad-arguments', `“${name}” was called wrongly: ${where}: ${issue.message}`, {
    kept: 'Nothing was changed.',
  })
}
