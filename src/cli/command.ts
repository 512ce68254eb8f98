// What a command is: declared once, so that parsing, `--help` and the reference in the README cannot differ.

import type { Answer, CallName, Input } from '../api/contract.ts'

/** An option of a command. A switch stands alone; the others take a value, `list` may be given several times. */
export interface Option {
  readonly kind: 'switch' | 'value' | 'list'
  readonly says: string
  /** How the value is written in help: NAME, FILE, ATTR=VALUE. */
  readonly value?: string
  readonly oneOf?: readonly string[]
  readonly isRequired?: boolean
}

/** What stands on the command line, parsed: `words` in the order of the command's `takes`. */
export interface Given {
  readonly words: readonly string[]
  /** The value of an option, if given. */
  value(name: string): string | undefined
  /** The value of an option that is one of a few words. */
  choice<Word extends string>(name: string, words: readonly Word[]): Word | undefined
  /** The value of an option that the command requires. */
  required(name: string): string
  /** Every value of an option that may be given several times. */
  list(name: string): readonly string[]
  /** Whether a switch stands there. */
  has(name: string): boolean
}

/** The door, for one command: a call answers, or throws {@link Trouble} with its exit code. */
export interface Calls {
  call<Name extends CallName>(name: Name, input: Input<Name>): Promise<Answer<Name>>
}

/** What a command says in the end: `json` for scripts, `text` for people; `code` when it is not 0 although nothing was refused outright. */
export interface Said {
  readonly json: unknown
  readonly text: string
  readonly code?: number
}

/** How a command meets its project: makes it, opens it, opens it to read only when somebody else holds it, or sees to it itself. */
export type Opening = 'none' | 'write' | 'read'

/** One command. `takes` are the words after its name: upper case for what is to be put in, in brackets what may be left out, `...` for several. */
export interface Command {
  readonly name: string
  readonly takes: readonly string[]
  readonly says: string
  readonly more?: readonly string[]
  readonly options: Readonly<Record<string, Option>>
  readonly opening: Opening
  run(given: Given, calls: Calls, shell: Shell): Promise<Said>
}

/** What a command may ask of the shell it runs in. */
export interface Shell {
  /** The passphrase or recovery key that the options name, as the door takes them. */
  secrets(given: Given): { readonly passphrase?: string; readonly recoveryKey?: string }
  /** The words of an environment variable. Refuses one that is not set. */
  secret(variable: string): string
  /** A path as the person meant it, from where they are. */
  path(written: string): string
  /** The name of the person at this machine. */
  person(): string
  /** Runs the web shell until it is ended. */
  serve(options: {
    readonly project: string | null
    readonly port: number
    readonly open: boolean
    readonly coder: string | null
    readonly secrets: { readonly passphrase?: string; readonly recoveryKey?: string }
  }): Promise<void>
}

/** Wrong usage: exit 2, with the sentence. */
export class WrongUsage extends Error {}

/** A command that ended badly: its sentence and its exit code (1 refused, 2 wrong usage, 3 fault). */
export class Trouble extends Error {
  readonly exit: number
  readonly code: string

  constructor(exit: number, code: string, sentence: string) {
    super(sentence)
    this.exit = exit
    this.code = code
  }
}

/** The options that every command takes. */
export const EVERYWHERE: Readonly<Record<string, Option>> = {
  coder: { kind: 'value', value: 'NAME', says: 'who acts; else the coder who made the project' },
  'passphrase-env': { kind: 'value', value: 'VAR', says: 'the environment variable that holds the passphrase' },
  'recovery-key-env': {
    kind: 'value',
    value: 'VAR',
    says: 'the environment variable that holds the recovery key instead',
  },
  json: { kind: 'switch', says: 'answer in JSON' },
  help: { kind: 'switch', says: 'say how the command is used' },
}
