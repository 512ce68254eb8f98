import { EVERYWHERE, type Command, type Option } from './command.ts'

const WIDTH = 96

/** The list of all commands, in their groups. */
export function generalHelp(
  groups: readonly { readonly title: string; readonly commands: readonly Command[] }[],
): string {
  const names = groups.flatMap(group => group.commands.map(command => command.name.length))
  const column = Math.max(...names) + 2
  return [
    'Crosscase: an open workbench for qualitative evaluation teams. Everything stays on this machine.',
    '',
    'crosscase COMMAND P …            P is a project file, NAME.crosscase',
    ...groups.flatMap(({ title, commands }) => [
      '',
      title,
      ...commands.flatMap(({ name, says }) => hanging(`  ${name.padEnd(column)}`, firstSentence(says))),
    ]),
    '',
    'crosscase COMMAND --help says how one is used. Every command takes --json. It ends with 0 when done, 1 when refused,',
    '2 on wrong usage, 3 when something failed.',
    '',
  ].join('\n')
}

/** How one command is used. */
export function commandHelp(command: Command): string {
  return [
    ...wrapped('', usage(command), '    '),
    '',
    ...hanging('', command.says),
    ...(command.more ?? []).flatMap(line => ['', ...hanging('', line)]),
    ...optionLines('Options', command.options),
    ...optionLines('As with every command', EVERYWHERE),
    '',
  ].join('\n')
}

/** How a command is written: its name, words and options, each whole. */
export function usage({ name, takes, options }: Command): string[] {
  const written = Object.entries(options).map(([option, about]) => {
    const one = `--${option}${about.kind === 'switch' ? '' : ` ${valueOf(about)}`}`
    return about.isRequired ? one : `[${one}]${about.kind === 'list' ? '...' : ''}`
  })
  return ['crosscase', name, ...takes, ...written]
}

/** All commands as the README lists them. */
export function reference(commands: readonly Command[]): string {
  return commands.map(command => `${wrapped('', usage(command), '    ').join('\n')}\n    ${command.says}`).join('\n')
}

function optionLines(title: string, options: Readonly<Record<string, Option>>): string[] {
  const names = Object.entries(options).map(
    ([name, option]) => `  --${name}${option.kind === 'switch' ? '' : ` ${valueOf(option)}`}`,
  )
  if (names.length === 0) return []
  const column = Math.min(34, Math.max(...names.map(name => name.length)) + 2)
  return [
    '',
    `${title}:`,
    ...Object.values(options).flatMap((option, at) =>
      named(
        names[at]!.padEnd(column),
        option.says + (option.kind === 'list' ? ' (may be said several times)' : ''),
        ' '.repeat(column),
      ),
    ),
  ]
}

/** An option and what it says; a long one has its words on the next line. */
function named(name: string, says: string, indent: string): string[] {
  return name.endsWith(' ') ? hanging(name, says, indent) : [name, ...hanging(indent, says, indent)]
}

function firstSentence(text: string): string {
  return text.split(/(?<=\.) /, 1)[0]!
}

function valueOf(option: Option): string {
  return option.value ?? option.oneOf?.join('|') ?? 'VALUE'
}

/** Text wrapped behind a beginning, the further lines set in under it. */
function hanging(beginning: string, text: string, indent = ' '.repeat(beginning.length)): string[] {
  return wrapped(beginning, text.split(' '), indent)
}

function wrapped(beginning: string, pieces: readonly string[], indent: string): string[] {
  const lines: string[] = []
  let line = beginning
  let isBegun = false
  for (const piece of pieces) {
    if (isBegun && line.length + piece.length + 1 > WIDTH) {
      lines.push(line)
      line = indent + piece
    } else {
      line += isBegun ? ` ${piece}` : piece
    }
    isBegun = true
  }
  return [...lines, line]
}
