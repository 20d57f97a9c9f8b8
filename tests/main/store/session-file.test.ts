import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sealEnvelope } from '../../../src-core/library/envelope.ts'
import { EMPTY_SESSION, type Session } from '../../../src-core/ipc/session.ts'
import { sha256 } from '../../../src-main/store/hash.ts'
import { SessionFile } from '../../../src-main/store/session-file.ts'
import { temporaryFolder } from './temporary-folder.ts'

const ID = '01M82RW362TW1QEQME286992XQ'
const edit = { kind: 'delete-annotation', id: ID } as const
const SESSION: Session = {
  undo: [{ id: 1, articleId: ID, edit, label: 'Highlight', act: 'note 1' }],
  redo: [],
  unsaved: [{ articleId: ID, title: 'The last ferry', edit, label: 'Delete Annotation' }],
}

it('a session that was kept is found again, each library’s its own', async () => {
  const data = await temporaryFolder()
  await new SessionFile(data, ID).keep(SESSION)
  expect(await new SessionFile(data, ID).read()).toEqual(SESSION)
  expect(await new SessionFile(data, ID.replace('Q', 'R')).read()).toEqual(EMPTY_SESSION)
})

it('a step that this version cannot read is left out, and the others are there', async () => {
  const data = await temporaryFolder()
  await new SessionFile(data, ID).keep(SESSION)
  const odd = { ...SESSION, undo: [{ ...SESSION.undo[0], edit: { kind: 'fold-corner' } }, SESSION.undo[0]] }
  await writeFile(join(data, 'sessions', `${ID}.json`), sealEnvelope(odd, 'lectern 9', sha256))
  expect(await new SessionFile(data, ID).read()).toEqual(SESSION)
})

it('a damaged file costs the steps of undo, and is kept aside', async () => {
  const data = await temporaryFolder()
  const file = new SessionFile(data, ID)
  await file.keep(SESSION)
  const path = join(data, 'sessions', `${ID}.json`)
  const spoilt = (await readFile(path)).subarray(0, 60)
  await writeFile(path, spoilt)
  expect(await file.read()).toEqual(EMPTY_SESSION)
  expect(await readdir(join(data, 'quarantine'))).toHaveLength(1)
  await file.keep(SESSION)
  expect(await file.read()).toEqual(SESSION)
})
