// The options of our tools: `--help` says in plain words what can be asked, and what is not known is refused with the same.

import { parseArgs } from 'node:util'

const COLUMN = 30

/** How a tool is used: `usage` is its line, `options` by name with what they say (`value`: how their value is written; a list of `[word, what it is]` in `oneOf` where it is one of a few words, in `like` what it must look like). */
export function helpOf({ usage, says, options }) {
  const line = (name, text) => `  ${name.padEnd(COLUMN)}${text}\n`
  return [
    `${usage}\n\n${says}\n\n`,
    ...Object.entries(options).map(([name, option]) =>
      [
        line(`${name.length === 1 ? '-' : '--'}${name}${option.value ? ` ${option.value}` : ''}`, option.says),
        ...(option.oneOf ?? []).map(([word, text]) => line(`    ${word}`, text)),
      ].join(''),
    ),
    line('--help', 'says this'),
  ].join('')
}

/** Reads the options of a tool: `{ values }`, else `{ said, exit }`: its help (0), or what is wrong with them (2). */
export function readOptions(args, tool) {
  const config = Object.fromEntries(
    Object.entries(tool.options).map(([name, { value }]) => [name, { type: value ? 'string' : 'boolean' }]),
  )
  const wrong = sentence => ({ exit: 2, said: `${sentence}\n\n${helpOf(tool)}` })
  let values
  try {
    ;({ values } = parseArgs({ args, options: { ...config, help: { type: 'boolean', short: 'h' } } }))
  } catch (error) {
    // Node's own sentences say which option; what follows the first is about its own syntax.
    return wrong(`${error.message.split(/\.(?:\s|$)/, 1)[0]}.`)
  }
  if (values.help) return { exit: 0, said: helpOf(tool) }
  for (const [name, { oneOf, like, value }] of Object.entries(tool.options)) {
    const given = values[name]
    if (given === undefined) continue
    if (oneOf && !oneOf.some(([word]) => word === given))
      return wrong(`--${name} is one of ${oneOf.map(([word]) => word).join(', ')}, not “${given}”.`)
    if (like && !like.test(given)) return wrong(`--${name} takes ${value}, not “${given}”.`)
  }
  return { values }
}

/** {@link readOptions} of this process: says help or what is wrong, and ends it then. */
export function optionsHere(tool, args = process.argv.slice(2)) {
  const { values, said, exit } = readOptions(args, tool)
  if (values) return values
  ;(exit === 0 ? process.stdout : process.stderr).write(said)
  process.exit(exit)
}

/** Says the help of a tool that hands its options on, where it is asked for, and ends the process then. */
export function sayHelp(tool, args = process.argv.slice(2)) {
  if (!args.includes('--help') && !args.includes('-h')) return
  process.stdout.write(helpOf(tool))
  process.exit(0)
}
