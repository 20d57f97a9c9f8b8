import { readChord, sameChord, type Chord } from './chord.ts'
import { COMMANDS, type Command, type CommandId } from './commands.ts'

/**
 * The keys that a person gave to commands, by the command's id; none is an empty list. A command that is
 * not named keeps the keys of the table.
 */
export type KeyChoices = Readonly<Record<string, readonly string[]>>

/** Which key stands for which command, after what a person chose. */
export class Keymap {
  /** All keys that work, each with its command. */
  readonly chords: readonly { id: CommandId; chord: Chord }[]
  readonly choices: KeyChoices
  readonly #keys = new Map<CommandId, readonly string[]>()

  constructor(choices: KeyChoices = {}) {
    this.choices = choices
    const chosen = COMMANDS.filter(({ id }) => Object.hasOwn(choices, id)).flatMap(({ id }) =>
      (choices[id] ?? []).map((key) => ({ id, chord: readChord(key) })),
    )
    // A person's key counts before one of the table: a new version may give a command the same.
    const isFree = (key: string) => !chosen.some(({ chord }) => sameChord(chord, readChord(key)))
    for (const { id, keys } of COMMANDS) this.#keys.set(id, choices[id] ?? keys.filter(isFree))
    this.chords = COMMANDS.flatMap(({ id }) => this.keysOf(id).map((key) => ({ id, chord: readChord(key) })))
  }

  /** A command's keys, the first for menus and tooltips; none if it has no key. */
  keysOf(id: CommandId): readonly string[] {
    return this.#keys.get(id) ?? []
  }

  /** The command that a key stands for already. */
  ownerOf(key: string): Command | undefined {
    const wanted = readChord(key)
    const owner = this.chords.find(({ chord }) => sameChord(chord, wanted))
    return COMMANDS.find(({ id }) => id === owner?.id)
  }

  /** The choices with other keys for a command; none are kept of one that has the table's keys again. */
  withKeys(id: CommandId, keys: readonly string[]): KeyChoices {
    const { [id]: _old, ...others } = this.choices
    const own = COMMANDS.find((command) => command.id === id)?.keys ?? []
    const isOwn = own.length === keys.length && own.every((key, index) => key === keys[index])
    return isOwn ? others : { ...others, [id]: [...keys] }
  }

  /** The choices with a key given to one command and taken from the one that has it. */
  withKeyMoved(key: string, id: CommandId, keys: readonly string[]): KeyChoices {
    const owner = this.ownerOf(key)
    if (!owner || owner.id === id) return this.withKeys(id, keys)
    const left = this.keysOf(owner.id).filter((other) => !sameChord(readChord(other), readChord(key)))
    return new Keymap(this.withKeys(owner.id, left)).withKeys(id, keys)
  }
}

export const DEFAULT_KEYMAP = new Keymap()
