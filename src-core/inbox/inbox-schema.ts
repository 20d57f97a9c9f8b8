import * as v from 'valibot'
import { DEFAULT_INBOX, INBOX_AFTER, type InboxChoices } from './inbox.ts'

/** What a window may change of it. */
export const inboxPatchSchema: v.GenericSchema<
  unknown,
  Partial<Omit<InboxChoices, 'folder'>>
> = v.strictObject({
  on: v.exactOptional(v.boolean()),
  paused: v.exactOptional(v.boolean()),
  after: v.exactOptional(v.picklist(INBOX_AFTER)),
})

/** What is kept: a choice that this version does not know falls back, the others stay. */
export const keptInboxSchema: v.GenericSchema<unknown, InboxChoices> = v.fallback(
  v.looseObject({
    on: v.fallback(v.boolean(), DEFAULT_INBOX.on),
    paused: v.fallback(v.boolean(), DEFAULT_INBOX.paused),
    folder: v.fallback(v.string(), DEFAULT_INBOX.folder),
    // Of a choice that is not known nothing is moved.
    after: v.fallback(v.picklist(INBOX_AFTER), (given) => (given?.value === undefined ? 'move' : 'leave')),
  }),
  { ...DEFAULT_INBOX },
)
