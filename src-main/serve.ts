import { ipcMain } from 'electron'
import { APP_ORIGIN, REQUEST_CHANNEL } from '../src-core/ipc/channels.ts'
import type { RequestName, Requests } from '../src-core/ipc/contract.ts'
import { isRequestName, parseRequest } from '../src-core/ipc/parse-request.ts'
import { fail, LecternError, succeed, type Result } from '../src-core/ipc/result.ts'

/** One function a request. It may throw: {@link serve} turns that into a failure. */
export type Handlers = {
  [Name in RequestName]: (
    input: Requests[Name]['in'],
  ) => Requests[Name]['out'] | Promise<Requests[Name]['out']>
}

/** Finds what answers a request. @throws LecternError when nothing can at present */
export type FindHandler = <Name extends RequestName>(name: Name) => Promise<Handlers[Name]>

/**
 * Answers the window's requests: checks who asks, parses what came, calls the handler. Nothing
 * throws across; each answer is a `Result`.
 */
export function serve(find: FindHandler): void {
  ipcMain.handle(REQUEST_CHANNEL, async (event, name: unknown, input: unknown): Promise<Result<unknown>> => {
    if (!isOwnPage(event.senderFrame?.url))
      return fail('bad-arguments', 'This page may not ask for anything.')
    if (!isRequestName(name)) return fail('bad-arguments', `There is no request “${String(name)}”.`)
    return answer(find, name, input)
  })
}

async function answer<Name extends RequestName>(
  find: FindHandler,
  name: Name,
  input: unknown,
): Promise<Result<unknown>> {
  const parsed = parseRequest(name, input)
  if (!parsed.ok) return parsed
  try {
    const handle = await find(name)
    return succeed(await handle(parsed.value))
  } catch (error) {
    if (error instanceof LecternError) return { ok: false, failure: error.failure }
    console.error(`${name} failed:`, error)
    return fail('unexpected', `Something went wrong inside Lectern: ${describe(error)}`, {
      kept: 'What was saved before is untouched.',
      todo: 'Try again. If it happens again, please report it with these words.',
    })
  }
}

/** Whether a frame shows the app's own page, so that nothing embedded could speak in its name. */
function isOwnPage(url: string | undefined): boolean {
  return url !== undefined && (url === APP_ORIGIN || url.startsWith(`${APP_ORIGIN}/`))
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
