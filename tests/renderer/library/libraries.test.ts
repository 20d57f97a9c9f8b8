import '../window-parts.ts'
import { expect, it } from 'vitest'
import { fail, succeed } from '../../../src-core/ipc/result.ts'
import { App } from '../../../src-renderer/app.svelte.ts'
import { Bridge } from '../../../src-renderer/bridge.ts'
import { FakeMain, testId, testLibrary } from '../fake-main.ts'

/** A window whose disk takes nothing, with an act that is thus not saved. */
async function openWindow(keep: 'can be kept' | 'cannot be kept') {
  const main = new FakeMain({
    'library.open': () => succeed(testLibrary([])),
    'article.edit': () => fail('unwritable', 'The disk is full.'),
    'session.keep': () => (keep === 'can be kept' ? succeed(null) : fail('unwritable', 'That one too.')),
    'libraries.open': () => succeed(null),
  })
  const app = new App(new Bridge(main))
  await app.openLibrary()
  await app.history.perform(testId(1), { kind: 'delete-article' }, 'Move to Trash')
  return { app, main }
}

it('opens another library when what is not saved is kept for this one', async () => {
  const { app, main } = await openWindow('can be kept')
  await app.libraries.open('/other')
  expect(main.inputsOf('session.keep').at(-1)?.session.unsaved).toHaveLength(1)
  expect(main.inputsOf('libraries.open')).toHaveLength(1)
})

it('stays with this library when what is not saved can be kept nowhere, and says so', async () => {
  const { app, main } = await openWindow('cannot be kept')
  await app.libraries.open('/other')
  expect(main.inputsOf('libraries.open')).toEqual([])
  expect(app.libraries.step).toMatchObject({
    kind: 'failed',
    failure: { message: 'One change is not saved yet, and could not be kept for later either.' },
  })
})
