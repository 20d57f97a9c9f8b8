import type { RequestName } from '../src-core/ipc/contract.ts'
import type { AppHandlers, LibraryHandlers } from './features/handlers.ts'
import type { LibraryHost } from './library-host.ts'
import { serve, type Handlers } from './serve.ts'

/** Answers the windows' requests: those about the app always, the others by the library that is open. */
export function serveHost(host: LibraryHost, ofApp: AppHandlers): void {
  serve(async <Name extends RequestName>(name: Name): Promise<Handlers[Name]> => {
    if (Object.hasOwn(ofApp, name)) return (ofApp as unknown as Handlers)[name]
    const handler = await host.handler(name as Name & keyof LibraryHandlers)
    return ((input) => host.track(Promise.resolve(handler(input as never)))) as Handlers[Name]
  })
}
