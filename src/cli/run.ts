import { suggestionsFor } from '../base/suggest.ts'
import type { Progress } from '../base/reply.ts'
import { Trouble, WrongUsage, type Command, type Said, type Shell } from './command.ts'
import { COMMAND_GROUPS, COMMANDS } from './command-table.ts'
import { commandHelp, generalHelp } from './help.ts'
import { findCommand, readGiven } from './parse.ts'
import { callsThrough, openFor, type Door } from './session.ts'

/** What a run needs of the process around it. `door` is made only when a command needs it. */
export interface Surroundings {
  readonly door: () => Promise<Door>
  readonly shell: Shell
  readonly version: () => string
  readonly out: (text: string) => void
  readonly error: (text: string) => void
  readonly onProgress: (progress: Progress) => void
  /** Called when the work is over, before anything is said. */
  readonly afterProgress: () => void
  readonly signal: AbortSignal
}

/** Runs one command line and gives its exit code: 0 done, 1 refused, 2 wrong usage, 3 fault. Answers go to `out` and nothing else does; refusals go to `error`, one sentence. */
export async function run(words: readonly string[], around: Surroundings): Promise<number> {
  if (words[0] === 'help' && words.length > 1) return run([...words.slice(1), '--help'], around)
  if (words.length === 0 || words[0] === '--help' || words[0] === '-h' || words[0] === 'help') {
    around.out(generalHelp(COMMAND_GROUPS))
    return words.length === 0 ? 2 : 0
  }
  if (words[0] === '--version') {
    around.out(`${around.version()}\n`)
    return 0
  }
  const command = findCommand(COMMANDS, words)
  if (!command) {
    around.error(`There is no command “${words[0]!}”.${meant(words)} See crosscase --help.\n`)
    return 2
  }
  const after = words.slice(command.name.split(' ').length)
  if (after.includes('--help') || after.includes('-h')) {
    around.out(commandHelp(command))
    return 0
  }
  return runCommand(command, after, around)
}

/** Which command may have been meant, in a sentence; nothing where none is like it. */
function meant(words: readonly string[]): string {
  const candidates = COMMANDS.map(({ name }) => ({ is: name, name }))
  for (const written of [words.slice(0, 2).join(' '), words[0]!]) {
    const like = suggestionsFor(written, candidates)
    if (like.length > 0) return ` Did you mean ${like.map(one => one.name).join(' or ')}?`
  }
  return ''
}

async function runCommand(command: Command, words: readonly string[], around: Surroundings): Promise<number> {
  let door: Door | null = null
  try {
    const given = readGiven(command, words)
    door = await around.door()
    const calls = callsThrough(door, { onProgress: around.onProgress, signal: around.signal })
    const finished = await openFor(command, given, calls, around.shell)
    if (finished !== null) around.error(`${finished}\n`)
    const said = await command.run(given, calls, around.shell)
    around.afterProgress()
    around.out(written(said, given.has('json')))
    return said.code ?? 0
  } catch (error) {
    around.afterProgress()
    return tell(error, command, around)
  } finally {
    await door?.close()
  }
}

function written(said: Said, isJson: boolean): string {
  return isJson ? `${jsonText(said.json)}\n` : said.text
}

/** JSON with a row of a list on a line of its own: long lists are read by line tools too. */
function jsonText(value: unknown): string {
  if (!Array.isArray(value)) return JSON.stringify(value, null, 2)
  return value.length === 0 ? '[]' : `[\n${value.map(one => JSON.stringify(one)).join(',\n')}\n]`
}

function tell(error: unknown, command: Command, around: Surroundings): number {
  if (error instanceof WrongUsage) {
    around.error(`${error.message} See crosscase ${command.name} --help.\n`)
    return 2
  }
  if (error instanceof Trouble) {
    around.error(`${error.message}\n`)
    return error.exit
  }
  // Ours: the place in our code, never what somebody wrote.
  const place = error instanceof Error ? (/[\w-]+\.[jt]s:\d+/.exec(error.stack ?? '')?.[0] ?? '') : ''
  around.error(`Something went wrong in Crosscase itself${place ? ` (${place})` : ''}.\n`)
  return 3
}
