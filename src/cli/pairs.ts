import { WrongUsage } from './command.ts'

/** Splits "ATTR=VALUE" at its first equals sign. Throws {@link WrongUsage} where there is none; `shape` is what was asked for. */
export function pairOf(written: string, shape: string): [string, string] {
  const at = written.indexOf('=')
  if (at < 1 || at === written.length - 1) throw new WrongUsage(`“${written}” is not ${shape}.`)
  return [written.slice(0, at).trim(), written.slice(at + 1).trim()]
}

/** Names between commas, without the empty ones. */
export function namesOf(written: string): string[] {
  return written
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '')
}

/** Which of a few deeds of a command is meant. Refuses what is none of them, as a wrong use. */
export function deedOf<const Deed extends string>(written: string, deeds: readonly Deed[]): Deed {
  const deed = deeds.find(one => one === written)
  if (deed === undefined) throw new WrongUsage(`“${written}” is none of ${deeds.join(', ')}.`)
  return deed
}
