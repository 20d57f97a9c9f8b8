import { contextBridge, ipcRenderer } from 'electron'
import { EVENT_CHANNEL, REQUEST_CHANNEL } from '../../src-core/ipc/channels.ts'

/**
 * The bridge: one way to ask and one way to hear, on two fixed channels. Which requests there are is
 * for the main process to say; nothing here changes when the contract does.
 */
contextBridge.exposeInMainWorld('lectern', {
  platform: process.platform,

  request: (name: unknown, input: unknown): Promise<unknown> =>
    ipcRenderer.invoke(REQUEST_CHANNEL, name, input),

  on(name: string, listener: (payload: unknown) => void): () => void {
    const hear = (_event: unknown, heard: string, payload: unknown) => {
      if (heard === name) listener(payload)
    }
    ipcRenderer.on(EVENT_CHANNEL, hear)
    return () => ipcRenderer.removeListener(EVENT_CHANNEL, hear)
  },
})
