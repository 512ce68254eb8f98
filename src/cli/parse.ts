import { parseArgs } from 'node:util'
import { suggestionsFor } from '../base/suggest.ts'
import { EVERYWHERE, WrongUsage, type Command, type Given, type Option } from './command.ts'

/** Finds the command that the first words name ("cases import" before "cases"); null when there is none. */
export function findCommand(commands: readonly Command[], words: readonly string[]): Command | null {
  const fitting = commands.filter(({ name }) => name.split(' ').every((word, at) => words[at] === word))
  return fitting.toSorted((a, b) => b.name.length - a.name.length)[0] ?? null
}

/** Reads what follows the name of a command. Throws {@link WrongUsage} with a sentence. */
export function readGiven(command: Command, words: readonly string[]): Given {
  const options = { ...EVERYWHERE, ...command.options }
  const { values, positionals } = parsed(options, words)
  refuseWrongWords(command, positionals)
  for (const [name, option] of Object.entries(options)) {
    const given = [values[name] ?? []].flat()
    if (option.isRequired && given.length === 0)
      throw new WrongUsage(`Say --${name}${option.value ? ` ${option.value}` : ''}.`)
    const strange = option.oneOf && given.find(value => !option.oneOf!.includes(String(value)))
    if (strange !== undefined)
      throw new WrongUsage(`--${name} is one of ${option.oneOf!.join(', ')}, not “${String(strange)}”.`)
  }
  return {
    words: positionals,
    value: name => values[name] as string | undefined,
    choice: (name, words) => words.find(word => word === values[name]),
    required: name => values[name] as string,
    list: name => (values[name] as string[] | undefined) ?? [],
    has: name => values[name] === true,
  }
}

function parsed(options: Readonly<Record<string, Option>>, words: readonly string[]) {
  const config = Object.fromEntries(
    Object.entries(options).map(([name, option]) => [
      name,
      { type: option.kind === 'switch' ? 'boolean' : 'string', multiple: option.kind === 'list' } as const,
    ]),
  )
  try {
    return parseArgs({ args: [...words], options: config, allowPositionals: true, strict: true })
  } catch (error) {
    // Node's own sentences say which option; what follows the first is about its own syntax.
    const sentence = `${(error as Error).message.split(/\.(?:\s|$)/, 1)[0]!}.`
    throw new WrongUsage(`${sentence}${meant(sentence, Object.keys(options))}`)
  }
}

/** Which option may have been meant by an unknown one. */
function meant(sentence: string, options: readonly string[]): string {
  const unknown = /^Unknown option '-+(.+)'/.exec(sentence)?.[1]
  if (unknown === undefined) return ''
  const like = suggestionsFor(
    unknown,
    options.map(name => ({ is: name, name })),
  )
  return like.length === 0 ? '' : ` Did you mean ${like.map(one => `--${one.name}`).join(' or ')}?`
}

function refuseWrongWords({ takes }: Command, words: readonly string[]): void {
  const least = takes.filter(one => !one.startsWith('[')).length
  const most = takes.some(one => one.endsWith('...')) ? Infinity : takes.length
  if (words.length < least) throw new WrongUsage(missing(takes[words.length]!.replace('...', '')))
  if (words.length > most) throw new WrongUsage(`“${words[most]!}” is too much.`)
}

/** What is missing; of a few words that can be said, which. */
function missing(one: string): string {
  return /^[a-z-]+(\|[a-z-]+)+$/.test(one) ? `Say one of ${one.split('|').join(', ')}.` : `${one} is missing.`
}
