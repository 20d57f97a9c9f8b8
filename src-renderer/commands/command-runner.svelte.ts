import { findCommand, type CommandId } from '../../src-core/commands/commands.ts'
import type { Keymap } from '../../src-core/commands/keymap.ts'
import { isTextField } from '../ui/text-field.ts'
import { matchKey } from './match-key.ts'

interface Registration {
  id: CommandId
  run: () => void | Promise<void>
  enabled: () => boolean
}

/** What the runner must know of the window around it. */
export interface RunnerSurroundings {
  /** As Node's `process.platform`. */
  platform: string
  /** The keys as the person has them. */
  keymap(): Keymap
  /** Whether a dialog covers the window. */
  isDialogOpen(): boolean
  /** Told of anything that a command throws. */
  onError(error: unknown): void
}

// What may still be asked for while a dialog is open: each closes it and opens its own.
const OVER_DIALOGS: ReadonlySet<CommandId> = new Set([
  'palette.open',
  'export.open',
  'import.paste',
  'import.address',
  'settings.open',
])
const MOST_RECENT = 6

/**
 * Runs commands, wherever they come from: keys, the application menu, the palette, buttons. A part of
 * the window registers what it can do while it is there.
 */
export class CommandRunner {
  /** Ids of the commands run last from the palette, newest first. */
  recent = $state.raw<readonly CommandId[]>([])
  #registrations = $state.raw<readonly Registration[]>([])
  readonly #around: RunnerSurroundings

  constructor(around: RunnerSurroundings) {
    this.#around = around
  }

  /**
   * Says what a command does. The registration made last counts while it stands.
   * @returns a function that takes this registration back
   */
  register(id: CommandId, run: Registration['run'], enabled: () => boolean = () => true): () => void {
    const registration: Registration = { id, run, enabled }
    this.#registrations = [...this.#registrations, registration]
    return () => {
      this.#registrations = this.#registrations.filter((other) => other !== registration)
    }
  }

  /** Whether a command would do something now. Reactive. */
  isEnabled(id: CommandId): boolean {
    return this.#registered(id)?.enabled() ?? false
  }

  /** Does what a command stands for; nothing if it is not enabled. What it throws goes to `onError`. */
  async run(id: CommandId): Promise<void> {
    const registration = this.#registered(id)
    if (!registration?.enabled()) return
    try {
      await registration.run()
    } catch (error) {
      this.#around.onError(error)
    }
  }

  /** Runs a command and remembers it for the palette. */
  async runFromPalette(id: CommandId): Promise<void> {
    this.recent = [id, ...this.recent.filter((other) => other !== id)].slice(0, MOST_RECENT)
    await this.run(id)
  }

  /** A menu item was chosen. */
  async runFromMenu(name: string): Promise<void> {
    const id = findCommand(name)?.id
    if (id === undefined) return
    if (isTextField(document.activeElement) && editText(id)) return
    if (this.#mayRun(id)) await this.run(id)
  }

  /**
   * Acts on a key press. One that stands for a command is kept from everything else, the application
   * menu among it, so that it counts once.
   */
  handleKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return
    const match = matchKey(event, this.#around.platform, this.#around.keymap())
    if (!match) return
    const { id, plain } = match
    const inField = isTextField(event.target)
    if (plain && (inField || this.#around.isDialogOpen())) return
    if (inField && editText(id)) {
      event.preventDefault()
    } else if (this.#mayRun(id) && this.isEnabled(id)) {
      event.preventDefault()
      void this.run(id)
    }
  }

  #registered(id: CommandId): Registration | undefined {
    return this.#registrations.findLast((registration) => registration.id === id)
  }

  #mayRun(id: CommandId): boolean {
    return !this.#around.isDialogOpen() || OVER_DIALOGS.has(id)
  }
}

/**
 * Undo and redo inside a text field are about its text. `execCommand` is the one way to reach the
 * field's own history, and the same for key and menu.
 * @returns whether the command was one of the two
 */
function editText(id: CommandId): boolean {
  if (id !== 'edit.undo' && id !== 'edit.redo') return false
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  document.execCommand(id === 'edit.undo' ? 'undo' : 'redo')
  return true
}
