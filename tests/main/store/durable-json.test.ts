import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { disk } from '../../../src-main/store/file-system.ts'
import { openJson, readJson, updateJson, type JsonFile } from '../../../src-main/store/durable-json.ts'
import { FaultyDisk, systemError } from './faulty-disk.ts'
import { temporaryFolder } from './temporary-folder.ts'

const schema = v.object({ words: v.array(v.string()) })
type Words = v.InferOutput<typeof schema>

async function emptyFile(): Promise<JsonFile<Words>> {
  return { path: join(await temporaryFolder(), 'words.json'), kind: 'library', schema }
}

describe('lowdb over the durable adapter', () => {
  it('gives back what it wrote', async () => {
    const json = await emptyFile()
    const { db } = openJson(disk, json)
    await db.read()
    expect(db.data).toBeNull()
    db.data = { words: ['Çırağan', 'Łódź'] }
    await db.write()
    await db.update((data) => data?.words.push('Ağrı'))
    expect(await readJson(disk, json)).toEqual({ words: ['Çırağan', 'Łódź', 'Ağrı'] })
  })

  it('knows the state and the checksum of the file', async () => {
    const json = await emptyFile()
    await updateJson(disk, json, () => ({ words: [] }))
    const { db, file } = openJson(disk, json)
    await db.read()
    const text = await readFile(json.path, 'utf8')
    expect(file.state?.size).toBe(text.length)
    expect(text).toContain(file.checksum)
  })

  it.each([
    ['that is damaged', '{"schema":1', 'damaged'],
    ['of a newer schema', '{"schema":2,"app":"later","checksum":"","data":{}}', 'newer-schema'],
  ])('never writes over a file %s', async (_case, text, code) => {
    const json = await emptyFile()
    await writeFile(json.path, text)
    const { db } = openJson(disk, json)
    await expect(db.read()).rejects.toMatchObject({ failure: { code } })
    db.data = { words: [] }
    await expect(db.write()).rejects.toMatchObject({ failure: { code } })
    expect(await readFile(json.path, 'utf8')).toBe(text)
  })

  it.each(['EIO', 'EACCES', 'EMFILE'])(
    'takes no file that it cannot read (%s) for an empty one',
    async (code) => {
      const json = await emptyFile()
      await updateJson(disk, json, () => ({ words: ['kept'] }))
      const fs = new FaultyDisk((operation) => {
        if (operation === 'read') throw systemError(code)
      })
      const { db } = openJson(fs, json)
      await expect(db.read()).rejects.toMatchObject({ failure: { code: 'unreadable' } })
      db.data = { words: [] }
      await expect(db.write()).rejects.toMatchObject({ failure: { code: 'unreadable' } })
      expect(await readJson(disk, json)).toEqual({ words: ['kept'] })
    },
  )
})

describe('updating', () => {
  it('begins anew when another program changed the file meanwhile, and keeps both changes', async () => {
    const json = await emptyFile()
    let others = 3
    const fs = new FaultyDisk(async (operation) => {
      if (operation !== 'sync' || others === 0) return
      const word = `theirs-${others--}`
      await updateJson(disk, json, (found) => ({ words: [...(found?.words ?? []), word] }))
    })
    const { value } = await updateJson(fs, json, (found) => ({ words: [...(found?.words ?? []), 'ours'] }))
    expect(value.words).toEqual(['theirs-3', 'theirs-2', 'theirs-1', 'ours'])
    expect(await readJson(disk, json)).toEqual(value)
  })

  it('gives up on a file that never rests, and leaves it to the other', async () => {
    const json = await emptyFile()
    let count = 0
    const fs = new FaultyDisk(async (operation) => {
      if (operation === 'sync') await updateJson(disk, json, () => ({ words: [`theirs-${++count}`] }))
    })
    const updating = updateJson(fs, json, () => ({ words: ['ours'] }))
    await expect(updating).rejects.toMatchObject({ failure: { code: 'locked' } })
    expect(await readJson(disk, json)).toEqual({ words: [`theirs-${count}`] })
  })
})
