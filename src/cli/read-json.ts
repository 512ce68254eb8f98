import { readFileSync } from 'node:fs'
import path from 'node:path'
import { WrongUsage } from './command.ts'

/** What a JSON file says that was named on the command line; what it must hold is looked at behind the door. Refuses one that cannot be read so. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new WrongUsage(`“${path.basename(file)}” cannot be read as JSON.`)
  }
}

/** What a JSON object has under a name; undefined where it has nothing so called, or is no object. */
export function entryOf(json: unknown, name: string): unknown {
  return typeof json === 'object' && json !== null ? (json as Readonly<Record<string, unknown>>)[name] : undefined
}
