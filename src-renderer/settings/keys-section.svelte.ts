import { readChord, sameChord } from '../../src-core/commands/chord.ts'
import { COMMANDS, MENUS, type Command, type CommandId } from '../../src-core/commands/commands.ts'
import { refuseKey } from '../../src-core/commands/refuse-key.ts'
import type { App } from '../app.svelte.ts'
import { recordKey, type KeyPress } from '../commands/match-key.ts'
import { rankItems } from '../commands/rank.ts'

/** What a recorded key came to. */
export type Recording =
  /** Waiting for a key; `replaces` is the one that it takes the place of, or null for one more. */
  | { state: 'waiting'; id: CommandId; replaces: string | null }
  | { state: 'refused'; id: CommandId; replaces: string | null; key: string; reason: string }
  /** Another command has the key. */
  | { state: 'taken'; id: CommandId; replaces: string | null; key: string; owner: Command }

/** The list of all commands with their keys, and the recording of a new one. */
export class KeysSettings {
  query = $state('')
  recording = $state.raw<Recording | null>(null)
  /** What is read to those who do not see the list. */
  said = $state('')
  readonly groups = $derived.by(() => {
    const { keymap } = this.#app.settings
    const text = ({ id, title, menu }: Command) => `${title} ${menu} ${keymap.keysOf(id).join(' ')}`
    const found = this.query.trim() === '' ? [...COMMANDS] : rankItems(this.query, COMMANDS, text)
    return MENUS.map((menu) => ({
      menu,
      commands: COMMANDS.filter((command) => command.menu === menu && found.includes(command)),
    })).filter(({ commands }) => commands.length > 0)
  })
  readonly #app: App

  constructor(app: App) {
    this.#app = app
  }

  keysOf(id: CommandId): readonly string[] {
    return this.#app.settings.keymap.keysOf(id)
  }

  isChanged(id: CommandId): boolean {
    return Object.hasOwn(this.#app.settings.value.keys, id)
  }

  get anyChanged(): boolean {
    return Object.keys(this.#app.settings.value.keys).length > 0
  }

  record(id: CommandId, replaces: string | null): void {
    this.recording = { state: 'waiting', id, replaces }
  }

  cancel(): void {
    this.recording = null
  }

  /** Takes the key that was pressed, unless it cannot be had or another command has it. */
  async press(press: KeyPress): Promise<void> {
    const { recording } = this
    const { platform } = this.#app.bridge
    const key = recording && recordKey(press, platform)
    if (!recording || !key) return
    const { id, replaces } = recording
    const reason = refuseKey(key, id, platform)
    const owner = this.#app.settings.keymap.ownerOf(key)
    if (reason !== null) this.recording = { state: 'refused', id, replaces, key, reason }
    else if (owner && owner.id !== id) this.recording = { state: 'taken', id, replaces, key, owner }
    else await this.#give(id, key, replaces)
  }

  /** Takes the key from the command that has it. */
  async takeOver(): Promise<void> {
    const { recording } = this
    if (recording?.state === 'taken') await this.#give(recording.id, recording.key, recording.replaces)
  }

  /** Gives the other command the key that is replaced. */
  async swap(): Promise<void> {
    const { recording } = this
    if (recording?.state !== 'taken' || recording.replaces === null) return
    const { id, key, replaces, owner } = recording
    const before = this.keysOf(owner.id).map((own) => (isSame(own, key) ? replaces : own))
    await this.#give(id, key, replaces)
    await this.#keep(this.#app.settings.keymap.withKeys(owner.id, before))
  }

  async remove(id: CommandId, key: string): Promise<void> {
    const left = this.keysOf(id).filter((own) => own !== key)
    await this.#keep(this.#app.settings.keymap.withKeys(id, left))
    this.said = `${titleOf(id)} has ${left.length === 0 ? 'no key' : left.join(' or ')} now.`
  }

  /** Gives a command the keys of the table again; those that another command was given stay there. */
  async reset(id: CommandId): Promise<void> {
    const { [id]: _chosen, ...others } = this.#app.settings.value.keys
    await this.#keep(others)
    this.said = `${titleOf(id)} has its own keys again.`
  }

  async resetAll(): Promise<void> {
    await this.#keep({})
    this.said = 'All commands have their own keys again.'
  }

  async #give(id: CommandId, key: string, replaces: string | null): Promise<void> {
    const others = this.keysOf(id).filter((own) => !isSame(own, key))
    const place = replaces === null ? -1 : others.indexOf(replaces)
    const keys = place === -1 ? [...others, key] : others.with(place, key)
    this.recording = null
    await this.#keep(this.#app.settings.keymap.withKeyMoved(key, id, keys))
    this.said = `${titleOf(id)} is on ${key} now.`
  }

  #keep(keys: App['settings']['value']['keys']): Promise<void> {
    return this.#app.settings.change({ keys })
  }
}

function isSame(a: string, b: string): boolean {
  return sameChord(readChord(a), readChord(b))
}

function titleOf(id: CommandId): string {
  return COMMANDS.find((command) => command.id === id)?.title.replace('…', '') ?? ''
}
