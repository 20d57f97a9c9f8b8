import type { InboxStatus } from '../inbox/inbox.ts'
import type { Empty } from './contract.ts'

/** What the window may ask about the inbox folder, from which Lectern imports by itself. */
export interface InboxRequests {
  /** What it is at. It begins with this question, so that whoever asked hears all of it. */
  'inbox.read': { in: Empty; out: InboxStatus }
  /** Asks the person for the folder; null if they chose none. One that will not do is refused. */
  'inbox.chooseFolder': { in: Empty; out: string | null }
  /** Looks at the folder now, and tries again what did not come in. Answers after that. */
  'inbox.look': { in: Empty; out: InboxStatus }
  /** Shows the folder in the system's file manager. */
  'inbox.reveal': { in: Empty; out: null }
}
