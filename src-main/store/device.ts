import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import * as v from 'valibot'
import { createFolderDurably } from './durable-file.ts'
import { readJson, updateJson } from './durable-json.ts'
import type { FileSystem } from './file-system.ts'
import { FolderLock } from './folder-lock.ts'
import { Quarantine } from './quarantine.ts'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'
const LENGTH = 8

const deviceSchema = v.object({ id: v.pipe(v.string(), v.regex(/^[0-9a-z]{8}$/, 'is not a device id')) })

/**
 * The name of this installation in stamps: eight characters a-z0-9, drawn once and kept in
 * `device.json`. Programs that ask for it at the same time are given the same. A damaged file is
 * moved aside and a new name drawn: names need to differ, not to last.
 * @param data the app's data folder
 */
export async function deviceId(fs: FileSystem, data: string, now: () => number): Promise<string> {
  const json = { path: join(data, 'device.json'), kind: 'device', schema: deviceSchema } as const
  await createFolderDurably(fs, data)
  const lock = new FolderLock(data)
  const quarantine = new Quarantine(fs, join(data, 'quarantine'), now)
  const { value: known } = await quarantine.recover(json.path, lock, () => readJson(fs, json))
  if (known) return known.id
  const { value } = await lock.run(() => updateJson(fs, json, (device) => device ?? { id: drawName() }))
  return value.id
}

function drawName(): string {
  return Array.from({ length: LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('')
}
