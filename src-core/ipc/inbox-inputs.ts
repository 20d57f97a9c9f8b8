import * as v from 'valibot'
import type { InboxRequests } from './inbox-requests.ts'

const empty = v.strictObject({})

/** What each request about the inbox folder takes. */
export const inboxInputs: {
  [Name in keyof InboxRequests]: v.GenericSchema<unknown, InboxRequests[Name]['in']>
} = {
  'inbox.read': empty,
  'inbox.chooseFolder': empty,
  'inbox.look': empty,
  'inbox.reveal': empty,
}
